import type { FileProfile } from './profile';
import type { Mapping } from './mapping';

const words = [
	'?',
	'-',
	'--',
	'none',
	'n/a',
	'na',
	'null',
	'nil',
	'nan',
	'#n/a',
	'(blank)',
	'(none)',
	'not set',
	'undefined'
];

/** Texts by which sources say "nothing here", in the ways in which they write them. */
export const markers: ReadonlySet<string> = new Set(
	words.flatMap((word) => [word, word.toUpperCase(), word.replace(/[a-z]/, (letter) => letter.toUpperCase())])
);

/** The known markers that occur in the columns that are taken over, to suggest that they mean nothing. */
export function suggestMissing(profile: FileProfile, columns: Mapping['columns']): string[] {
	const found = new Set<string>();
	for (const place of Object.values(columns)) {
		const column = profile.columns[place];
		const texts = column?.values?.map(([value]) => value) ?? column?.samples ?? [];
		for (const text of texts) if (markers.has(text.trim())) found.add(text.trim());
	}
	return [...found];
}
