import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EscalationRecord } from '../../../src/lib/features/escalations/escalation';
import { filtersFrom } from '../../../src/lib/features/escalations/filters';
import { countEscalations } from '../../../src/lib/features/escalations/queries.server';
import { casesAddress } from '../../../src/lib/features/insights/filter';
import { markOf, missingMark } from '../../../src/lib/features/insights/marks';
import type { Breakdown } from '../../../src/lib/features/insights/insights';
import { insights, questionFrom } from '../../../src/lib/features/insights/queries.server';
import { addDays, mondayOf, type Period } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, type Organisation } from '../../support/team';
import { randomRecords, record } from './random-records';

/** Ada sees everything; Lena leads one team, Bo answers in two, Chen in one. */
const readers = ['ada', 'lena', 'bo', 'chen'] as const;

/** A filter as people choose it, by name; null for all. */
interface Chosen {
	reader: (typeof readers)[number];
	from: string;
	to: string;
	team: string | null;
	brand: string | null;
	channel: string | null;
	level: string | null;
}

const days = fc.nat({ max: 230 }).map((back) => addDays('2026-11-20', -back));
const chosen: fc.Arbitrary<Chosen> = fc.record({
	reader: fc.constantFrom(...readers),
	from: days,
	to: days,
	team: fc.option(fc.constantFrom('Orders', 'Returns'), { nil: null }),
	brand: fc.option(fc.constantFrom('Northwind', 'Tailspin'), { nil: null }),
	channel: fc.option(fc.constantFrom('phone', 'email', 'chat'), { nil: null }),
	level: fc.constantFrom(null, 'top')
});

describe('Insights', () => {
	it('count what a naive count over the records counts, whoever asks and whatever is chosen', async () => {
		const { organisation, records } = await recorded(300);
		await fc.assert(
			fc.asyncProperty(chosen, async (choice) => {
				if (!mayAsk(organisation, choice)) return;
				const context = organisation.as[choice.reader]!;
				const question = await questionFrom(context, searchFor(organisation, choice));
				const found = await insights(context, question);

				const expected = records.filter((each) => isAsked(organisation, choice, each));
				expect(found.records).toBe(expected.length);
				expect(countsOf(found.causes)).toEqual(naive(expected, ({ causeIds }) => causeIds));
				const reasonOf = ({ reasonId }: EscalationRecord) =>
					reasonId ? [choice.level === 'top' ? wholeOf(organisation, reasonId) : reasonId] : [];
				expect(countsOf(found.reasons)).toEqual(naive(expected, reasonOf));
				expect(found.causes.records).toBe(expected.length);
			}),
			{ numRuns: 60 }
		);
	});

	it('count a period that begins, ends or lies within a week as its days', async () => {
		const { organisation, records } = await recorded(300);
		const everybody = { reader: 'ada', team: null, brand: null, channel: null, level: null } as const;
		for (let first = 0; first < 7; first++) {
			for (let length = 0; length < 16; length++) {
				const from = addDays('2026-10-05', first);
				const choice = { ...everybody, from, to: addDays(from, length) };
				const question = await questionFrom(organisation.as.ada!, searchFor(organisation, choice));
				const found = await insights(organisation.as.ada!, question);
				const expected = records.filter((each) => isAsked(organisation, choice, each));
				expect([from, length, found.records]).toEqual([from, length, expected.length]);
				expect(countsOf(found.causes)).toEqual(naive(expected, ({ causeIds }) => causeIds));
			}
		}
	});

	it('chart full weeks that are a naive count of the same cases', async () => {
		const { organisation, records } = await recorded(300);
		const late = organisation.entry('cause', 'late-delivery');
		await fc.assert(
			fc.asyncProperty(chosen, async (choice) => {
				if (!mayAsk(organisation, choice)) return;
				const context = organisation.as[choice.reader]!;
				const search = searchFor(organisation, choice);
				search.set('trend', late);
				const { trend, today } = await insights(context, await questionFrom(context, search));
				const shown = records.filter(
					(each) =>
						each.causeIds.includes(late) && isAsked(organisation, { ...choice, from: '', to: '~' }, each)
				);
				for (const week of trend.chart.weeks.filter(({ incomplete }) => incomplete === null)) {
					expect(week.sunday < today).toBe(true);
					expect(week.records, week.monday).toBe(
						shown.filter(({ occurredOn }) => mondayOf(occurredOn) === week.monday).length
					);
				}
			}),
			{ numRuns: 25 }
		);
	});

	it('open from each mark a list of exactly the cases it stands for', async () => {
		const { organisation } = await recorded(160);
		await fc.assert(
			fc.asyncProperty(chosen, async (choice) => {
				if (!mayAsk(organisation, choice)) return;
				const context = organisation.as[choice.reader]!;
				const question = await questionFrom(context, searchFor(organisation, choice));
				const { causes, reasons, trend, filter } = await insights(context, question);
				const listed = (address: string) =>
					countEscalations(context, filtersFrom(new URL(address, 'http://localhost').searchParams));

				for (const breakdown of [causes, reasons]) {
					for (const bar of breakdown.bars) {
						expect(await listed(casesAddress(filter, markOf(filter, breakdown.by, bar)))).toBe(bar.count);
					}
					expect(await listed(casesAddress(filter, missingMark(breakdown.by)))).toBe(breakdown.missing);
				}
				const week = trend.chart.weeks.find(({ incomplete }) => incomplete === null);
				if (!week) return;
				const mark = markOf(filter, trend.subject.kind, trend.subject, {
					from: week.monday,
					to: week.sunday
				});
				expect(await listed(casesAddress(filter, mark))).toBe(week.records);
			}),
			{ numRuns: 12 }
		);
	});

	it('do not exist for a team, brand, channel, cause or reason that is not the reader’s', async () => {
		const { organisation, other } = await recorded(0);
		const refused = [
			['chen', `team=${organisation.teams.Orders}`],
			['ada', `team=${other.teams.Desk}`],
			['ada', 'team=nonsense'],
			['ada', `brand=${other.brands.Northwind}`],
			['bo', `channel=${other.entry('channel', 'phone')}`],
			['lena', `channel=${organisation.entry('cause', 'sizing')}`],
			['lena', `trend=${other.entry('cause', 'sizing')}`],
			['lena', `trend=${organisation.entry('outcome', 'refund')}`]
		] as const;
		for (const [reader, search] of refused) {
			const asking = questionFrom(organisation.as[reader]!, new URLSearchParams(search));
			await expect(asking, `${reader} asking ?${search}`).rejects.toMatchObject({ code: 'not-found' });
		}
	});

	it('never count the records of another organisation', async () => {
		const { other } = await recorded(80);
		const context = other.as.zoe!;
		const found = await insights(context, await questionFrom(context, new URLSearchParams('period=52w')));
		expect(found).toMatchObject({ records: 0, recording: null, trend: { chart: { weeks: [] } } });
		expect(found.causes.bars).toEqual([]);
	});
});

async function recorded(count: number) {
	const database = await testDatabase();
	const organisation = await northwind(database);
	const other = await fabrikam(database);
	const records = randomRecords(organisation, count);
	await record(organisation, records);
	return { organisation, other, records };
}

function searchFor(organisation: Organisation, { team, brand, channel, ...rest }: Chosen): URLSearchParams {
	const search = new URLSearchParams({ from: rest.from, to: rest.to });
	if (team) search.set('team', organisation.teams[team]!);
	if (brand) search.set('brand', organisation.brands[brand]!);
	if (channel) search.set('channel', organisation.entry('channel', channel));
	if (rest.level) search.set('level', rest.level);
	return search;
}

function mayAsk(organisation: Organisation, { reader, team }: Chosen): boolean {
	const { isAdmin, teams } = organisation.as[reader]!.actor;
	return team === null || isAdmin || teams.has(organisation.teams[team]!);
}

function isAsked(organisation: Organisation, choice: Chosen, each: EscalationRecord): boolean {
	const { isAdmin, teams } = organisation.as[choice.reader]!.actor;
	const [from, to] = [choice.from, choice.to].sort();
	return (
		(isAdmin || teams.has(each.teamId)) &&
		within({ from: from!, to: to! }, each.occurredOn) &&
		(choice.team === null || each.teamId === organisation.teams[choice.team]) &&
		(choice.brand === null || each.brandId === organisation.brands[choice.brand]) &&
		(choice.channel === null || each.channelId === organisation.entry('channel', choice.channel))
	);
}

function within({ from, to }: Period, day: string): boolean {
	return from <= day && day <= to;
}

function naive(records: readonly EscalationRecord[], idsOf: (record: EscalationRecord) => string[]) {
	const counts: Record<string, number> = {};
	let missing = 0;
	for (const each of records) {
		const ids = idsOf(each);
		if (ids.length === 0) missing += 1;
		for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
	}
	return { counts, missing };
}

function countsOf({ bars, missing }: Breakdown) {
	return { counts: Object.fromEntries(bars.map(({ id, count }) => [id, count])), missing };
}

function wholeOf(organisation: Organisation, reasonId: string): string {
	const whole = { 'shipping-late': 'shipping', 'shipping-cost': 'shipping', 'order-status': 'order' };
	const found = Object.entries(whole).find(([part]) => organisation.entry('reason', part) === reasonId);
	return found ? organisation.entry('reason', found[1]) : reasonId;
}
