import { guessCauseSeparator, guessColumns } from './guesses/column-guesses';
import { guessValues, valuesOfList, type EntriesOfLists } from './guesses/value-guesses';
import type { FileFormat } from './import';
import {
	emptyMapping,
	listFields,
	type Field,
	type ListField,
	type Mapping,
	type RememberedMapping
} from './mapping';
import { suggestMissing } from './missing';
import type { FileProfile } from './profile';

/** How a file is likely to be mapped: as the last one of its source was, else by what its names and values suggest. */
export function proposeMapping(
	profile: FileProfile,
	format: FileFormat,
	entries: EntriesOfLists,
	remembered: RememberedMapping | null
): Mapping {
	const before = remembered && mappingByNames(remembered, profile);
	if (before) return withValues(before, profile, entries, remembered.mapping.values);

	const { columns, styles } = guessColumns(profile, format.hasHeader);
	const mapping: Mapping = {
		...emptyMapping,
		columns,
		styles,
		causeSeparator: guessCauseSeparator(profile, columns.cause),
		missing: suggestMissing(profile, columns),
		unresolved: columns.resolved === undefined ? 'resolved' : 'open'
	};
	return withValues(mapping, profile, entries, remembered?.mapping.values ?? {});
}

/** The mapping with what each value of its lists becomes, as far as it is known or can be guessed. */
export function withValues(
	mapping: Mapping,
	profile: FileProfile,
	entries: EntriesOfLists,
	known: Mapping['values']
): Mapping {
	const values = listFields
		.filter((field) => mapping.columns[field] !== undefined)
		.map((field): [ListField, Mapping['values'][ListField]] => {
			const texts = valuesOfList(profile, mapping, field).map(([value]) => value);
			return [field, guessValues(field, texts, entries[field], known[field])];
		});
	return { ...mapping, values: Object.fromEntries(values) };
}

/** The remembered mapping for a file whose columns may stand in another order; null where one of them is missing. */
function mappingByNames({ header, mapping }: RememberedMapping, profile: FileProfile): Mapping | null {
	const columns: Mapping['columns'] = {};
	for (const [field, place] of Object.entries(mapping.columns) as [Field, number][]) {
		const name = header[place]!;
		const occurrence = header.slice(0, place).filter((other) => other === name).length;
		const found = profile.header.flatMap((other, column) => (other === name ? [column] : []))[occurrence];
		if (found === undefined) return null;
		columns[field] = found;
	}
	return { ...mapping, columns };
}
