import * as v from 'valibot';
import { apiDay, apiOneOf, apiText, described, queryOf } from '../../../shared/api-fields';
import { addDays, daysBetween, type Day, type Period } from '../../../shared/days';
import { LONGEST_PERIOD_DAYS } from '../../../shared/period';
import { invalid, type FieldErrors } from '../../../shared/problem';
import { intervals } from './series';

const byName = (label: string) => described(v.optional(apiText(label, 200)), 'By name or id.');

const about = {
	from: described(
		v.optional(apiDay('The first day')),
		'The first day counted. Without days, the last 90 days are counted.'
	),
	to: described(v.optional(apiDay('The last day')), 'The last day counted.'),
	team: byName('The team'),
	brand: byName('The brand'),
	channel: byName('The channel')
};

/** What a Pareto is asked about. */
export const apiBreakdownQuery = queryOf(about);

/** The same for contact reasons, which have two levels. */
export const apiReasonsQuery = queryOf({
	...about,
	level: described(
		v.optional(apiOneOf('The level', ['entry', 'top']), 'entry'),
		'“entry” counts reasons as they were recorded, “top” each with its parts.'
	)
});

export const apiTrendQuery = queryOf({
	...about,
	interval: described(v.optional(apiOneOf('The interval', intervals), 'week'), 'What a point stands for.'),
	cause: described(v.optional(apiText('The cause', 200)), 'Only escalations with this cause, by name or id.'),
	reason: described(
		v.optional(apiText('The reason', 200)),
		'Only escalations with this contact reason or a part of it, by name or id.'
	),
	screening: described(
		v.optional(apiOneOf('The screening', ['on', 'off']), 'on'),
		'Whether moving ranges of 3.267 times their mean or more are left out once before the limits are made.'
	)
});

export type ApiAbout = v.InferOutput<typeof apiBreakdownQuery>;
export type ApiReasons = v.InferOutput<typeof apiReasonsQuery>;
export type ApiTrend = v.InferOutput<typeof apiTrendQuery>;

const DAYS_WITHOUT_BEING_ASKED = 90;

/**
 * The days that are asked about.
 * @throws Problem `invalid` by parameter
 */
export function periodOfApi({ from, to }: Pick<ApiAbout, 'from' | 'to'>, today: Day): Period {
	if (from === undefined && to === undefined) {
		return { from: addDays(today, 1 - DAYS_WITHOUT_BEING_ASKED), to: today };
	}
	const errors: FieldErrors = {};
	if (from === undefined) errors['?from'] = 'Say the first day too, or neither.';
	else if (to === undefined) errors['?to'] = 'Say the last day too, or neither.';
	else if (from > to) errors['?to'] = 'The last day lies before the first.';
	else if (daysBetween(from, to) >= LONGEST_PERIOD_DAYS) {
		errors['?from'] = `These are more than ${LONGEST_PERIOD_DAYS} days. Ask for fewer.`;
	}
	if (Object.keys(errors).length > 0) throw invalid(errors);
	return { from: from!, to: to! };
}

const wholeNumber = v.pipe(v.number(), v.integer());
const day = v.pipe(v.string(), v.metadata({ format: 'date' }));
const share = (description: string) => described(v.number(), description);
const period = v.strictObject({ from: day, to: day });

/** Causes, reasons or channels by how many escalations mention them. */
export const breakdownInAnswer = v.strictObject({
	period,
	records: described(wholeNumber, 'Escalations of the period.'),
	mentions: described(wholeNumber, 'The counts of all items together.'),
	missing: described(wholeNumber, 'Escalations without any.'),
	items: v.array(
		v.strictObject({
			id: v.string(),
			name: v.string(),
			count: wholeNumber,
			share: share('Of all escalations, 0 to 1. One with several causes counts once for each.'),
			cumulativeShare: share('Of all mentions, 0 to 1: this item and those before it.')
		})
	)
});

export const trendInAnswer = v.strictObject({
	period,
	interval: v.picklist(intervals),
	series: v.array(
		v.strictObject({
			start: day,
			end: day,
			records: wholeNumber,
			complete: described(
				v.boolean(),
				'Whether all of it is asked about, was recorded and is over. Only such points make limits.'
			)
		})
	),
	limits: described(
		v.nullable(
			v.strictObject({
				mean: v.number(),
				lower: described(v.number(), 'May be under zero, which no count can be.'),
				upper: v.number(),
				meanMovingRange: v.number(),
				provisional: described(v.boolean(), 'Whether there were fewer than twelve points.'),
				screened: v.boolean()
			})
		),
		'Limits of an XmR chart: mean ± 2.66 mean moving ranges.'
	),
	without: described(
		v.nullable(v.picklist(['too-few-points', 'no-variation', 'no-time-between', 'too-large'])),
		'Why there are no limits.'
	),
	median: v.nullable(v.number()),
	signals: v.strictObject({
		outside: v.array(
			v.strictObject({ start: day, side: v.picklist(['above', 'below']), records: wholeNumber })
		),
		run: described(
			v.nullable(
				v.strictObject({ side: v.picklist(['above', 'below']), from: day, to: day, length: wholeNumber })
			),
			'A row of points on one side of the median that is longer than chance makes it.'
		),
		fewCrossings: described(v.boolean(), 'Whether the median is crossed more seldom than chance makes it.')
	})
});

/** Whose suggestions are asked for. */
export const apiSuggestionsQuery = queryOf({ team: byName('The team') });

export const suggestionsInAnswer = v.strictObject({
	counted: described(v.nullable(period), 'The full weeks they rest on; null where there is none yet.'),
	ranking: described(v.array(v.string()), 'How they are ranked, in sentences.'),
	items: v.array(
		v.strictObject({
			key: v.string(),
			title: described(v.string(), 'The fix worth trying.'),
			why: v.string(),
			measure: v.string(),
			news: described(v.nullable(v.string()), 'What is new where it was dismissed before.'),
			about: described(
				v.strictObject({ kind: v.string(), id: v.string(), name: v.string() }),
				'What its cases have in common.'
			),
			evidence: described(v.array(v.string()), 'The counts it rests on, in sentences.'),
			saving: described(v.string(), 'What it might spare, with its assumption.'),
			cases: wholeNumber,
			avoidable: wholeNumber,
			casesAMonth: v.number(),
			avoidableAMonth: v.number(),
			severity: described(v.number(), 'Mean severity, 1 low to 4 critical.'),
			score: described(v.number(), 'What they are ranked by: avoidable cases a month × severity.'),
			direction: v.picklist(['rising', 'falling', 'steady', 'too-early']),
			weeks: v.array(v.strictObject({ start: day, cases: wholeNumber }))
		})
	)
});
