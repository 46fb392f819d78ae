import { guessCauseSeparator, guessColumns, guessStyles } from './guesses/column-guesses';
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
	if (before) {
		const said = Object.entries(before.styles).filter(([, style]) => style !== undefined);
		const styles = { ...guessStyles(profile, before.columns), ...Object.fromEntries(said) };
		return withValues({ ...before, styles }, profile, entries, remembered.mapping.values);
	}

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
function mappingByNames(remembered: RememberedMapping, profile: FileProfile): Mapping | null {
	const places = placesByNames(remembered, profile);
	if (places.some(({ place }) => place === undefined)) return null;
	const columns = places.map(({ field, place }) => [field, place] as const);
	return { ...remembered.mapping, columns: Object.fromEntries(columns) };
}

/** The columns that a remembered mapping names and a file has not, so that it cannot be mapped like the last one. */
export function missingColumns(
	remembered: RememberedMapping,
	profile: FileProfile
): { field: Field; name: string }[] {
	return placesByNames(remembered, profile).flatMap(({ field, name, place }) =>
		place === undefined ? [{ field, name }] : []
	);
}

function placesByNames({ header, mapping }: RememberedMapping, profile: FileProfile) {
	return (Object.entries(mapping.columns) as [Field, number][]).map(([field, before]) => {
		const name = header[before]!;
		const occurrence = header.slice(0, before).filter((other) => other === name).length;
		const place = profile.header.flatMap((other, column) => (other === name ? [column] : []))[occurrence];
		return { field, name, place };
	});
}
