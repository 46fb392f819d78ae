import * as v from 'valibot';
import {
	oneOf,
	optionalDay,
	requiredChoice,
	requiredLine,
	text,
	ticked,
	wholeNumber
} from '../../shared/fields';
import { dateStyles, type DateStyle } from './dates';
import { delimiters, encodings, LAST_FIRST_LINE, type Delimiter, type Encoding } from './import';
import { LONGEST_LIST_VALUE } from './profile';
import { causeSeparators, fieldList, listFields, type Field, type ListField, type Mapping } from './mapping';

/** The fields beside the file that is dropped. */
export const uploadForm = v.object({
	source: requiredLine('The name of the source', 100),
	teamId: requiredChoice('The team')
});

export const formatForm = v.object({
	encoding: v.picklist(Object.keys(encodings) as Encoding[], 'The encoding is not one of the choices.'),
	delimiter: v.picklist(
		Object.keys(delimiters) as Delimiter[],
		'What separates the cells is not one of the choices.'
	),
	hasHeader: ticked(),
	firstLine: wholeNumber('The line on which the table begins', 1, LAST_FIRST_LINE, 1)
});

/** The place of a column, or undefined where a field is in none. */
const column = v.pipe(
	v.optional(v.string(), ''),
	v.check((place) => /^\d{0,4}$/.test(place), 'This is no column of the file.'),
	v.transform((place) => (place === '' ? undefined : Number(place)))
);

const style = oneOf('How the dates are written', Object.keys(dateStyles) as DateStyle[]);

const columnEntries = Object.fromEntries(
	fieldList.map((field): [`column-${Field}`, typeof column] => [`column-${field}`, column])
) as Record<`column-${Field}`, typeof column>;

/** Which column becomes what, and how it is to be read. */
export const columnsForm = v.pipe(
	v.object({
		...columnEntries,
		'style-occurred': style,
		'style-resolved': style,
		day: optionalDay('The day'),
		causeSeparator: oneOf('What separates causes', Object.keys(causeSeparators)),
		missing: text('What means nothing', 1000),
		unresolved: oneOf('What a record without a day of resolution is', ['open', 'resolved'])
	}),
	v.transform((given): Omit<Mapping, 'values'> => ({
		columns: Object.fromEntries(
			fieldList.flatMap((field) => {
				const place = given[`column-${field}`];
				return place === undefined ? [] : [[field, place]];
			})
		),
		styles: {
			occurred: given['style-occurred'] ?? undefined,
			resolved: given['style-resolved'] ?? undefined
		},
		day: given.day,
		causeSeparator: given.causeSeparator ?? '',
		missing: splitMarkers(given.missing),
		unresolved: given.unresolved ?? 'resolved'
	}))
);

/** Texts that mean nothing, as they are typed: between commas. */
function splitMarkers(typed: string): string[] {
	return [
		...new Set(
			typed
				.split(',')
				.map((marker) => marker.trim())
				.filter((marker) => marker !== '')
		)
	];
}

const oneText = text('A name', LONGEST_LIST_VALUE);

const texts = v.pipe(
	v.optional(v.union([v.array(oneText), oneText]), []),
	v.transform((given) => [given].flat())
);

const valueEntries = Object.fromEntries(
	listFields.flatMap((field) => [
		[`value-${field}`, texts],
		[`answer-${field}`, texts]
	])
) as Record<`${'value' | 'answer'}-${ListField}`, typeof texts>;

/** What the values of the source become. A value and its answer stand at the same place of two lists. */
export const valuesForm = v.pipe(
	v.object({ ...valueEntries, takeOver: oneOf('The list', [...listFields, 'all']) }),
	v.transform((given) => ({
		answers: Object.fromEntries(
			listFields.map((field) => [
				field,
				given[`value-${field}`].map((value, place) => ({
					value,
					answer: given[`answer-${field}`][place]?.trim() ?? ''
				}))
			])
		),
		takeOver:
			given.takeOver === 'all' ? [...listFields] : listFields.filter((field) => field === given.takeOver)
	}))
);

export const nothing = v.object({});
