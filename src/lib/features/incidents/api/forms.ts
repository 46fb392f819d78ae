import * as v from 'valibot';
import {
	apiDay,
	apiInstant,
	apiNumberInAddress,
	apiOneOf,
	apiRequiredText,
	apiText,
	apiWholeNumber,
	bodyOf,
	described,
	pageParameters,
	queryOf
} from '../../../shared/api-fields';
import { proposedSteps } from '../ladder';
import { appealStates, measureStates, type AppealState, type MeasureState } from '../measures/measure';

const LONGEST_WORDS = 20_000;

const nameOrId = (label: string) => apiRequiredText(label, 200);

/** An incident as a program logs it, for the owner of its key, to whom it happened. */
export const apiIncident = bodyOf({
	team: described(nameOrId('The team'), 'The team it happened in, by name or id.'),
	category: described(nameOrId('The category'), 'A category of the policy that holds now, by name or key.'),
	severity: described(apiWholeNumber('The severity', 1, 4), 'A level of the policy, from 1 on.'),
	words: described(
		v.optional(apiText('What was said', LONGEST_WORDS), ''),
		'What was said, to the letter. It is stored encrypted and is in no answer but that of its own address.'
	),
	contactEnded: described(
		v.optional(v.boolean('contactEnded must be true or false.'), false),
		'On the spot.'
	),
	customerReference: described(
		v.optional(apiText('The customer reference', 200), ''),
		'The number your helpdesk knows them by, not a name.'
	),
	channel: described(v.optional(nameOrId('The channel')), 'By name or id.'),
	brand: described(v.optional(nameOrId('The brand')), 'By name or id.'),
	escalation: described(v.optional(nameOrId('The escalation')), 'The id of the escalation it came out of.'),
	occurredAt: described(v.optional(apiInstant('When it happened')), 'The present where it is left out.')
});

export type ApiIncident = v.InferOutput<typeof apiIncident>;

/** What the list of incidents is narrowed to, and which page of it is asked for. */
export const apiIncidentsQuery = queryOf({
	from: v.optional(apiDay('The first day')),
	to: v.optional(apiDay('The last day')),
	team: described(v.optional(nameOrId('The team')), 'By name or id.'),
	category: described(v.optional(nameOrId('The category')), 'By name or key.'),
	severity: v.optional(apiNumberInAddress('The severity', 1, 4)),
	channel: described(v.optional(nameOrId('The channel')), 'By name or id.'),
	state: v.optional(apiOneOf('The state', ['open', 'decided'])),
	customer: described(v.optional(apiText('The customer reference', 200)), 'The reference of a customer.'),
	ended: described(v.optional(apiOneOf('ended', ['yes'])), 'Only those ended on the spot.'),
	logged: described(v.optional(apiOneOf('logged', ['me'])), 'Only those of the owner of the key.'),
	...pageParameters
});

export type ApiIncidentFilters = Omit<v.InferOutput<typeof apiIncidentsQuery>, 'cursor' | 'limit'>;

/** Which quarter the register is asked for. */
export const apiRegisterQuery = queryOf({
	quarter: described(
		v.optional(
			v.pipe(
				v.string(),
				v.regex(/^20\d\d-Q[1-4]$/, 'The quarter must be written like 2026-Q4.'),
				v.metadata({ pattern: '^20\\d\\d-Q[1-4]$' })
			)
		),
		'Such as 2026-Q4; the present one where it is left out.'
	)
});

const measureStateList = Object.keys(measureStates) as MeasureState[];

/** What the list of measures is narrowed to, and which page of it is asked for. */
export const apiMeasuresQuery = queryOf({
	state: v.optional(apiOneOf('The state', measureStateList)),
	...pageParameters
});

const named = v.strictObject({ id: v.string(), name: v.string() });
const instant = v.pipe(v.string(), v.metadata({ format: 'date-time' }));
const day = v.pipe(v.string(), v.metadata({ format: 'date' }));
const wholeNumber = v.pipe(v.number(), v.integer());

/** An incident as the API answers it: what was said is never part of it. */
export const incidentInAnswer = v.strictObject({
	id: v.string(),
	team: named,
	brand: v.nullable(named),
	channel: v.nullable(named),
	category: described(v.strictObject({ key: v.string(), name: v.string() }), 'Of the policy.'),
	severity: wholeNumber,
	contactEnded: v.boolean(),
	customerReference: described(v.nullable(v.string()), 'Null where it is not for the owner of the key.'),
	reporter: described(
		v.nullable(named),
		'To whom it happened; null where that is not for the owner of the key.'
	),
	escalation: described(v.nullable(v.string()), 'The id of the escalation it came out of.'),
	occurredAt: instant,
	occurredOn: described(day, 'The day, by the organisation’s clock.'),
	loggedAt: instant,
	state: v.picklist(['open', 'decided']),
	decidedAt: v.nullable(instant)
});

/** What was said in an incident. */
export const wordsInAnswer = v.strictObject({
	id: v.string(),
	words: described(v.nullable(v.string()), 'Null where the server lacks the key to open it.')
});

const measureEntries = {
	id: v.string(),
	incident: described(v.string(), 'The id of the incident it was decided about.'),
	customerReference: described(
		v.nullable(v.string()),
		'Null once it was forgotten, or where none was known.'
	),
	step: v.picklist(proposedSteps),
	state: v.picklist(measureStateList),
	restriction: described(v.nullable(v.string()), 'What is restricted, in words.'),
	police: v.boolean(),
	startsOn: day,
	endsOn: described(v.nullable(day), 'The last day in force.'),
	reviewOn: v.nullable(day),
	decidedAt: instant,
	endedAt: v.nullable(instant)
};

/** A measure in a list. */
export const measureInAnswer = v.strictObject(measureEntries);

/** A measure with what it rests on and what was said against it; the notice and the words of appeals are not for keys. */
export const wholeMeasureInAnswer = v.strictObject({
	...measureEntries,
	reason: described(v.nullable(v.string()), 'Null where it is not for the owner of the key.'),
	appeals: v.array(
		v.strictObject({
			id: v.string(),
			receivedOn: day,
			state: v.picklist(Object.keys(appealStates) as AppealState[]),
			decidedAt: v.nullable(instant)
		})
	)
});

const shownCount = described(
	v.nullable(wholeNumber),
	'Null where it is so small, or would tell one so small, that it could point at somebody.'
);

/** The register of a quarter. */
export const registerInAnswer = v.strictObject({
	quarter: v.string(),
	from: day,
	to: day,
	incidents: shownCount,
	endedOnTheSpot: shownCount,
	customersWithSeveral: shownCount,
	breakdowns: v.array(
		v.strictObject({
			by: v.string(),
			rows: v.array(v.strictObject({ name: v.string(), count: shownCount }))
		})
	),
	hoursToADecision: described(
		v.nullable(v.strictObject({ median: v.number(), ninetiethPercentile: v.number() })),
		'Null where too few were decided.'
	),
	decided: v.array(v.strictObject({ name: v.string(), count: wholeNumber })),
	inForce: described(wholeNumber, 'Today.'),
	dueForReview: described(wholeNumber, 'Today.'),
	appeals: v.strictObject({ upheld: wholeNumber, varied: wholeNumber, quashed: wholeNumber })
});
