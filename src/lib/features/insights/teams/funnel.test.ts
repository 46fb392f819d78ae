import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poissonInterval } from '../../../statistics/exact-intervals.server';
import type { FunnelLine, TeamTotal } from './funnel';
import { funnelOf } from './funnel.server';

function team(name: string, events: number, of: number, weeks = 10): TeamTotal {
	const weekly = Array.from({ length: weeks }, (_, place) => ({
		value: Math.floor(events / weeks) + (place < events % weeks ? 1 : 0),
		of: of / weeks
	}));
	return { id: name, name, events, of, weekly };
}

describe('a funnel plot', () => {
	it('leaves teams in the order they come in, and says who lies outside what chance allows', () => {
		const funnel = funnelOf([team('Zulu', 100, 100), team('Alfa', 260, 100), team('Mike', 95, 100)], 'rate')!;
		expect(funnel.teams.map(({ name, outside }) => [name, outside])).toEqual([
			['Zulu', 'below'],
			['Alfa', 'above'],
			['Mike', 'below']
		]);
		expect(funnel.centre).toBeCloseTo(455 / 300, 10);
	});

	it('has limits that are wider the less a team had', () => {
		const { lines, teams } = funnelOf([team('Small', 9, 10), team('Large', 900, 1000)], 'rate')!;
		const values = (place: number) => lines[place]!.points.map(({ value }) => value);
		expect(values(0)).toEqual(values(0).toSorted((a, b) => a - b));
		expect(values(1)).toEqual(values(1).toSorted((a, b) => b - a));
		expect(teams[0]!.limits.upper).toBeGreaterThan(teams[1]!.limits.upper);
		expect(teams.every(({ outside }) => outside === null)).toBe(true);
	});

	it('draws exact limits where the exact interval of a rate begins to leave out the centre', () => {
		const { teams, centre, widened } = funnelOf([team('One', 50, 100), team('Other', 52, 110)], 'rate')!;
		expect(widened).toBe(false);
		const { limits, of } = teams[0]!;
		const interval = (count: number) => poissonInterval(count, of, 0.998)!;
		expect(interval(Math.ceil(limits.upper * of)).lower).toBeGreaterThanOrEqual(centre);
		expect(interval(Math.floor(limits.upper * of)).lower).toBeLessThan(centre);
		expect(interval(Math.floor(limits.lower * of)).upper).toBeLessThanOrEqual(centre);
		expect(interval(Math.ceil(limits.lower * of)).upper).toBeGreaterThan(centre);
	});

	it('widens the limits where weeks vary within teams by more than chance', () => {
		const wild = (name: string): TeamTotal => ({
			...team(name, 200, 100),
			weekly: Array.from({ length: 10 }, (_, place) => ({ value: place % 2 ? 40 : 0, of: 10 }))
		});
		const funnel = funnelOf([wild('One'), wild('Other')], 'rate')!;
		const calm = funnelOf([team('One', 200, 100), team('Other', 200, 100)], 'rate')!;
		expect(funnel).toMatchObject({ widened: true });
		expect(funnel.dispersion).toBeGreaterThan(10);
		expect(funnel.teams[0]!.limits.upper).toBeGreaterThan(calm.teams[0]!.limits.upper);
	});

	it('keeps shares between nothing and all', () => {
		const funnel = funnelOf([team('One', 1, 4), team('Other', 190, 200)], 'share')!;
		for (const { value } of funnel.lines.flatMap(({ points }) => points)) {
			expect(value).toBeGreaterThanOrEqual(0);
			expect(value).toBeLessThanOrEqual(1);
		}
	});

	it('is none for one team, and where nothing or everything was counted', () => {
		expect(funnelOf([team('One', 5, 10)], 'rate')).toBeNull();
		expect(funnelOf([team('One', 5, 10), team('Unknown', 5, 0)], 'rate')).toBeNull();
		expect(funnelOf([team('One', 0, 10), team('Other', 0, 10)], 'rate')).toBeNull();
		expect(funnelOf([team('One', 10, 10), team('Other', 10, 10)], 'share')).toBeNull();
	});

	it('never holds a number that is none, and its outer limits hold the inner ones', () => {
		const total = fc.record({ events: fc.nat({ max: 5000 }), of: fc.integer({ min: 1, max: 5000 }) });
		const last = ({ points }: FunnelLine) => points.at(-1)!.value;
		fc.assert(
			fc.property(
				fc.array(total, { minLength: 2, maxLength: 12 }),
				fc.constantFrom('rate' as const, 'share' as const),
				(given, scale) => {
					const totals = given.map(({ events, of }, place) =>
						team(String(place), scale === 'share' ? Math.min(events, of) : events, of)
					);
					const funnel = funnelOf(totals, scale);
					if (!funnel) return;
					const numbers = funnel.lines.flatMap(({ points }) =>
						points.flatMap(({ of, value }) => [of, value])
					);
					expect(numbers.every(Number.isFinite)).toBe(true);
					const [nearLower, nearUpper, farLower, farUpper] = funnel.lines.map(last);
					expect(farLower!).toBeLessThanOrEqual(nearLower! + 1e-6);
					expect(farUpper!).toBeGreaterThanOrEqual(nearUpper! - 1e-6);
				}
			),
			{ numRuns: 100 }
		);
	});
});
