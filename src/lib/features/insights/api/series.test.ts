import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/days';
import { intervals, judged, seriesOf } from './series';

const recording = { from: '2026-01-01', to: '2026-12-31' };
const TODAY = '2026-12-31';

describe('a series', () => {
	it('has a point for each month that the period touches, cut ones marked', () => {
		const counts = [
			{ day: '2026-01-31', records: 2 },
			{ day: '2026-02-01', records: 3 },
			{ day: '2026-02-28', records: 4 }
		];
		expect(seriesOf('month', counts, { from: '2026-01-15', to: '2026-03-31' }, recording, TODAY)).toEqual([
			{ start: '2026-01-01', end: '2026-01-31', records: 2, complete: false },
			{ start: '2026-02-01', end: '2026-02-28', records: 7, complete: true },
			{ start: '2026-03-01', end: '2026-03-31', records: 0, complete: true }
		]);
	});

	it('takes ISO weeks, and calls those not over or not recorded incomplete', () => {
		const weeks = seriesOf('week', [], { from: '2025-12-29', to: '2026-01-18' }, recording, '2026-01-18');
		expect(weeks.map(({ start, complete }) => [start, complete])).toEqual([
			['2025-12-29', false],
			['2026-01-05', true],
			['2026-01-12', false]
		]);
		expect(seriesOf('day', [], { from: '2026-02-01', to: '2026-02-02' }, null, TODAY)).toMatchObject([
			{ complete: false },
			{ complete: false }
		]);
	});

	it('counts every record of the period once, whatever the interval', () => {
		const days = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 50 })), { maxLength: 60 });
		fc.assert(
			fc.property(days, fc.constantFrom(...intervals), (given, interval) => {
				const counts = given.map(([offset, records]) => ({ day: addDays('2025-11-01', offset), records }));
				const period = { from: '2025-11-01', to: addDays('2025-11-01', 400) };
				const points = seriesOf(interval, counts, period, recording, TODAY);
				const sum = (list: readonly { records: number }[]) =>
					list.reduce((all, { records }) => all + records, 0);
				expect(sum(points)).toBe(sum(counts));
				for (const [place, { start }] of points.entries()) {
					if (place > 0) expect(start).toBe(addDays(points[place - 1]!.end, 1));
				}
			})
		);
	});
});

describe('what is out of the ordinary', () => {
	const points = (values: number[]) =>
		values.map((records, place) => {
			const start = addDays('2026-01-05', 7 * place);
			return { start, end: addDays(start, 6), records, complete: true };
		});

	it('is a point beyond the limits, with its side', () => {
		const { limits, signals } = judged(points([5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 30]), true);
		expect(limits).toMatchObject({ screened: true, provisional: false });
		expect(signals.outside).toEqual([{ start: '2026-03-30', side: 'above', records: 30 }]);
	});

	it('is a run on one side of the median', () => {
		const low = [3, 4, 3, 4, 3, 4, 3, 4, 3, 4];
		const high = [9, 8, 9, 8, 9, 8, 9, 8, 9, 8];
		expect(judged(points([...low, ...high]), true).signals).toMatchObject({
			run: { side: 'above', from: '2026-03-16', to: '2026-05-24', length: 10 },
			fewCrossings: true
		});
	});

	it('is nothing where nothing varies or too little is there, and the reason is given', () => {
		expect(judged(points([4, 4, 4, 4]), true)).toMatchObject({ limits: null, without: 'no-variation' });
		expect(judged([], true)).toMatchObject({ limits: null, without: 'too-few-points', median: null });
		const incomplete = points([1, 2, 3]).map((point) => ({ ...point, complete: false }));
		expect(judged(incomplete, true).without).toBe('too-few-points');
	});
});
