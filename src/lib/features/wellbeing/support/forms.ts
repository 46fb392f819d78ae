import * as v from 'valibot';
import { choice, many, oneOf, requiredChoice, text, ticked, wholeNumber } from '../../../shared/fields';
import { MOST_SUPPORT_ENTRIES, supportKindList, type SupportEntry } from './entries';
import { helperRoleList } from './offer';
import { requestKindList } from './request';

const LONGEST_WORDS = 10_000;

/** Asking somebody for support. */
export const requestForm = v.object({
	/** Made with the form, so that sending it twice asks once. */
	id: v.pipe(v.optional(v.string(), ''), v.uuid('This form is incomplete; please open it again.')),
	helperId: requiredChoice('Whom you ask'),
	kind: v.pipe(
		oneOf('What you ask for', requestKindList),
		v.check((kind) => kind !== null, 'What you ask for is missing.'),
		v.transform((kind) => kind!)
	),
	words: text('What you write', LONGEST_WORDS)
});

export type RequestForm = v.InferOutput<typeof requestForm>;

/** What the helper says. */
export const answerForm = v.object({
	version: wholeNumber('The version', 1, 999_999_999),
	agrees: v.pipe(
		oneOf('Whether you can', ['yes', 'no']),
		v.check((given) => given !== null, 'Say whether you can be there.'),
		v.transform((given) => given === 'yes')
	),
	words: text('What you write', LONGEST_WORDS)
});

export type AnswerForm = v.InferOutput<typeof answerForm>;

/** Closing a request. */
export const closingForm = v.object({ forgets: ticked() });

/** Offering help. */
export const offerForm = v.object({
	role: v.pipe(
		oneOf('As what you offer help', helperRoleList),
		v.check((role) => role !== null, 'As what you offer help is missing.'),
		v.transform((role) => role!)
	),
	about: text('What you can be there for', 500)
});

export type OfferForm = v.InferOutput<typeof offerForm>;

export const nothing = v.object({});

/** Where support is, and the days that are worked; an entry without a name is left out. */
export const supportForm = v.pipe(
	v.object({
		workingDays: v.pipe(
			many('The working days', 7),
			v.check((days) => days.length > 0, 'Choose at least one working day.'),
			v.check((days) => days.every((day) => /^[1-7]$/.test(day)), 'This is not a day of the week.'),
			v.transform((days) => days.map(Number).toSorted((a, b) => a - b))
		),
		...entryFields()
	}),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		for (let place = 0; place < MOST_SUPPORT_ENTRIES; place++) {
			const { name, reach } = entryIn(dataset.value, place);
			const wrong = (field: string, message: string) =>
				addIssue({
					message,
					path: [{ type: 'object', origin: 'value', input: dataset.value, key: field, value: '' }]
				});
			if (name === '' && reach !== '') wrong(`name${place}`, 'The name is missing.');
			if (name !== '' && reach === '') wrong(`reach${place}`, 'How to reach them is missing.');
		}
	}),
	v.transform((fields) => ({
		workingDays: fields.workingDays,
		entries: Array.from({ length: MOST_SUPPORT_ENTRIES }, (_, place) => entryIn(fields, place)).filter(
			({ name }) => name !== ''
		)
	}))
);

export type SupportForm = v.InferOutput<typeof supportForm>;

function entryFields() {
	const places = Array.from({ length: MOST_SUPPORT_ENTRIES }, (_, place) => place);
	return Object.fromEntries(
		places.flatMap((place) => [
			[`name${place}`, text('The name', 120)],
			[`reach${place}`, text('How to reach them', 300)],
			[`note${place}`, text('The note', 500)],
			[`country${place}`, text('The country', 60)],
			[`kind${place}`, choice('What it is')]
		])
	) as Record<string, ReturnType<typeof text> | ReturnType<typeof choice>>;
}

function entryIn(fields: Record<string, unknown>, place: number): SupportEntry {
	const line = (field: string) => String(fields[`${field}${place}`] ?? '').trim();
	const kind = supportKindList.find((each) => each === line('kind')) ?? 'helpline';
	return { name: line('name'), reach: line('reach'), note: line('note'), kind, country: line('country') };
}
