/** One answer a person can choose. */
export interface Option {
	value: string;
	label: string;
	/** The heading it stands under in a list. */
	group?: string;
}

/** Options in the order given, those of one group together under its name. */
export function groupOptions(options: readonly Option[]): { name: string | undefined; options: Option[] }[] {
	const groups = new Map<string | undefined, Option[]>();
	for (const option of options) {
		const members = groups.get(option.group);
		if (members) members.push(option);
		else groups.set(option.group, [option]);
	}
	return [...groups].map(([name, members]) => ({ name, options: members }));
}
