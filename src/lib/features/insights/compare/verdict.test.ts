import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAll, type Side, type ToCompare } from './verdict.server';

/** Twelve weeks with as many each. */
function even(rate: number): Side {
	return { events: 12 * rate, exposure: 12, weekly: new Array<number>(12).fill(rate) };
}

function each(now: Side, before: Side, id = 'one'): ToCompare {
	return { id, name: id, hasParts: false, now, before };
}

describe('Verdicts on two periods', () => {
	it('call clear differences more and fewer, and tell how large', () => {
		const [more, fewer] = compareAll([each(even(20), even(10)), each(even(5), even(15))]);
		expect(more).toMatchObject({ verdict: 'more', ratio: 2, now: { events: 240, rate: 20 } });
		expect(more!.interval!.lower).toBeGreaterThan(1.5);
		expect(fewer).toMatchObject({ verdict: 'fewer' });
	});

	it('tell no difference only where neither half nor double is left', () => {
		expect(compareAll([each(even(10), even(10))])[0]!.verdict).toBe('no-difference');
		expect(compareAll([each(even(1), even(1))])[0]!.verdict).toBe('too-few');
	});

	it('compare rates, not counts, where the periods differ in length', () => {
		const short: Side = { events: 30, exposure: 3, weekly: [10, 10, 10] };
		expect(compareAll([each(short, even(10))])[0]).toMatchObject({ ratio: 1, verdict: 'no-difference' });
	});

	it('call what one comparison shows a perhaps where many were made', () => {
		const found = each(even(13), even(10));
		expect(compareAll([found])[0]!.verdict).toBe('more');
		const many = Array.from({ length: 40 }, (_, place) => each(even(10), even(10), String(place)));
		expect(compareAll([found, ...many])[0]!.verdict).toBe('perhaps-more');
	});

	it('ask for more where weeks vary by more than chance', () => {
		const wild = [2, 30, 1, 28, 3, 26, 2, 31, 1, 27, 3, 14];
		const now: Side = { events: wild.reduce((sum, count) => sum + count, 0), exposure: 12, weekly: wild };
		expect(compareAll([each(now, even(10))])[0]!.verdict).toBe('too-few');
	});

	it('say too few where nothing was recorded, or hardly anything', () => {
		const nothing: Side = { events: 0, exposure: 0, weekly: [] };
		const few: Side = { events: 3, exposure: 12, weekly: [] };
		for (const before of [nothing, few]) {
			expect(compareAll([each(few, before)])[0]).toMatchObject({ verdict: 'too-few' });
		}
		expect(compareAll([each(even(10), nothing)])[0]).toMatchObject({ verdict: 'too-few', interval: null });
	});

	it('seldom find a difference where there is none', () => {
		const poisson = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 24, maxLength: 24 });
		let found = 0;
		const runs = fc.sample(poisson, { numRuns: 300, seed: 7 });
		for (const draws of runs) {
			const weekly = draws.map((draw) => poissonAt(draw, 5));
			const side = (counts: number[]): Side => ({
				events: counts.reduce((sum, count) => sum + count, 0),
				exposure: 12,
				weekly: counts
			});
			const [one] = compareAll([each(side(weekly.slice(0, 12)), side(weekly.slice(12)))]);
			if (one!.verdict === 'more' || one!.verdict === 'fewer') found += 1;
		}
		expect(found / runs.length).toBeLessThan(0.08);
	});

	it('turn around with the periods', () => {
		const counts = fc.array(fc.nat({ max: 20 }), { minLength: 12, maxLength: 12 });
		const opposite = {
			more: 'fewer',
			fewer: 'more',
			'perhaps-more': 'perhaps-fewer',
			'perhaps-fewer': 'perhaps-more',
			'no-difference': 'no-difference',
			'too-few': 'too-few'
		} as const;
		fc.assert(
			fc.property(counts, counts, (one, other) => {
				const side = (weekly: number[]): Side => ({
					events: weekly.reduce((sum, count) => sum + count, 0),
					exposure: 12,
					weekly
				});
				const [there] = compareAll([each(side(one), side(other))]);
				const [back] = compareAll([each(side(other), side(one))]);
				expect(back!.verdict).toBe(opposite[there!.verdict]);
			}),
			{ numRuns: 60 }
		);
	});
});

/** The Poisson count at a share of its distribution. */
function poissonAt(share: number, mean: number): number {
	let count = 0;
	let term = Math.exp(-mean);
	for (let sum = term; sum < share && count < 50; sum += term) term *= mean / ++count;
	return count;
}
