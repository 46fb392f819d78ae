import { describe, expect, it } from 'vitest';
import { exportComparison } from '../../../src/lib/features/insights/compare/commands.server';
import { comparison } from '../../../src/lib/features/insights/compare/queries.server';
import { compareView } from '../../../src/lib/features/insights/compare/view';
import { addDays } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { northwind, type Organisation } from '../../support/team';
import { record, recordOn } from './random-records';

const period = { from: '2026-10-05', to: '2026-11-15' };
const before = { from: '2026-08-24', to: '2026-10-04' };

describe('Two periods beside each other', () => {
	it('tell what comes up more often, with the cases of each', async () => {
		const organisation = await recorded();
		const found = await comparison(organisation.as.lena!, new URLSearchParams(period));
		expect(found.against).toEqual({ name: 'before', period: before });
		expect([found.records, found.recordsBefore, found.days]).toEqual([84, 42, { now: 42, before: 42 }]);
		expect(found.overall).toMatchObject({ verdict: 'more', ratio: 2 });
		expect(
			found.tables.cause.map(({ name, now, before, verdict }) => [name, now.events, before.events, verdict])
		).toEqual([
			['Late delivery', 84, 0, 'more'],
			['Sizing', 0, 42, 'fewer']
		]);
		const { causes } = compareView(found, organisation.as.lena!.actor.habits, true);
		expect(causes.title).toBe('Late delivery came up more; Sizing came up less');
		const [, sizing] = causes.foot!.table.rows;
		expect(sizing!.cells).toEqual([
			'0 · 0.0 a week',
			{
				text: '42 · 7.0 a week',
				href: expect.stringContaining(`from=${before.from}&to=${before.to}`) as string
			},
			'−7.0',
			'0.00',
			// 1 - 0.025^(1/42), as odds.
			'0.00 to 0.09',
			'fewer'
		]);
	});

	it('count the same from roll-ups and from records', async () => {
		const organisation = await recorded();
		const channel = organisation.entry('channel', 'phone');
		const asked = (more: Record<string, string>) =>
			comparison(organisation.as.ada!, new URLSearchParams({ ...period, ...more }));
		const rolledUp = await asked({ channel });
		const counted = await asked({ channel, team: organisation.teams.Orders! });
		expect(counted.overall).toEqual(rolledUp.overall);
		expect(counted.tables).toEqual(rolledUp.tables);
	});

	it('take a rate over the days that were recorded', async () => {
		const organisation = await recorded();
		const found = await comparison(
			organisation.as.lena!,
			new URLSearchParams({
				...period,
				against: 'custom',
				'against-from': '2026-08-01',
				'against-to': before.to
			})
		);
		expect(found.days.before).toBe(42);
		expect(found.recordedFrom).toBe(before.from);
		expect(found.overall.before.rate).toBe(7);
	});

	it('say so where nothing was recorded in the other period', async () => {
		const organisation = await recorded();
		const found = await comparison(
			organisation.as.lena!,
			new URLSearchParams({ ...period, against: 'year' })
		);
		expect(found.overall.verdict).toBe('too-few');
		const view = compareView(found, organisation.as.lena!.actor.habits, true);
		expect(view.nothing?.title).toBe('There is nothing to compare with');
	});

	it('can be taken along as a file', async () => {
		const organisation = await recorded();
		const [head, ...rows] = await exportComparison(
			organisation.as.lena!,
			new URLSearchParams(period),
			'causes'
		);
		expect(head).toHaveLength(rows[0]!.length);
		expect(rows[0]!.slice(0, 6)).toEqual(['Late delivery', 84, 14, 0, 0, null]);
		await expect(
			exportComparison(organisation.as.lena!, new URLSearchParams(period), 'others')
		).rejects.toMatchObject({ code: 'not-found' });
	});

	it('hold nothing of teams that the reader is not in', async () => {
		const organisation = await recorded();
		const found = await comparison(organisation.as.chen!, new URLSearchParams(period));
		expect([found.records, found.recordsBefore, found.tables.cause]).toEqual([0, 0, []]);
	});
});

/** One record a day about sizing, then two a day about late delivery. */
async function recorded(): Promise<Organisation> {
	const organisation = await northwind(await testDatabase());
	const { entry } = organisation;
	const channelId = entry('channel', 'phone');
	const about = (cause: string, from: string) =>
		Array.from({ length: 42 }, (_, place) =>
			recordOn(addDays(from, place), organisation, { channelId, causeIds: [entry('cause', cause)] })
		);
	await record(organisation, [
		...about('sizing', before.from),
		...about('late-delivery', period.from),
		...about('late-delivery', period.from)
	]);
	return organisation;
}
