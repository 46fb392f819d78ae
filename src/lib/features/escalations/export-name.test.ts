import { expect, it } from 'vitest';
import { exportName } from './export-name';
import { filtersFrom } from './filters';

const name = (search: string, view: string | null = null) =>
	exportName(filtersFrom(new URLSearchParams(search)), view, '2026-11-17');

it('says in its name what an export holds', () => {
	expect(name('')).toBe('escalations-all-on-2026-11-17.csv');
	expect(name('sort=severity')).toBe('escalations-all-on-2026-11-17.csv');
	expect(name('state=open')).toBe('escalations-filtered-on-2026-11-17.csv');
	expect(name('from=2026-01-01&to=2026-01-31')).toBe(
		'escalations-from-2026-01-01-to-2026-01-31-on-2026-11-17.csv'
	);
	expect(name('state=open&from=2026-01-01', 'Späte Lieferungen / B2B')).toBe(
		'escalations-spate-lieferungen-b2b-from-2026-01-01-on-2026-11-17.csv'
	);
	expect(name('state=open', '未解決')).toBe('escalations-filtered-on-2026-11-17.csv');
});
