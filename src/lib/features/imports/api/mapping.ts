import { idOfNamed, notNamed } from '../../../shared/named';
import { invalid, type FieldErrors } from '../../../shared/problem';
import { dateStyles } from '../dates';
import { guessStyles } from '../guesses/column-guesses';
import { valuesOfList, type EntriesOfLists } from '../guesses/value-guesses';
import { columnName } from '../import';
import { problemsOf } from '../mapping-check';
import {
	fields,
	listFields,
	takesNewEntries,
	type Field,
	type ListField,
	type Mapping,
	type ValueTarget
} from '../mapping';
import type { FileProfile } from '../profile';
import type { ApiMapping } from './forms';

/** Names are shown of so many columns, so that a sentence stays one. */
const COLUMNS_SHOWN = 30;

/**
 * The mapping that a program's words come to for a file. Nothing is guessed: a value is the entry that it is said to be,
 * or the one of its own name.
 * @throws Problem `invalid` with the place of each thing that does not fit the file or our lists
 */
export function mappingOfApi(said: ApiMapping, profile: FileProfile, lists: EntriesOfLists): Mapping {
	const errors: FieldErrors = {};
	const columns = columnsOf(said.columns, profile, errors);
	const found = guessStyles(profile, columns);
	const mapping: Mapping = {
		columns,
		styles: {
			occurred: said.dateStyle ?? found.occurred,
			resolved: said.resolvedDateStyle ?? said.dateStyle ?? found.resolved
		},
		day: columns.occurred === undefined ? (said.day ?? null) : null,
		causeSeparator: said.causeSeparator,
		values: {},
		missing: said.missing,
		unresolved: said.unresolved
	};
	for (const [field, why] of Object.entries(problemsOf(mapping, profile))) {
		errors[placeOf(field)] ??= inOurWords(field, why);
	}
	mapping.values = valuesOf(said, mapping, profile, lists, errors);
	if (Object.keys(errors).length > 0) throw invalid(errors);
	return mapping;
}

function columnsOf(
	said: ApiMapping['columns'],
	{ header }: FileProfile,
	errors: FieldErrors
): Mapping['columns'] {
	const columns: Mapping['columns'] = {};
	for (const [field, column] of Object.entries(said) as [Field, string | number | undefined][]) {
		if (column === undefined) continue;
		const places = typeof column === 'number' ? [column - 1] : placesOf(column, header);
		const [place] = places;
		if (place === undefined) errors[placeOf(`column-${field}`)] = notThere(String(column), header);
		else if (places.length > 1) {
			errors[placeOf(`column-${field}`)] =
				`Several columns are called “${column}”. Give the number of the one that is meant: ${places.map((each) => each + 1).join(' or ')}.`;
		} else columns[field] = place;
	}
	return columns;
}

function placesOf(name: string, header: readonly string[]): number[] {
	return header.flatMap((_, place) => (columnName(header, place) === name.trim() ? [place] : []));
}

function notThere(name: string, header: readonly string[]): string {
	const names = header.slice(0, COLUMNS_SHOWN).map((_, place) => columnName(header, place));
	const more = header.length > COLUMNS_SHOWN ? ` and ${header.length - COLUMNS_SHOWN} more` : '';
	return `There is no column “${name}” in this file. It has ${names.join(', ')}${more}.`;
}

/** The place in the body for what the form of the page calls a field. */
function placeOf(field: string): string {
	const [, kind, name] = /^(column|style)-(.+)$/.exec(field) ?? [];
	if (kind === 'column') return `#/mapping/columns/${name}`;
	return name === 'resolved' ? '#/mapping/resolvedDateStyle' : '#/mapping/dateStyle';
}

function inOurWords(field: string, why: string): string {
	if (field.startsWith('style-')) return `${why} It is one of ${Object.keys(dateStyles).join(', ')}.`;
	if (field !== 'column-occurred') return why;
	return 'Say which column tells when it happened, or give one “day” for every row.';
}

function valuesOf(
	said: ApiMapping,
	mapping: Mapping,
	profile: FileProfile,
	lists: EntriesOfLists,
	errors: FieldErrors
): Mapping['values'] {
	const entries = listFields.flatMap((field): [ListField, [string, ValueTarget][]][] => {
		if (mapping.columns[field] === undefined) return [];
		const translations = new Map(Object.entries(said.values?.[field] ?? {}));
		const target = (value: string): ValueTarget => {
			const answer = translations.get(value);
			if (answer === null) return { leaveOut: true };
			const id = idOfNamed(lists[field], answer ?? value);
			if (id !== null) return { entry: id };
			if (said.newEntries && takesNewEntries(field)) return { create: answer ?? value };
			if (answer !== undefined)
				errors[`#/mapping/values/${field}/${escaped(value)}`] = unknown(field, answer);
			return { leaveOut: true };
		};
		return [[field, valuesOfList(profile, mapping, field).map(([value]) => [value, target(value)])]];
	});
	return Object.fromEntries(entries);
}

function unknown(field: ListField, answer: string): string {
	return `${fields[field].label}: ${notNamed(answer)}`;
}

/** A name as JSON pointers write it (RFC 6901). */
function escaped(name: string): string {
	return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
