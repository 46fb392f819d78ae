import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../shared/days';
import { chanceFrom, countsWith, type Chance } from '../../../../../tests/support/chance';
import { judge } from './judging.server';
import type { VerdictKind, WeekSoFar } from './verdict';

const TRIALS = 2000;
const START: Day = '2026-03-02';
const WEEKS_BEFORE = 12;

interface Simulated {
	/** Events a week before the start. */
	mean: number;
	/** What the fix multiplies them with. */
	effect: number;
	/** How many times more than chance the weeks vary. */
	dispersion: number;
	/** Weeks from the start to the check day. */
	weeks: number;
	/** Weeks until it is looked at, if that is after the check day. */
	lookedAtAfter?: number;
	contacts?: boolean;
	predictedDrop?: number;
}

/** The share of each verdict over simulated trials; the same for the same numbers. */
function simulate(what: Simulated, seed: number): Record<VerdictKind, number> {
	const chance = chanceFrom(seed);
	const found = { improved: 0, worse: 0, 'no-change': 0, 'too-little': 0 };
	for (let trial = 0; trial < TRIALS; trial++) found[verdictOfOne(what, chance)] += 1 / TRIALS;
	return found;
}

function verdictOfOne(what: Simulated, chance: Chance): VerdictKind {
	const { mean, effect, dispersion, weeks, lookedAtAfter = weeks, contacts, predictedDrop = 50 } = what;
	const week = (place: number, rate: number): WeekSoFar => {
		const volume = contacts ? 500 + Math.floor(1000 * chance()) : null;
		const expected = volume === null ? rate : (rate * volume) / 1000;
		return {
			monday: addDays(START, 7 * place),
			count: countsWith(expected, dispersion, chance),
			of: volume,
			incomplete: null
		};
	};
	const before = Array.from({ length: WEEKS_BEFORE }, (_, place) => week(place - WEEKS_BEFORE, mean));
	const since = Array.from({ length: lookedAtAfter }, (_, place) => week(place, mean * effect));
	const cycle = { startOn: START, checkOn: addDays(START, 7 * weeks), endedOn: null, predictedDrop };
	for (let look = weeks; look <= lookedAtAfter; look += 4) {
		const { kind } = judge({ cycle, isShare: false, before, since }, addDays(START, 7 * look));
		if (kind !== 'too-little') return kind;
	}
	return 'too-little';
}

function wrongly({ improved, worse }: Record<VerdictKind, number>): number {
	return improved + worse;
}

function printed(what: string, found: Record<VerdictKind, number>): void {
	const shares = Object.entries(found).map(([kind, share]) => `${kind} ${(100 * share).toFixed(1)}%`);
	console.log(`${what}, ${TRIALS} trials: ${shares.join(', ')}`);
}

describe('Over simulated trials without effect', () => {
	it.each([
		{ mean: 2, weeks: 12 },
		{ mean: 5, weeks: 8 },
		{ mean: 20, weeks: 8 },
		{ mean: 20, weeks: 4 },
		{ mean: 60, weeks: 12 },
		{ mean: 20, weeks: 8, contacts: true }
	])('improved or worse come in at most 5% where weeks vary by chance: $mean a week', (given) => {
		const found = simulate({ ...given, effect: 1, dispersion: 1 }, 20261117);
		printed(`no effect, Poisson, ${JSON.stringify(given)}`, found);
		expect(wrongly(found)).toBeLessThanOrEqual(0.05);
	});

	it.each([
		{ mean: 5, weeks: 8, dispersion: 2 },
		{ mean: 20, weeks: 8, dispersion: 2.5 },
		{ mean: 20, weeks: 12, dispersion: 4 },
		{ mean: 60, weeks: 12, dispersion: 6 },
		{ mean: 20, weeks: 8, dispersion: 2.5, contacts: true }
	])('and at most 7% where weeks vary $dispersion times as much: $mean a week', (given) => {
		const found = simulate({ ...given, effect: 1 }, 20261118);
		printed(`no effect, overdispersed, ${JSON.stringify(given)}`, found);
		expect(wrongly(found)).toBeLessThanOrEqual(0.07);
	});

	it.each([
		{ mean: 5, weeks: 8, dispersion: 1, predictedDrop: 20, most: 0.05 },
		{ mean: 20, weeks: 8, dispersion: 1, predictedDrop: 10, most: 0.05 },
		{ mean: 20, weeks: 8, dispersion: 2.5, predictedDrop: 20, most: 0.07 }
	])('nor more often where too little at the check day is looked at again for half a year', (given) => {
		const found = simulate({ ...given, effect: 1, lookedAtAfter: 32 }, 20261119);
		printed(`no effect, looked at again, ${JSON.stringify(given)}`, found);
		expect(wrongly(found)).toBeLessThanOrEqual(given.most);
	});
});

describe('Over simulated trials that halved the rate', () => {
	it.each([
		{ mean: 8, weeks: 12, dispersion: 1 },
		{ mean: 20, weeks: 8, dispersion: 1 },
		{ mean: 30, weeks: 12, dispersion: 2.5 },
		{ mean: 20, weeks: 8, dispersion: 1, contacts: true }
	])('improved comes in at least 80%, given enough: $mean a week, varying $dispersion times', (given) => {
		const found = simulate({ ...given, effect: 0.5 }, 20261120);
		printed(`halved, ${JSON.stringify(given)}`, found);
		expect(found.improved).toBeGreaterThanOrEqual(0.8);
		expect(found.worse).toBeLessThanOrEqual(0.001);
	});
});
