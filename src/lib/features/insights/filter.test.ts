import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weeksOf } from '../../shared/days';
import { casesAddress, filterFrom, searchOf, trendWindow } from './filter';

const today = '2026-11-18';
const filterOf = (search: string, lastRecord: string | null = today) =>
	filterFrom(new URLSearchParams(search), today, lastRecord);

describe('The filter of Insights', () => {
	it('is the last 90 days of everything where the address says nothing', () => {
		expect(filterOf('')).toEqual({
			choice: { name: '90d', period: { from: '2026-08-21', to: today } },
			team: null,
			brand: null,
			channel: null,
			reasonLevel: 'entry',
			trend: null,
			perContacts: false
		});
	});

	it('shows the last year of old records rather than 90 empty days', () => {
		const lastYear = { name: 'custom', period: { from: '2025-01-01', to: '2025-12-30' } };
		expect(filterOf('', '2025-12-30').choice).toEqual(lastYear);
		expect(filterOf('period=90d', '2025-12-30').choice.name).toBe('90d');
		expect(filterOf('', '2026-08-21').choice.name).toBe('90d');
		expect(filterOf('', '2026-08-20').choice.name).toBe('custom');
		expect(filterOf('', null).choice.name).toBe('90d');
	});

	it('takes a period by name over days that were left in the form, and days over nothing', () => {
		expect(filterOf('period=30d&from=2026-01-01&to=2026-02-01').choice.name).toBe('30d');
		expect(filterOf('period=custom&from=2026-01-01&to=2026-02-01').choice).toEqual({
			name: 'custom',
			period: { from: '2026-01-01', to: '2026-02-01' }
		});
	});

	it('offers the last 90 days for change where other days are asked for, without saying which', () => {
		expect(filterOf('period=custom', '2025-12-30').choice).toEqual({
			name: 'custom',
			period: { from: '2026-08-21', to: today }
		});
	});

	it('falls back where an address cannot be read', () => {
		expect(filterOf('period=toString&level=middle&team=').choice.name).toBe('90d');
		expect(filterOf('from=2026-02-30&to=2026-03-01').choice.name).toBe('90d');
	});

	it('comes back from its own address unchanged', () => {
		const days = fc.nat({ max: 700 }).map((n) => addDays('2025-01-01', n));
		const id = fc.option(fc.uuid(), { nil: null });
		const searches = fc.record({ from: days, to: days, team: id, brand: id, channel: id, trend: id });
		fc.assert(
			fc.property(searches, fc.boolean(), (parts, named) => {
				const search = new URLSearchParams(named ? { period: '52w' } : { from: parts.from, to: parts.to });
				for (const name of ['team', 'brand', 'channel', 'trend'] as const) {
					if (parts[name]) search.set(name, parts[name]);
				}
				const filter = filterFrom(search, today, null);
				expect(filterFrom(new URLSearchParams(searchOf(filter)), today, null)).toEqual(filter);
			})
		);
	});
});

describe('The address of cases', () => {
	it('carries the whole filter and what the mark stands for', () => {
		const filter = filterOf('from=2026-01-05&to=2026-02-01&team=orders&channel=phone');
		expect(casesAddress(filter, { cause: 'late' })).toBe(
			'/escalations?from=2026-01-05&to=2026-02-01&team=orders&channel=phone&cause=late'
		);
		const week = { from: '2026-01-05', to: '2026-01-11' };
		expect(casesAddress(filter, { reason: 'none', period: week })).toBe(
			'/escalations?from=2026-01-05&to=2026-01-11&team=orders&channel=phone&reason=none'
		);
	});
});

describe('The window of a trend', () => {
	it('reaches back 26 full weeks from a short period, and over the whole of a long one', () => {
		expect(trendWindow({ from: '2026-11-01', to: '2026-11-22' })).toEqual({
			from: '2026-05-18',
			to: '2026-11-22'
		});
		expect(weeksOf(trendWindow({ from: '2026-11-01', to: '2026-11-22' }))).toHaveLength(27);
		expect(weeksOf(trendWindow({ from: '2026-11-01', to: '2026-11-18' }))).toHaveLength(27);
		expect(trendWindow({ from: '2025-01-01', to: '2025-12-31' })).toEqual({
			from: '2024-12-30',
			to: '2025-12-31'
		});
	});
});
