import type { Option } from '../../ui/options';

/** Accents and letter case aside, so that "sorensen" finds Sørensen. */
function plain(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replaceAll('ø', 'o')
		.replaceAll('Ø', 'O')
		.replaceAll('ß', 'ss')
		.toLowerCase();
}

/** What is meant by the letters typed so far: names that begin with them, then names with a part that does, then the rest that has them. */
export function found(options: readonly Option[], typed: string): Option[] {
	const sought = plain(typed.trim());
	if (sought === '') return [...options];
	const rank = ({ label }: Option) => {
		const name = plain(label);
		if (name.startsWith(sought)) return 0;
		if (name.split(/[\s-]+/).some((part) => part.startsWith(sought))) return 1;
		return name.includes(sought) ? 2 : 3;
	};
	return [0, 1, 2].flatMap((place) => options.filter((option) => rank(option) === place));
}
