import { describe, expect, it } from 'vitest';
import { heatView, hourRows } from './hours';
import type { HourCounts } from './timing';

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };

function counts(perCell: (weekday: number, hour: number) => number): HourCounts {
	return {
		weekdays: Array.from({ length: 7 }, (_, weekday) =>
			Array.from({ length: 24 }, (_, hour) => perCell(weekday, hour))
		),
		days: new Array<number>(7).fill(12),
		unknown: 0
	};
}

const links = {
	csv: '',
	casesOf: (when: { weekday?: number; hour?: number }) => JSON.stringify(when)
};

const inOfficeHours = (hour: number) => hour >= 8 && hour < 18;

describe('The hours of escalations', () => {
	it('name no weekday or hour where they differ by no more than chance', () => {
		const even = counts((weekday, hour) => (inOfficeHours(hour) ? 5 + ((weekday + hour) % 2) : 0));
		expect(heatView(even, links, habits).title).toBe(
			'No weekday or hour differs from the others by more than chance'
		);
	});

	it('name weekdays that have more or fewer than their share', () => {
		const uneven = counts((weekday, hour) =>
			inOfficeHours(hour) ? (weekday === 0 ? 12 : weekday === 6 ? 1 : 5) : 0
		);
		expect(heatView(uneven, links, habits).title).toBe('More come on Mondays, fewer come on Sundays');
	});

	it('judge a weekday by how often it was in the period', () => {
		const found = counts((weekday, hour) => (hour === 9 ? (weekday === 3 ? 60 : 30) : 0));
		expect(heatView(found, links, habits).title).toBe('More come on Thursdays');
		const twice = { ...found, days: found.days.map((days, weekday) => (weekday === 3 ? 2 * days : days)) };
		expect(heatView(twice, links, habits).title).toMatch(/^No weekday or hour/);
	});

	it('are shown from the first hour that has any to the last, as dark as they are many', () => {
		const { table } = heatView(
			counts((weekday, hour) => (weekday > 0 ? 0 : hour === 9 ? 100 : hour === 11 ? 1 : 0)),
			links,
			habits
		);
		expect(table!.rows.map(({ heading, total }) => [heading, total.text])).toEqual([
			['09:00', '100'],
			['10:00', '0'],
			['11:00', '1']
		]);
		expect(table!.rows.map(({ cells }) => cells[0])).toEqual([
			{
				text: '100',
				strength: 5,
				href: '{"weekday":1,"hour":9}',
				label: 'Mondays, from 09:00, 100 escalations'
			},
			{ text: '', strength: 0, href: null, label: expect.any(String) },
			{ text: '1', strength: 1, href: '{"weekday":1,"hour":11}', label: expect.any(String) }
		]);
		expect(table!.rows[0]!.total.href).toBe('{"hour":9}');
		expect(table!.totals.map(({ text }) => text)).toEqual(['101', '0', '0', '0', '0', '0', '0', '101']);
	});

	it('lead to no list of a whole weekday where only the day of some is known, as it would hold those too', () => {
		const found = counts((weekday, hour) => (weekday === 2 && hour === 9 ? 4 : 0));
		expect(heatView(found, links, habits).table!.totals[2]!.href).toBe('{"weekday":3}');
		const { totals, rows } = heatView({ ...found, unknown: 1 }, links, habits).table!;
		expect(totals[2]!.href).toBeNull();
		expect(rows[0]!.cells[2]!.href).not.toBeNull();
	});

	it('say so where only days are known, and count those apart', () => {
		const found = { ...counts(() => 0), unknown: 7 };
		expect(heatView(found, links, habits)).toMatchObject({ title: 'No hour is known of these', table: null });
		expect(hourRows(found).at(-1)).toEqual(['not known', null, 7]);
	});
});
