/** The id of what a text names among some choices, by its id or by its name in any letter case; null where none. */
export function idOfNamed(choices: readonly { id: string; name: string }[], text: string): string | null {
	const name = text.trim().toLowerCase();
	const found =
		choices.find(({ id }) => id.toLowerCase() === name) ??
		choices.find((choice) => choice.name.toLowerCase() === name);
	return found?.id ?? null;
}

/** The sentence for a text that names none of the choices. */
export function notNamed(text: string): string {
	return `“${text}” is neither the name nor the id of one of the choices.`;
}
