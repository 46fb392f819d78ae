import { expect, test } from 'vitest';
import { dayOf } from '../../shared/days';
import { filterFrom } from './filter';
import { fixedAddress } from './share';

const days = { from: '2026-08-25', to: '2026-11-22' };

test.each([
	['/insights', '/insights?from=2026-08-25&to=2026-11-22'],
	['/insights/timing?period=90d&team=one', '/insights/timing?team=one&from=2026-08-25&to=2026-11-22'],
	['/insights?period=custom&from=2026-08-25&to=2026-11-22', '/insights?from=2026-08-25&to=2026-11-22'],
	[
		'/insights/compare?against=year#table',
		'/insights/compare?against=year&from=2026-08-25&to=2026-11-22#table'
	]
])('%s is shared as %s', (path, shared) => {
	const url = new URL(path, 'https://evenkeel.example');
	expect(fixedAddress(url, days)).toBe(`https://evenkeel.example${shared}`);
});

test('an address that was shared shows the same days whenever it is opened', () => {
	const shared = new URL(fixedAddress(new URL('https://evenkeel.example/insights?period=30d'), days));
	for (const now of ['2026-11-22T10:00:00Z', '2028-01-01T10:00:00Z']) {
		const today = dayOf(new Date(now), 'Europe/Berlin');
		expect(filterFrom(shared.searchParams, today, null).choice.period).toEqual(days);
	}
});
