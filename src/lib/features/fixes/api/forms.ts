import * as v from 'valibot';
import { apiOneOf, apiText, described, pageParameters, queryOf } from '../../../shared/api-fields';
import { cycleDecisions, type CycleDecision } from '../cycle';
import { fixStages, type FixStage } from '../fix';
import { verdictKinds, type VerdictKind } from '../verdict/verdict';

const stages = Object.keys(fixStages) as FixStage[];
const decisions = Object.keys(cycleDecisions) as CycleDecision[];
const kinds = Object.keys(verdictKinds) as VerdictKind[];

/** What the list of fixes is narrowed to, and which page of it is asked for. */
export const apiFixesQuery = queryOf({
	stage: v.optional(apiOneOf('Where it stands', stages)),
	team: described(v.optional(apiText('The team', 200)), 'The team it is for, by name or id.'),
	...pageParameters
});

export type ApiFixFilters = Omit<v.InferOutput<typeof apiFixesQuery>, 'cursor' | 'limit'>;

const named = v.strictObject({ id: v.string(), name: v.string() });
const instant = v.pipe(v.string(), v.metadata({ format: 'date-time' }));
const day = v.pipe(v.string(), v.metadata({ format: 'date' }));
const wholeNumber = v.pipe(v.number(), v.integer());

const trial = v.strictObject({
	number: described(wholeNumber, '1 for the first plan of the fix.'),
	state: v.picklist(['draft', 'planned', 'running', 'decided']),
	measure: described(
		v.strictObject({ key: v.string(), name: v.string() }),
		'What is measured, as a key for charts and in words.'
	),
	baseline: described(v.strictObject({ from: day, to: day }), 'The full weeks it is compared with.'),
	predictedDrop: described(wholeNumber, 'By how much it was predicted to go down, in percent.'),
	startOn: day,
	checkOn: day,
	endedOn: described(v.nullable(day), 'Set where it was ended before its check day.'),
	decision: v.nullable(v.picklist(decisions)),
	decidedAt: v.nullable(instant)
});

const fixEntries = {
	id: v.string(),
	title: v.string(),
	why: v.string(),
	stage: described(v.picklist(stages), 'Where it stands today.'),
	teams: described(
		v.nullable(v.array(named)),
		'The teams it is for, of those the owner of the key sees; null for the whole organisation.'
	),
	owner: v.nullable(v.string()),
	votes: wholeNumber,
	suggestedAt: instant,
	movedAt: described(v.nullable(instant), 'When it came to stand where it stands.'),
	outsideOwner: described(v.nullable(v.string()), 'Whose it is to fix, where it is not ours.'),
	outsideSince: described(v.nullable(day), 'Since when they know.'),
	declinedReason: v.nullable(v.string()),
	trial: described(v.nullable(trial), 'Its latest trial or plan.')
};

export const fixInAnswer = v.strictObject(fixEntries);

const side = v.strictObject({
	events: wholeNumber,
	exposure: described(v.number(), 'Thousands of contacts, weeks or records, as the unit says.'),
	weeks: described(wholeNumber, 'Full weeks counted.')
});

const verdict = v.strictObject({
	kind: v.picklist(kinds),
	isInterim: described(v.boolean(), 'Whether the trial still runs, so that this is no verdict yet.'),
	sentence: v.string(),
	details: v.array(v.string()),
	unit: described(v.picklist(['contacts', 'weeks', 'records']), 'What rates are by.'),
	before: side,
	after: side,
	ratio: described(v.nullable(v.number()), 'Rate after divided by rate before.'),
	interval: described(
		v.nullable(v.strictObject({ lower: v.number(), upper: v.nullable(v.number()) })),
		'The ratio lies in it with this confidence; an upper end of null is unbounded.'
	),
	confidence: v.number(),
	predictedRatio: v.number(),
	overdispersion: described(
		v.nullable(v.number()),
		'How many times more than chance the weeks vary, where the interval is wider for it.'
	),
	enoughOn: described(v.nullable(day), 'By when there should be enough, where there is too little yet.'),
	weeks: v.array(
		v.strictObject({
			start: day,
			part: v.picklist(['before', 'between', 'trial']),
			counted: wholeNumber,
			among: described(v.nullable(v.number()), 'Contacts, or records of a share.'),
			complete: described(v.boolean(), 'Whether it is over and was recorded in full.'),
			rate: v.nullable(v.number()),
			centre: v.nullable(v.number()),
			lower: v.nullable(v.number()),
			upper: v.nullable(v.number()),
			outside: v.nullable(v.picklist(['above', 'below']))
		})
	)
});

export const fixWithVerdictInAnswer = v.strictObject({
	...fixEntries,
	verdict: described(v.nullable(verdict), 'Of its latest trial that has started; computed, never typed.')
});
