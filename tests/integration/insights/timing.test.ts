import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportTiming } from '../../../src/lib/features/insights/timing/commands.server';
import { filtersFrom } from '../../../src/lib/features/escalations/filters';
import { countEscalations } from '../../../src/lib/features/escalations/queries.server';
import { timing, timingPage } from '../../../src/lib/features/insights/timing/queries.server';
import { addDays } from '../../../src/lib/shared/days';
import { quantileOf } from '../../../src/lib/statistics/summary';
import { testDatabase } from '../../support/database';
import { northwind, type Organisation } from '../../support/team';
import { randomRecords, record, recordOn } from './random-records';

const period = { from: '2026-08-20', to: '2026-11-17' };
const HOUR = 3_600_000;

describe('Timing', () => {
	it('tells how long half and nine in ten took, by the same quantiles as R', async () => {
		const organisation = await northwind(await testDatabase());
		const hours = [1, 2, 3, 5, 8, 13, 21, 34];
		await record(organisation, [
			...hours.map((each, place) => resolvedAfter(organisation, each * HOUR + 400, 1 + (place % 2))),
			recordOn('2026-11-03', organisation)
		]);
		const { durations } = await askedFor(organisation, 'lena', period);
		const seconds = hours.map((each) => each * 3600);
		expect(durations.all).toEqual({
			count: 8,
			median: quantileOf(seconds, 0.5),
			ninetieth: quantileOf(seconds, 0.9)
		});
		expect(durations.tiers.map(({ tier, count, median }) => [tier, count, median])).toEqual([
			[1, 4, 5.5 * 3600],
			[2, 4, 9 * 3600]
		]);
	});

	it('leaves out what was resolved before it occurred', async () => {
		const organisation = await northwind(await testDatabase());
		await record(organisation, [
			resolvedAfter(organisation, -HOUR, 1),
			resolvedAfter(organisation, 0, 1),
			resolvedAfter(organisation, HOUR, 1)
		]);
		const { durations } = await askedFor(organisation, 'lena', period);
		expect(durations.all).toEqual({ count: 2, median: 1800, ninetieth: 3240 });
	});

	it('counts hours the same from roll-ups and from records, and tells what has none', async () => {
		const organisation = await northwind(await testDatabase());
		const { entry, teams } = organisation;
		const channelId = entry('channel', 'phone');
		const hours = fc.sample(fc.option(fc.nat({ max: 23 }), { nil: null }), 200);
		await record(
			organisation,
			randomRecords(organisation, 200).map((each, place) => ({
				...each,
				teamId: teams.Orders!,
				channelId,
				occurredHour: hours[place]!
			}))
		);
		const rolledUp = await askedFor(organisation, 'ada', { ...period, channel: channelId });
		const counted = await askedFor(organisation, 'ada', {
			...period,
			channel: channelId,
			team: teams.Orders!
		});
		expect(counted.hours).toEqual(rolledUp.hours);
		const sum = counted.hours.weekdays.flat().reduce((all, count) => all + count, counted.hours.unknown);
		expect(sum).toBe(counted.records);
	});

	it('leads from every hour of every weekday to exactly the escalations that it counts', async () => {
		const organisation = await northwind(await testDatabase());
		const hours = fc.sample(fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }), 60);
		await record(
			organisation,
			randomRecords(organisation, 60).map((each, place) => ({ ...each, occurredHour: hours[place]! }))
		);
		const ada = organisation.as.ada!;
		const { hours: heat } = await timingPage(ada, new URLSearchParams(period));
		const cells = heat.table!.rows.flatMap(({ cells: ofHour, total }) => [...ofHour, total]);
		expect(cells.some(({ href }) => href !== null)).toBe(true);
		for (const { text, href } of cells) {
			if (href === null) continue;
			const filters = filtersFrom(new URL(href, 'http://evenkeel.example').searchParams);
			expect(String(await countEscalations(ada, filters))).toBe(text);
		}
	});

	it('tells a Monday at nine from a Sunday, on the clock of the organisation', async () => {
		const organisation = await northwind(await testDatabase());
		await record(organisation, [
			recordOn('2026-11-16', organisation, { occurredHour: 9 }),
			recordOn('2026-11-15', organisation, { occurredHour: 23 }),
			recordOn('2026-11-15', organisation, { occurredHour: null })
		]);
		const { hours } = await askedFor(organisation, 'lena', { from: '2026-11-09', to: '2026-11-17' });
		expect(hours.weekdays[0]![9]).toBe(1);
		expect(hours.weekdays[6]![23]).toBe(1);
		expect(hours.unknown).toBe(1);
		expect(hours.days).toEqual([1, 1, 0, 0, 0, 0, 1]);
	});

	it('tells which reasons customers come back with', async () => {
		const organisation = await northwind(await testDatabase());
		const refund = organisation.entry('reason', 'refund');
		const visits = (customer: string, days: string[], reasonId: string | null) =>
			days.map((day) => recordOn(day, organisation, { customerReference: customer, reasonId }));
		await record(organisation, [
			...visits('C-1', ['2026-11-02', '2026-11-09', '2026-11-12'], refund),
			...visits('C-2', ['2026-09-01', '2026-11-09'], refund),
			...visits('C-3', ['2026-11-05', '2026-11-06'], null)
		]);
		const search = new URLSearchParams(period);
		expect((await timing(organisation.as.lena!, search)).repeats).toMatchObject({
			repeats: 3,
			reasons: [{ name: 'Refund', repeats: 2, records: 5 }]
		});
		const [, every, reason] = await exportTiming(organisation.as.lena!, search, 'repeats');
		expect(every!.slice(0, 4)).toEqual(['every reason', 3, 7, 0.4286]);
		expect(reason!.slice(0, 4)).toEqual(['Refund', 2, 5, 0.4]);
	});

	it('counts nothing of teams that the reader is not in', async () => {
		const organisation = await northwind(await testDatabase());
		await record(organisation, [resolvedAfter(organisation, HOUR, 1)]);
		const found = await askedFor(organisation, 'chen', period);
		expect(found.records).toBe(0);
		expect(found.durations.all.count).toBe(0);
		await expect(askedFor(organisation, 'chen', { team: organisation.teams.Orders! })).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});

function resolvedAfter(organisation: Organisation, milliseconds: number, tier: number) {
	const occurredAt = new Date('2026-11-03T09:00:00.000Z');
	return recordOn('2026-11-03', organisation, {
		tier,
		occurredAt,
		state: 'resolved',
		resolvedAt: new Date(occurredAt.getTime() + milliseconds),
		resolvedOn: addDays('2026-11-03', Math.floor(milliseconds / (24 * HOUR)))
	});
}

function askedFor(organisation: Organisation, reader: string, search: Record<string, string>) {
	return timing(organisation.as[reader]!, new URLSearchParams(search));
}
