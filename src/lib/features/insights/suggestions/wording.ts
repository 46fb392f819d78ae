import { addDays, type Day } from '../../../shared/days';
import { formatDate, formatNumber, formatShare, type Habits } from '../../../shared/format';
import type { Finding } from './findings';
import { SHARE_A_FIX_STOPS, type Prior, type Rank } from './ranking';
import { recentOf, type Trend } from './trend';

/** Shares of fewer than this are shown as counts alone. */
const SMALLEST_DENOMINATOR = 5;

export interface EvidenceInWords {
	/** What was counted, where and when. */
	sentence: string;
	/** How many of the last full weeks it showed in. */
	recently: string;
	/** Where the weekly counts are going. */
	trend: string;
	/** How many were judged avoidable, and what stands in where nobody judged; and what else one should know. */
	notes: string[];
	/** What the fix might spare, with its assumption. */
	saving: string;
}

interface Given {
	finding: Finding;
	rank: Rank;
	prior: Prior;
	namingCauses: number;
	mondays: readonly Day[];
	weeksCounted: number;
	habits: Habits;
}

/** The evidence of a suggestion in sentences, with the numbers it rests on. */
export function inWords(given: Given): EvidenceInWords {
	return {
		sentence: countOf(given),
		recently: recentlyIn(given),
		trend: trendInWords(given.finding.trend, given.habits),
		notes: [avoidableInWords(given), reasonInWords(given)].filter((note) => note !== ''),
		saving: savingInWords(given.rank, given.habits)
	};
}

function countOf({ finding, mondays, weeksCounted, habits }: Given): string {
	const { subject, series, outOf, rule } = finding;
	const number = formatNumber(series.cases, habits);
	const window = `in the ${weeksInWords(weeksCounted, habits)} to ${formatDate(addDays(mondays.at(-1)!, 6), habits)}`;
	const share = shareInWords(series.cases, outOf, habits);
	const all = formatNumber(outOf ?? 0, habits);
	switch (rule.looksFor.in) {
		case 'hand-ups': {
			const outcomes = subject.outcomes.map(({ name }) => quoted(name));
			const of = `${number} of ${all} decided hand-ups for ${quoted(subject.name)}${share}`;
			return `${of} ended with ${alternatives(outcomes)} ${window}.`;
		}
		case 'avoidable':
			return `${number} of ${all} judged escalations${share} could have been spared ${subject.name}, ${window}.`;
		case 'first-line':
			return `${number} ${series.cases === 1 ? 'escalation was' : 'escalations were'} handed up for ${quoted(subject.name)} ${window}.`;
		case 'one-alone':
			return subject.kind === 'brand'
				? `${number} of ${all} escalations${share} were about ${quoted(subject.name)} ${window}, and the other brands together do not rise.`
				: `${number} of ${all} escalations${share} came by ${quoted(subject.name)} ${window}, and the other channels together do not rise.`;
		case 'weekdays':
			return `${number} of ${all} escalations${share} fell on a ${subject.name} ${window}, more than chance makes of any other day.`;
		case 'repeats':
			return `${number} of ${all} escalations${share} came from a customer who had escalated in the 30 days before, ${window}.`;
		default:
			return `${quoted(subject.name)} came up ${timesInWords(series.cases, habits)} ${window}.`;
	}
}

function recentlyIn({ finding }: Given): string {
	const { weeks, of } = recentOf(finding.series.weekly);
	const full = of === 1 ? 'full week' : `${of} full weeks`;
	return weeks === of
		? `It showed in each of the last ${full}.`
		: `It showed in ${weeks} of the last ${full}.`;
}

function trendInWords({ direction, since, by, usual }: Trend, habits: Habits): string {
	if (direction === 'too-early') return 'Too few full weeks yet to tell a rise from chance.';
	if (!usual) return 'Stable: the same count every week.';
	if (direction === 'steady')
		return `Stable: every recent week within its usual range of ${rangeInWords(usual, habits)} a week.`;
	const word = direction === 'rising' ? 'Rising' : 'Falling';
	const side = direction === 'rising' ? 'above' : 'below';
	const week = `the week of ${formatDate(since!, habits)}`;
	return by === 'run'
		? `${word}: weeks stay ${side} the median of ${decimal(usual.median, habits)} since ${week}, longer than by chance.`
		: `${word}: ${week} was the first ${side} its usual range of ${rangeInWords(usual, habits)}.`;
}

function avoidableInWords({ finding, rank, prior, habits }: Given): string {
	if (finding.rule.looksFor.in === 'avoidable') return '';
	const { cases, avoidable } = finding.series;
	if (prior.judgedShare === 0)
		return 'Nobody has judged whether they could have been avoided, so half are taken to be.';
	const counted =
		avoidable === 0
			? 'None of them was judged avoidable so far.'
			: `${formatNumber(avoidable, habits)} of ${formatNumber(cases, habits)} were judged avoidable.`;
	const because =
		prior.judgedShare < 1
			? `Since ${formatShare(prior.judgedShare, habits)} of all records were judged either way`
			: 'Leaning on the mean of all records';
	return `${counted} ${because}, ${formatShare(rank.avoidableShare, habits)} of these are taken to be.`;
}

function reasonInWords({ finding, namingCauses, habits }: Given): string {
	if (finding.subject.kind !== 'reason') return '';
	return namingCauses === 0
		? 'No record of these weeks names a contributing cause, so this goes by the contact reason.'
		: `Only ${formatShare(namingCauses, habits)} of the records of these weeks name a contributing cause, so this goes by the contact reason.`;
}

function savingInWords({ avoidableAMonth }: Rank, habits: Habits): string {
	const spared = avoidableAMonth * SHARE_A_FIX_STOPS;
	const amount =
		spared < 1
			? 'up to one escalation a month'
			: `about ${formatNumber(spared, habits)} ${Math.round(spared) === 1 ? 'escalation' : 'escalations'} a month`;
	return `Might spare ${amount}, if it stops half of those avoidable.`;
}

function shareInWords(part: number, of: number | null, habits: Habits): string {
	return of === null || of < SMALLEST_DENOMINATOR ? '' : ` (${formatShare(part / of, habits)})`;
}

function rangeInWords({ lower, upper }: { lower: number; upper: number }, habits: Habits): string {
	return `${decimal(lower, habits)} to ${decimal(upper, habits)}`;
}

/** At most one decimal, and none for a whole number. */
function decimal(value: number, habits: Habits): string {
	const rounded = Math.round(value * 10) / 10;
	return formatNumber(rounded, habits, Number.isInteger(rounded) ? 0 : 1);
}

function weeksInWords(weeks: number, habits: Habits): string {
	return weeks === 1 ? 'full week' : `${formatNumber(weeks, habits)} full weeks`;
}

function timesInWords(times: number, habits: Habits): string {
	return times === 1 ? 'once' : `${formatNumber(times, habits)} times`;
}

function alternatives(names: string[]): string {
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function quoted(name: string): string {
	return `“${name}”`;
}
