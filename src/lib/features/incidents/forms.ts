import * as v from 'valibot';
import {
	choice,
	many,
	oneOf,
	optionalDay,
	optionalTime,
	requiredChoice,
	requiredText,
	text,
	ticked,
	wholeNumber
} from '../../shared/fields';
import { aftercareChoiceList } from './aftercare/aftercare';

const aftercareFields = {
	need: oneOf('What you need now', aftercareChoiceList),
	askedId: choice('Whom you would like to have there')
};

const severityField = v.pipe(
	requiredChoice('The severity'),
	v.regex(/^[1-4]?$/, 'The severity is not one of the choices.'),
	v.transform(Number)
);

/** Logging an incident: a category and a severity are enough, the rest can follow. */
export const incidentForm = v.object({
	/** Made with the form, so that sending it twice logs one incident. */
	id: v.pipe(v.optional(v.string(), ''), v.uuid('This form is incomplete; please open it again.')),
	teamId: requiredChoice('The team'),
	category: requiredChoice('The category'),
	severity: severityField,
	words: text('What was said'),
	customerReference: text('The customer reference', 200),
	channelId: choice('The channel'),
	brandId: choice('The brand'),
	contactEnded: ticked(),
	occurredOn: optionalDay('The day'),
	occurredAtTime: optionalTime('The time'),
	escalationId: choice('The escalation'),
	involvedIds: many('Who else was part of it'),
	...aftercareFields
});

export type IncidentForm = v.InferOutput<typeof incidentForm>;

/** Correcting what an incident says, but for what was said in it. */
export const incidentCorrectionForm = v.object({
	version: wholeNumber('The version', 1, 999_999_999),
	category: requiredChoice('The category'),
	severity: severityField,
	contactEnded: ticked(),
	occurredOn: v.pipe(
		optionalDay('The day'),
		v.check((day) => day !== null, 'The day is missing.'),
		v.transform((day) => day!)
	),
	occurredAtTime: v.pipe(
		optionalTime('The time'),
		v.check((time) => time !== null, 'The time is missing; about will do.'),
		v.transform((time) => time!)
	),
	channelId: choice('The channel'),
	brandId: choice('The brand'),
	customerReference: text('The customer reference', 200),
	involvedIds: many('Who else was part of it')
});

export type IncidentCorrectionForm = v.InferOutput<typeof incidentCorrectionForm>;

/** Adding what was said to an incident that was logged without. */
export const wordsForm = v.object({ words: requiredText('What was said') });

export type WordsForm = v.InferOutput<typeof wordsForm>;

/** Saying what one needs, or something else than before. */
export const aftercareForm = v.object({
	need: v.pipe(
		aftercareFields.need,
		v.check((need) => need !== null, 'Choose what you need; nothing for now is an answer too.'),
		v.transform((need) => need!)
	),
	askedId: aftercareFields.askedId
});

export type AftercareForm = v.InferOutput<typeof aftercareForm>;

/** Publishing the draft of the policy. */
export const publicationForm = v.object({
	version: wholeNumber('The version', 1, 999_999_999),
	effectiveFrom: v.pipe(
		optionalDay('The first day'),
		v.check((day) => day !== null, 'The first day on which it holds is missing.'),
		v.transform((day) => day!)
	),
	summary: requiredText('What is new', 1000)
});

export type PublicationForm = v.InferOutput<typeof publicationForm>;

/** The version that was read; empty for the policy as it ships. */
export const acknowledgementForm = v.object({ policyVersionId: text('The version', 200) });

export const discardForm = v.object({ version: wholeNumber('The version', 1, 999_999_999) });

export const nothing = v.object({});
