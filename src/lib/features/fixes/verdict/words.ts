import { formatDate, formatDay, formatNumber, formatShare, type Habits } from '../../../shared/format';
import { CONTACTS, rateOf, verdictKinds, type Return, type Side, type Unit, type Verdict } from './verdict';

/** Under this many in a denominator, a share says less than the two counts. */
const LEAST_FOR_A_SHARE = 5;

/** On which side of its limits a week lies. */
export const OUTSIDE_IN_WORDS = {
	above: 'above what chance explains',
	below: 'below what chance explains'
} as const;

/** A ratio as a change: "48% fewer", "twenty per cent more" in figures; of shares "lower" and "higher". */
export function changeInWords(ratio: number, unit: Unit, habits: Habits): string {
	const [less, more] = unit === 'records' ? ['lower', 'higher'] : ['fewer', 'more'];
	if (Math.abs(ratio - 1) < 0.005) return unit === 'records' ? 'just as high' : 'just as many';
	if (ratio >= 1.995)
		return `${formatNumber(ratio, habits, 1)} times as ${unit === 'records' ? 'high' : 'many'}`;
	return `${formatShare(Math.abs(1 - ratio), habits)} ${ratio < 1 ? less : more}`;
}

/** A rate with its unit: "6.4 a week", "3.1 per 1,000 contacts", "38%". */
export function rateInWords(side: Side, unit: Unit, habits: Habits): string {
	const rate = rateOf(side);
	const counts = `${formatNumber(side.events, habits)} of ${formatNumber(side.exposure, habits)}`;
	if (rate === null) return 'nothing counted';
	if (unit === 'records') return side.exposure < LEAST_FOR_A_SHARE ? counts : formatShare(rate, habits);
	if (unit === 'weeks') return `${formatNumber(rate, habits, 1)} a week`;
	return `${formatNumber(rate, habits, rate < 1 ? 2 : 1)} per ${formatNumber(CONTACTS, habits)} contacts`;
}

/** The verdict in one sentence: what was found, and what that is beside the prediction. */
export function verdictSentence(verdict: Verdict, habits: Habits): string {
	const { kind, unit, before, after, ratio, predicted, look } = verdict;
	const rates = `${rateInWords(after, unit, habits)} after ${rateInWords(before, unit, habits)} before`;
	const change = ratio === null ? '' : `, ${changeInWords(ratio, unit, habits)}`;
	const soFar = look === 'interim' ? 'So far: ' : '';
	const name = soFar ? verdictKinds[kind].toLowerCase() : verdictKinds[kind];
	switch (kind) {
		case 'improved':
		case 'worse':
			return `${soFar}${name}: ${rates}${change}.`;
		case 'no-change':
			return `${soFar}${name}: ${rates}. The difference can be chance, and the ${changeInWords(predicted, unit, habits)} that was predicted can be ruled out.`;
		case 'too-little':
			return after.weeks === 0
				? `${soFar}${name}: no full week has passed since the start.`
				: `${soFar}${name}: ${rates}. That fits no change as well as the ${changeInWords(predicted, unit, habits)} that was predicted.`;
	}
}

/** What stands behind the sentence, one sentence each. */
export function verdictDetails(verdict: Verdict, habits: Habits): string[] {
	return [
		intervalInWords(verdict, habits),
		besidePrediction(verdict, habits),
		variation(verdict, habits),
		byWhat(verdict),
		enough(verdict, habits),
		whenLooked(verdict, habits)
	].filter((sentence) => sentence !== '');
}

/** The interval: "With 95% confidence the true change lies between 68% fewer and 12% more". */
export function intervalInWords({ interval, unit, confidence }: Verdict, habits: Habits): string {
	if (!interval) return '';
	const sure = `With ${formatShare(confidence, habits)} confidence the true change`;
	if (interval.upper === null) {
		return interval.lower === 0
			? ''
			: `${sure} is at least to ${changeInWords(interval.lower, unit, habits)}; nothing bounds it above, as there was none before.`;
	}
	const lower = interval.lower === 0 ? 'none at all' : changeInWords(interval.lower, unit, habits);
	return `${sure} lies between ${lower} and ${changeInWords(interval.upper, unit, habits)}.`;
}

function besidePrediction({ kind, interval, unit, predicted }: Verdict, habits: Habits): string {
	if (kind !== 'improved' && kind !== 'worse') return '';
	const said = `${changeInWords(predicted, unit, habits)} was predicted`;
	const words = said[0]!.toUpperCase() + said.slice(1);
	if (kind === 'worse') return `${words}.`;
	if (interval!.lower > predicted) return `${words}; the change is smaller than that.`;
	if (interval!.upper !== null && interval!.upper < predicted)
		return `${words}; the change is larger than that.`;
	return `${words}, which lies within that.`;
}

function variation({ overdispersion }: Verdict, habits: Habits): string {
	return overdispersion === null
		? ''
		: `The weeks vary ${formatNumber(overdispersion, habits, 1)} times as much as chance makes them, so the interval is wider.`;
}

function byWhat({ unit, after }: Verdict): string {
	return unit === 'weeks' && after.weeks > 0
		? 'The contacts of these weeks are not all known, so weeks are compared: more or fewer customers would show here too.'
		: '';
}

function enough({ kind, enoughOn, endedOn, before }: Verdict, habits: Habits): string {
	if (kind !== 'too-little') return '';
	if (endedOn !== null) return 'The trial was ended, so no more weeks will come.';
	if (enoughOn !== null)
		return `At the present rate there should be enough by ${formatDay(enoughOn, habits)}.`;
	return before.events === 0
		? 'Nothing was counted before the start, so there is nothing that could have gone down.'
		: `At the present rate not even two more years would be enough: the weeks before hold ${formatNumber(before.events, habits)} in all.`;
}

function whenLooked({ look, studyOn }: Verdict, habits: Habits): string {
	if (look === 'interim') {
		return `The trial is judged on ${formatDay(studyOn, habits)}: looking every week and stopping at the first good one would find changes where there are none.`;
	}
	return look === 'again'
		? 'The weeks up to the check day were too little. Later weeks are counted by a surer interval, as a second look has a second chance of an accident.'
		: '';
}

/** Why a fix was opened again by itself, for whoever decided to adopt it. */
export function returnInWords(
	{ unit, monday, row, recent, trial }: Return,
	measureName: string,
	habits: Habits
): string {
	const week = formatDate(monday, habits);
	const signal =
		row === null
			? `the week of ${week} lies above what chance explains`
			: `${formatNumber(row, habits)} weeks in a row up to that of ${week} lie above the mean of the trial`;
	const weeks = recent.weeks === 1 ? 'the last week has' : `${formatNumber(recent.weeks, habits)} weeks have`;
	return `${measureName}: ${signal}, and ${weeks} ${rateInWords(recent, unit, habits)} after ${rateInWords(trial, unit, habits)} in the trial.`;
}
