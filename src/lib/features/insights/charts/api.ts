import * as v from 'valibot';
import { apiDay, apiOneOf, apiText, described, queryOf } from '../../../shared/api-fields';
import { offeredKinds } from './kinds';

const byName = (label: string) =>
	described(v.optional(apiText(label, 200)), 'By name or id. At most one of team, brand and channel.');

/** What the chart of a measure is asked about. */
export const apiChartQuery = queryOf({
	measure: described(
		v.optional(apiText('The measure', 300), 'escalations'),
		'“escalations”, “repeat-contacts”, “upheld-hand-ups” or “avoidable-share”; or “cause:”, “reason:” or “first-line:” with the name or the id of an entry: “cause:Late delivery”. The key of a measure does too.'
	),
	team: byName('The team'),
	brand: byName('The brand'),
	channel: byName('The channel'),
	from: described(
		v.optional(apiDay('The first day')),
		'The first day. Without days, the last 52 weeks are charted; a short period is charted with weeks before it.'
	),
	to: described(v.optional(apiDay('The last day')), 'The last day.'),
	kind: described(
		v.optional(apiOneOf('The chart', offeredKinds)),
		'The kind of chart. Without one it is the one that the data asks for.'
	),
	'limits-from': described(
		v.optional(apiDay('The first day of the limits')),
		'With “limits-to”: limits rest on the points of these days alone, however many follow.'
	),
	'limits-to': described(v.optional(apiDay('The last day of the limits')), 'The last of these days.')
});

export type ApiChart = v.InferOutput<typeof apiChartQuery>;

const wholeNumber = v.pipe(v.number(), v.integer());
const day = v.pipe(v.string(), v.metadata({ format: 'date' }));
const period = v.strictObject({ from: day, to: day });
const kind = v.picklist(offeredKinds);
const valueOrNull = (description: string) => described(v.nullable(v.number()), description);

export const chartInAnswer = v.strictObject({
	measure: v.strictObject({
		key: described(v.string(), 'Stands for the measure in later requests.'),
		name: v.string(),
		counts: described(v.string(), 'What is counted, in a sentence.'),
		unit: v.picklist(['count', 'share'])
	}),
	period,
	chart: v.strictObject({
		kind,
		default: kind,
		because: described(v.string(), 'Why the default is what it is.'),
		offered: described(v.array(kind), 'The kinds that fit the measure.'),
		scale: described(
			v.picklist(['count', 'rate', 'share', 'days', 'cases']),
			'What values are: counts a week, per 1,000 contacts, shares from 0 to 1, days or escalations from one to the next.'
		)
	}),
	finding: described(v.string(), 'What the chart says, in a sentence.'),
	notes: described(v.array(v.string()), 'How firm the limits are, and where gaps are.'),
	points: v.array(
		v.strictObject({
			from: day,
			to: day,
			counted: wholeNumber,
			outOf: described(
				v.nullable(wholeNumber),
				'Contacts for a rate, records for a share; null where that is not known or not asked.'
			),
			value: valueOrNull('Null for a gap. A week in which nothing happened is 0 where recording was on.'),
			gap: described(v.nullable(v.string()), 'Why there is no value.'),
			middle: valueOrNull('The mean or the median that the point is judged by.'),
			lower: valueOrNull('The lower limit.'),
			upper: valueOrNull('The upper limit.'),
			phase: described(wholeNumber, 'The place of its phase, from 0.'),
			outside: described(v.nullable(v.picklist(['above', 'below'])), 'On which side of its limits it lies.'),
			inRun: described(v.boolean(), 'Whether it is one of a run that is longer than chance makes it.')
		})
	),
	phases: v.array(
		v.strictObject({
			from: day,
			to: day,
			changes: described(
				v.array(v.strictObject({ day, why: v.string(), fix: v.nullable(v.string()) })),
				'What began it: marked by a person, or the start of a fix’s trial. Empty for the first.'
			),
			middle: v.nullable(v.number()),
			restsOn: described(wholeNumber, 'How many points its limits rest on.'),
			provisional: described(v.boolean(), 'Whether these are fewer than twelve.'),
			frozen: described(v.nullable(period), 'The days that its limits are frozen on.'),
			without: described(
				v.nullable(v.picklist(['too-few-points', 'no-variation', 'no-time-between', 'too-large'])),
				'Why it has no limits.'
			)
		})
	),
	signals: v.array(
		v.strictObject({
			kind: v.picklist(['outside', 'run', 'crossings']),
			from: day,
			to: day,
			words: described(v.string(), 'Where it is and why it is one.')
		})
	)
});
