import { dispersionOf, OVERDISPERSED, type Dispersion } from '../../../statistics/dispersion';
import { compareRates, overdispersedInterval } from '../../../statistics/rate-ratio.server';
import { betaShare, poissonShare } from '../../../statistics/special-functions.server';
import type { MeasuredWeek } from '../cycle';
import { LIKELY, type Power } from './power';
import { confidenceOf, observationsOf, sideOf, unitOf, type Side } from './verdict';

/** Longer than this nobody waits. */
const MOST_WEEKS = 104;

/** What a plan says of its trial. */
export interface Planned {
	isShare: boolean;
	/** Full weeks before. */
	before: readonly MeasuredWeek[];
	/** The ratio that is predicted, under 1. */
	predicted: number;
	/** Full weeks from the start to the check day; null where no day is known yet. */
	weeks: number | null;
}

/**
 * How likely a trial is to be judged as improved if its prediction is true: the exact chance of a count that is low enough
 * for the verdict, Poisson or where the weeks before vary by more, negative binomial. The rate before is taken as it was
 * counted.
 */
export function powerOf({ isShare, before, predicted, weeks }: Planned): Power {
	const unit = unitOf(isShare, before);
	const side = sideOf(before, unit);
	const dispersion = dispersionOf(observationsOf(before, unit));
	const wild = dispersion !== null && dispersion.factor > OVERDISPERSED ? dispersion : null;
	const chanceAfter = (count: number, ratio: number) =>
		chanceOf(mostToImprove(side, wild, count), side, wild, ratio, count);
	const canNotice = side.events > 0 && side.exposure > 0;
	return {
		unit,
		predicted,
		weeksBefore: side.weeks,
		eventsBefore: side.events,
		weeksToNotice: canNotice
			? smallestWhere(1, MOST_WEEKS, (count) => chanceAfter(count, predicted) >= LIKELY)
			: null,
		atCheck: canNotice && weeks ? { weeks, chance: chanceAfter(weeks, predicted) } : null,
		smallest: canNotice && weeks ? smallestChange(side, wild, weeks) : null,
		overdispersion: wild?.factor ?? null
	};
}

/** From so many events on, the plain interval agrees with the exact one, and is a hundred times as quick. */
const MANY_EVENTS = 500;

/** The highest count in so many weeks that is still judged as improved; -1 where not even none would be. */
function mostToImprove(before: Side, wild: Dispersion | null, weeks: number): number {
	const exposure = exposureOf(before, weeks);
	const unchanged = Math.ceil(unchangedIn(before, weeks));
	const dispersion = wild && { ...wild, degreesOfFreedom: wild.degreesOfFreedom + weeks - 1 };
	const isPlain = Math.min(before.events, unchanged) > MANY_EVENTS;
	const upperOf = (events: number) => {
		const after = { events, exposure };
		const interval = isPlain
			? overdispersedInterval(after, before, dispersion ?? { factor: 1 }, confidenceOf.check)
			: compareRates(after, before, dispersion, confidenceOf.check)?.judgedBy;
		return interval?.upper ?? Infinity;
	};
	return (smallestWhere(0, unchanged, (events) => upperOf(events) >= 1) ?? unchanged + 1) - 1;
}

/** The chance of at most so many events in so many weeks at this ratio of the rate before. */
function chanceOf(
	events: number,
	before: Side,
	wild: Dispersion | null,
	ratio: number,
	weeks: number
): number {
	return events < 0 ? 0 : shareUpTo(events, unchangedIn(before, weeks) * ratio, wild?.factor ?? 1);
}

function exposureOf({ exposure, weeks }: Side, after: number): number {
	return (exposure / weeks) * after;
}

function unchangedIn({ events, weeks }: Side, after: number): number {
	return (events / weeks) * after;
}

/** The share of counts that are at most so many, where they vary so many times as much as Poisson. */
function shareUpTo(events: number, mean: number, factor: number): number {
	if (factor <= 1 || mean === 0) return poissonShare(events, mean);
	return betaShare(1 / factor, mean / (factor - 1), events + 1);
}

/** The smallest change that so many weeks would notice, as a ratio in whole percent; null where they would notice none. */
function smallestChange(before: Side, wild: Dispersion | null, weeks: number): number | null {
	const most = mostToImprove(before, wild, weeks);
	const percent = smallestWhere(
		1,
		99,
		(drop) => chanceOf(most, before, wild, 1 - drop / 100, weeks) >= LIKELY
	);
	return percent === null ? null : 1 - percent / 100;
}

/** The smallest whole number of a range for which something holds that holds for all larger ones; null for none. */
function smallestWhere(from: number, to: number, holds: (value: number) => boolean): number | null {
	if (!holds(to)) return null;
	let [low, high] = [from, to];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
