import * as v from 'valibot';
import { apiDay, apiRequiredText, described, queryOf } from '../../../../shared/api-fields';
import { addDays, daysBetween, type Day, type Period } from '../../../../shared/days';
import { invalid } from '../../../../shared/problem';

const days = {
	from: described(v.optional(apiDay('The first day')), 'Rounds that opened on this day or later.'),
	to: described(v.optional(apiDay('The last day')), 'Rounds that opened on this day or earlier.')
};

/** The rounds of one team. */
export const apiResultsQuery = queryOf({
	team: described(apiRequiredText('The team', 200), 'By name or id.'),
	...days
});

/** How many answered, over all teams. */
export const apiCoverageQuery = queryOf(days);

const LONGEST_DAYS = { results: 5 * 366, coverage: 92 };
const DAYS_WITHOUT_BEING_ASKED = 90;

/**
 * The days that are asked about; without any, the last ninety.
 * @throws Problem `invalid` by parameter
 */
export function periodOfPulse(
	{ from, to }: { from?: Day; to?: Day },
	today: Day,
	kind: keyof typeof LONGEST_DAYS
): Period {
	const last = to ?? today;
	const first = from ?? addDays(last, -DAYS_WITHOUT_BEING_ASKED);
	if (first > last) throw invalid({ '?from': 'The first day lies after the last one.' });
	if (daysBetween(first, last) > LONGEST_DAYS[kind]) {
		throw invalid({ '?from': `Ask for at most ${LONGEST_DAYS[kind]} days at once.` });
	}
	return { from: first, to: last };
}

const day = v.pipe(v.string(), v.metadata({ format: 'date' }));
const wholeNumber = v.pipe(v.number(), v.integer());
const number = v.number();

const answers = described(wholeNumber, 'How many answered this question.');

const cell = described(
	v.variant('is', [
		v.strictObject({ is: v.literal('mean'), answers, mean: number }),
		v.strictObject({
			is: v.literal('bound'),
			answers,
			side: v.picklist(['at-least', 'at-most']),
			mean: number
		}),
		v.strictObject({ is: v.literal('spread'), answers, mean: number, counts: v.array(wholeNumber) }),
		v.strictObject({ is: v.literal('alike'), answers, score: wholeNumber, atLeast: wholeNumber }),
		v.strictObject({ is: v.literal('suppressed'), why: v.string() })
	]),
	'What is shown: a mean to one decimal (the share of yes from 0 to 1), a bound where the mean lies close to an end of the scale, how often each score was given, the score that at least so many gave, or why nothing is shown.'
);

const question = v.strictObject({
	key: v.string(),
	wording: v.string(),
	kind: v.picklist(['scale', 'yes-no']),
	result: cell
});

/** The rounds of a team in the answer. */
export const resultsInAnswer = v.strictObject({
	team: v.strictObject({ id: v.string(), name: v.string() }),
	rounds: v.array(
		v.strictObject({
			startsOn: day,
			answers: described(v.nullable(wholeNumber), 'How many answered; null where too few did.'),
			members: wholeNumber,
			questions: v.array(question)
		})
	)
});

/** How many answered, and what small teams come to together. */
export const coverageInAnswer = v.strictObject({
	rounds: v.array(
		v.strictObject({
			team: v.string(),
			startsOn: day,
			answers: described(v.nullable(wholeNumber), 'Null where too few answered.'),
			members: wholeNumber
		})
	),
	smallTeams: described(
		v.array(
			v.strictObject({
				startsOn: day,
				questions: v.array(v.strictObject({ ...question.entries, teams: wholeNumber }))
			})
		),
		'Teams that are each too small to be shown, added up.'
	)
});
