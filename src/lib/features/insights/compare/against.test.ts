import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../shared/days';
import { againstFrom, againstToSearch } from './against';

const period = { from: '2026-08-25', to: '2026-11-22' };
const asked = (search: string) => againstFrom(new URLSearchParams(search), period);

describe('What a period is compared with', () => {
	it('is as many days right before it, unless somebody chooses', () => {
		for (const search of ['', 'against=', 'against=other', 'against-from=2026-01-01']) {
			expect(asked(search)).toEqual({ name: 'before', period: { from: '2026-05-27', to: '2026-08-24' } });
		}
	});

	it('can be the same weekdays a year before', () => {
		expect(asked('against=year').period).toEqual({ from: '2025-08-26', to: '2025-11-23' });
	});

	it('can be any two days, in either order', () => {
		const chosen = { from: '2026-01-01', to: '2026-01-31' };
		expect(asked('against=custom&against-from=2026-01-01&against-to=2026-01-31').period).toEqual(chosen);
		expect(asked('against=custom&against-from=2026-01-31&against-to=2026-01-01').period).toEqual(chosen);
	});

	it('falls back to the days before where no two days can be read', () => {
		for (const search of ['', '&against-from=2026-02-30&against-to=2026-03-01', '&against-to=2026-01-01']) {
			expect(asked(`against=custom${search}`).period).toEqual({ from: '2026-05-27', to: '2026-08-24' });
		}
	});

	it('is read from an address as it was written there', () => {
		const days = fc.nat({ max: 900 }).map((back) => addDays('2026-11-22', -back));
		fc.assert(
			fc.property(days, days, (one, other) => {
				const chosen = againstFrom(
					new URLSearchParams({ against: 'custom', 'against-from': one, 'against-to': other }),
					period
				);
				expect(againstFrom(new URLSearchParams(againstToSearch(chosen)), period)).toEqual(chosen);
			})
		);
	});

	it('is as long as the period and ends before it begins', () => {
		fc.assert(
			fc.property(fc.nat({ max: 900 }), (length) => {
				const one = { from: addDays('2026-11-22', -length), to: '2026-11-22' };
				const before = againstFrom(new URLSearchParams(), one).period;
				expect(daysBetween(before.from, before.to)).toBe(length);
				expect(addDays(before.to, 1)).toBe(one.from);
			})
		);
	});
});
