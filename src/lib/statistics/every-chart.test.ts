import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartKinds, type ChartKind, type Observation } from './chart-kinds';
import { controlChart } from './control-chart';
import { LIMITS_PER_MOVING_RANGE } from './xmr';

const kinds = Object.keys(chartKinds) as ChartKind[];
const valued = (values: (number | null)[]): Observation[] => values.map((value) => ({ value }));
const rated = (pairs: [number | null, number | null][]): Observation[] =>
	pairs.map(([value, of]) => ({ value, of }));

const large = fc.double({ min: -1e300, max: 1e300, noNaN: true });
const anything = fc.oneof(
	{ weight: 6, arbitrary: fc.nat({ max: 500 }) },
	{ weight: 2, arbitrary: fc.constant(null) },
	{ weight: 2, arbitrary: fc.double({ min: 0, max: 50, noNaN: true }) },
	{ weight: 1, arbitrary: large },
	{ weight: 1, arbitrary: fc.constantFrom(0, NaN, Infinity, -Infinity, Number.MAX_VALUE, Number.MIN_VALUE) }
);
const observation = fc.record({ value: anything, of: fc.option(anything, { nil: undefined }) });
const place = fc.integer({ min: -3, max: 70 });
const options = fc.record({
	phases: fc.array(
		fc.record(
			{ first: place, baseline: fc.record({ first: place, last: place }) },
			{ requiredKeys: ['first'] }
		),
		{ maxLength: 4 }
	),
	excluded: fc.array(place, { maxLength: 4 }).map((places) => new Set(places)),
	screened: fc.boolean()
});
const weeks = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.integer({ min: 1, max: 900 })), {
	minLength: 2,
	maxLength: 60
});
/** Counts that are no more than what they are of, so that they make shares too. */
const counted = weeks.map((pairs) => rated(pairs.map(([value, more]) => [value, value + more])));

describe('Every kind of chart', () => {
	it('lets neither NaN nor Infinity out and never throws: 10,000 random series', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...kinds),
				fc.array(observation, { maxLength: 60 }),
				options,
				(kind, series, chosen) => {
					const { points, phases } = controlChart(kind, series, chosen);
					expect(points).toHaveLength(series.length);
					for (const { value, centre, lower, upper } of points) {
						for (const figure of [value, centre, lower, upper]) {
							if (figure !== null && !Number.isFinite(figure))
								throw new Error(`${figure} left a ${kind} chart`);
						}
					}
					for (const { runs, baseline } of phases) {
						const { centre, crossings, crossingsLimit, longestRunLimit } = runs;
						for (const figure of [centre, crossings, crossingsLimit, longestRunLimit, baseline]) {
							if (figure !== null && !Number.isFinite(figure))
								throw new Error(`${figure} left the runs of ${kind}`);
						}
					}
				}
			),
			{ numRuns: 10_000 }
		);
	}, 60_000);

	it('has its centre between its limits', () => {
		fc.assert(
			fc.property(fc.constantFrom(...kinds), counted, fc.boolean(), (kind, series, screened) => {
				for (const { centre, lower, upper } of controlChart(kind, series, { screened }).points) {
					if (lower !== null) expect(lower).toBeLessThanOrEqual(centre ?? NaN);
					if (upper !== null) expect(upper).toBeGreaterThanOrEqual(centre ?? NaN);
				}
			})
		);
	});

	it('stretches with its unit', () => {
		fc.assert(
			fc.property(
				fc.constantFrom('xmr', 'mr', 'run', 't', 'u', 'u-prime'),
				counted,
				fc.integer({ min: 2, max: 50 }),
				(kind, series, factor) => {
					const isRate = kind.startsWith('u');
					const stretched = series.map(({ value, of }) =>
						isRate ? { value, of: of! / factor } : { value: value! * factor, of }
					);
					const [plain, larger] = [controlChart(kind, series), controlChart(kind, stretched)];
					expect(larger.phases.map(({ without }) => without)).toEqual(
						plain.phases.map(({ without }) => without)
					);
					for (const [at, { centre, upper }] of larger.points.entries()) {
						const before = plain.points[at]!;
						expect(centre ?? 0).toBeCloseTo((before.centre ?? 0) * factor, 4);
						if (upper !== null) expect(upper / ((before.upper ?? 0) * factor)).toBeCloseTo(1, 6);
					}
				}
			)
		);
	});

	it('has a centre that does not depend on the order its points came in', () => {
		fc.assert(
			fc.property(fc.constantFrom('c', 'u', 'p', 'g', 'run', 'xmr'), counted, (kind, series) => {
				const centreOf = (observations: Observation[]) =>
					controlChart(kind, observations).points[0]?.centre ?? 0;
				expect(centreOf(series.toReversed())).toBeCloseTo(centreOf(series), 9);
			})
		);
	});

	it('is an empty chart of nothing', () => {
		for (const kind of kinds) expect(controlChart(kind, [])).toEqual({ kind, points: [], phases: [] });
	});

	it('has no limits of one point, but those whose limits need no more', () => {
		const without = kinds.map((kind) => [kind, controlChart(kind, rated([[4, 250]])).phases[0]?.without]);
		expect(Object.fromEntries(without)).toEqual({
			xmr: 'too-few-points', mr: 'too-few-points', c: null, u: null, 'u-prime': 'too-few-points',
			p: null, 'p-prime': 'too-few-points', g: null, t: 'too-few-points', run: null
		}); // prettier-ignore
	});

	it('takes 2.66 mean moving ranges for single values, or what else it is told', () => {
		const values = valued([4, 6, 2, 4, 8]);
		const upperBy = (limitsPerMovingRange?: number) =>
			controlChart('xmr', values, { limitsPerMovingRange }).points[0]?.upper;
		expect(upperBy()).toBeCloseTo(4.8 + LIMITS_PER_MOVING_RANGE * 3, 12);
		expect(upperBy(3 / 1.128)).toBeCloseTo(4.8 + (3 / 1.128) * 3, 12);
	});
});
