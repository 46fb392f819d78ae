import * as v from 'valibot';
import {
	apiDay,
	apiList,
	apiOneOf,
	apiRequiredText,
	apiText,
	apiWholeNumber,
	bodyOf,
	described,
	queryOf
} from '../../../shared/api-fields';
import { dateStyles, type DateStyle } from '../dates';
import {
	delimiters,
	encodings,
	LAST_FIRST_LINE,
	MOST_COLUMNS,
	stateNames,
	type Delimiter,
	type Encoding,
	type ImportState
} from '../import';
import { causeSeparators, fieldList, listFields, type Field, type ListField } from '../mapping';
import { LONGEST_LIST_VALUE } from '../profile';

const column = v.union(
	[apiRequiredText('A column', 1000), apiWholeNumber('A column', 1, MOST_COLUMNS)],
	'A column is its name in the header, or its number; the first is 1.'
);

const columns = bodyOf(
	Object.fromEntries(fieldList.map((field) => [field, v.optional(column)])) as Record<
		Field,
		v.OptionalSchema<typeof column, undefined>
	>
);

const translations = v.record(
	v.string(),
	v.nullable(apiText('An answer', LONGEST_LIST_VALUE)),
	'Say what each value becomes: an entry by name or id, or null for nothing.'
);

const values = bodyOf(
	Object.fromEntries(listFields.map((field) => [field, v.optional(translations)])) as Record<
		ListField,
		v.OptionalSchema<typeof translations, undefined>
	>
);

const dateStyle = (label: string) => apiOneOf(label, Object.keys(dateStyles) as DateStyle[]);

/** How a file is mapped, as a program says it. */
export const apiMapping = bodyOf({
	team: described(apiRequiredText('The team', 200), 'Whose escalations these become, by name or id.'),
	source: described(
		apiRequiredText('The name of the source', 100),
		'Where the file comes from. A row that came from the same source before is not brought in again.'
	),
	columns: described(columns, 'Which column becomes what, by its name in the header or its number from 1.'),
	dateStyle: described(
		v.optional(dateStyle('How the dates are written')),
		'How dates are written; needed only where the file itself does not decide it.'
	),
	resolvedDateStyle: described(
		v.optional(dateStyle('How the dates of resolution are written')),
		'The same for dates of resolution, where they are written otherwise.'
	),
	day: described(
		v.optional(apiDay('The day')),
		'The day of every row, where no column says when it happened.'
	),
	causeSeparator: described(
		v.optional(apiOneOf('What separates causes', Object.keys(causeSeparators)), ''),
		'What stands between several causes in one cell.'
	),
	missing: described(
		v.optional(apiList('What means nothing', apiText('A text', 100), 100), []),
		'Texts that mean nothing, such as “?” or “N/A”. An empty cell always does.'
	),
	unresolved: described(
		v.optional(apiOneOf('What a row without a day of resolution is', ['open', 'resolved']), 'resolved'),
		'What a row without a day of resolution is.'
	),
	values: described(
		v.optional(values),
		'What values of the file become: an entry by name or id, or null for nothing. A value that is not listed is the entry of its own name.'
	),
	newEntries: described(
		v.optional(v.boolean('newEntries is true or false.'), true),
		'Whether values that are no entry become new ones. Otherwise they are left out and counted.'
	),
	format: described(
		v.optional(
			bodyOf({
				encoding: apiOneOf('The encoding', Object.keys(encodings) as Encoding[]),
				delimiter: apiOneOf('The delimiter', Object.keys(delimiters) as Delimiter[]),
				hasHeader: v.boolean('hasHeader is true or false.'),
				firstLine: described(
					v.optional(apiWholeNumber('The line on which the table begins', 1, LAST_FIRST_LINE)),
					'The line on which the table begins, where titles stand above it.'
				)
			})
		),
		'How the file is read; found out where it is left out.'
	)
});

export type ApiMapping = v.InferOutput<typeof apiMapping>;

export const apiImportQuery = queryOf({
	dryRun: described(
		v.optional(apiOneOf('dryRun', ['true', 'false']), 'false'),
		'Whether the file is only checked: every row is read, and none is stored.'
	)
});

/** The form that a file is sent in, for the description. */
export const apiImportForm = v.strictObject({
	mapping: described(apiMapping, 'In JSON. It stands before the file.'),
	file: v.pipe(v.string(), v.metadata({ contentMediaType: 'text/csv' }))
});

const wholeNumber = v.pipe(v.number(), v.integer());
const instant = v.pipe(v.string(), v.metadata({ format: 'date-time' }));
const dayOrNone = v.nullable(v.pipe(v.string(), v.metadata({ format: 'date' })));

export const importInAnswer = v.strictObject({
	id: v.string(),
	team: v.strictObject({ id: v.string(), name: v.string() }),
	source: v.string(),
	fileName: v.string(),
	state: v.picklist(Object.keys(stateNames) as ImportState[]),
	counts: v.strictObject({
		rows: described(wholeNumber, 'Rows read so far. Each is added, already there or rejected.'),
		added: wholeNumber,
		alreadyThere: wholeNumber,
		rejected: wholeNumber
	}),
	progress: v.strictObject({ rows: wholeNumber, of: described(wholeNumber, 'Rows of the file.') }),
	rejected: v.strictObject({
		byReason: v.record(v.string(), wholeNumber),
		csv: described(
			v.nullable(v.string()),
			'Where the rejected rows are, with the line and the reason of each.'
		)
	}),
	newEntries: described(v.record(v.string(), v.array(v.string())), 'Entries that are made, by list.'),
	leftOut: described(v.record(v.string(), wholeNumber), 'Rows with a value that was left out, by list.'),
	from: dayOrNone,
	to: dayOrNone,
	failure: described(v.nullable(v.string()), 'Why it stopped.'),
	createdAt: instant,
	finishedAt: v.nullable(instant)
});
