import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EscalationRecord } from '../../../src/lib/features/escalations/escalation';
import {
	measureKindList,
	measureKinds,
	type Measure,
	type MeasureScope
} from '../../../src/lib/features/escalations/measures/measure';
import { weeksOfMeasure } from '../../../src/lib/features/escalations/queries.server';
import { setVolumes } from '../../../src/lib/features/volumes/commands.server';
import { addDays, mondayOf, type Day } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, type Organisation } from '../../support/team';
import { randomRecords, record, recordOn } from '../insights/random-records';

const readers = ['ada', 'lena', 'bo', 'chen'] as const;
const period = { from: '2026-04-20', to: '2026-11-20' };

describe('The weeks of a measure', () => {
	it('hold what a count by hand finds, whoever asks for whatever', async () => {
		const { organisation, records } = await recorded(400);
		const repeats = repeatsAmong(records);
		for (const reader of readers) {
			for (const measure of measuresOf(organisation)) {
				const context = organisation.as[reader]!;
				const team = measure.scope.kind === 'team' ? measure.scope.id : null;
				if (team && !context.actor.isAdmin && !context.actor.teams.has(team)) {
					await expect(weeksOfMeasure(context, measure, period)).rejects.toMatchObject({ code: 'not-found' });
					continue;
				}
				const seen = records.filter((each) => isSeen(organisation, reader, measure.scope, each));
				const weeks = await weeksOfMeasure(context, measure, period);
				const found = weeks.map(({ monday, events, of }) => ({ monday, events, of }));
				expect(found, `${reader} ${JSON.stringify(measure)}`).toEqual(
					weeks.map(({ monday }) => byHand(organisation, measure, seen, repeats, monday))
				);
			}
		}
	});

	it('tell a week in which nothing happened from one in which nothing was recorded', async () => {
		const organisation = await northwind(await testDatabase());
		await record(
			organisation,
			['2026-10-08', '2026-10-12', '2026-11-16'].map((day) => recordOn(day, organisation))
		);
		const weeks = await weeksOfMeasure(organisation.as.ada!, everyEscalation(), {
			from: '2026-09-30',
			to: '2026-11-17'
		});
		expect(weeks.map(({ monday, events, incomplete }) => [monday, events, incomplete])).toEqual([
			['2026-09-28', 0, 'unrecorded'],
			['2026-10-05', 1, 'partly-recorded'],
			['2026-10-12', 1, null],
			['2026-10-19', 0, null],
			['2026-10-26', 0, null],
			['2026-11-02', 0, null],
			['2026-11-09', 0, null],
			['2026-11-16', 1, 'not-over']
		]);
	});

	it('are out of the contacts where those are known for every day and team, but not by brand', async () => {
		const organisation = await northwind(await testDatabase());
		const { Orders, Returns } = organisation.teams;
		await record(organisation, [recordOn('2026-10-05', organisation), recordOn('2026-11-16', organisation)]);
		await setVolumes(organisation.as.ada!, contacts('Orders', '2026-10-05', 14));
		await setVolumes(organisation.as.ada!, contacts('Returns', '2026-10-05', 13));
		const asked = async (reader: string, scope: MeasureScope) =>
			(
				await weeksOfMeasure(organisation.as[reader]!, everyEscalation(scope), {
					from: '2026-10-05',
					to: '2026-10-25'
				})
			).map(({ of }) => of);
		expect(await asked('ada', { kind: 'everything' })).toEqual([1400, null, null]);
		expect(await asked('lena', { kind: 'everything' })).toEqual([700, 700, null]);
		expect(await asked('ada', { kind: 'team', id: Orders! })).toEqual([700, 700, null]);
		expect(await asked('ada', { kind: 'team', id: Returns! })).toEqual([700, null, null]);
		const brand = organisation.brands.Northwind!;
		expect(await asked('ada', { kind: 'brand', id: brand })).toEqual([null, null, null]);
	});

	it('never count the records of another organisation', async () => {
		const { other, organisation } = await recorded(60);
		const zoe = other.as.zoe!;
		for (const measure of measuresOf(organisation)) {
			if (measure.scope.kind === 'team') continue;
			for (const { events, of } of await weeksOfMeasure(zoe, measure, period)) {
				expect([events, of ?? 0]).toEqual([0, 0]);
			}
		}
	});
});

async function recorded(count: number) {
	const database = await testDatabase();
	const organisation = await northwind(database);
	const other = await fabrikam(database);
	const { entry } = organisation;
	const [judged] = fc.sample(
		fc.array(
			fc.record({
				avoidable: fc.constantFrom(null, 'no' as const, 'tool' as const, 'upstream' as const),
				firstLineId: fc.constantFrom(null, entry('first-line', 'knowledge'), entry('first-line', 'carrier')),
				outcomeId: fc.constantFrom(null, entry('outcome', 'upheld'), entry('outcome', 'refund')),
				customerReference: fc.constantFrom('', 'c-1', 'c-2', 'c-3')
			}),
			{ minLength: count, maxLength: count }
		),
		1
	);
	const records = randomRecords(organisation, count)
		.map((each, place) => ({ ...each, ...judged![place]! }))
		.toSorted((a, b) => (a.occurredOn < b.occurredOn ? -1 : 1));
	await record(organisation, records);
	return { organisation, other, records };
}

function measuresOf({ entry, teams, brands }: Organisation): Measure[] {
	const entries = {
		cause: entry('cause', 'late-delivery'),
		reason: entry('reason', 'shipping'),
		'first-line': entry('first-line', 'knowledge')
	};
	const scopes: MeasureScope[] = [
		{ kind: 'everything' },
		{ kind: 'team', id: teams.Orders! },
		{ kind: 'brand', id: brands.Northwind! },
		{ kind: 'channel', id: entry('channel', 'phone') }
	];
	return measureKindList.flatMap((kind) => {
		const list = measureKinds[kind].of as keyof typeof entries | null;
		return scopes.map((scope) => ({ kind, entryId: list ? entries[list] : null, scope }));
	});
}

function isSeen(
	organisation: Organisation,
	reader: string,
	scope: MeasureScope,
	each: EscalationRecord
): boolean {
	const { isAdmin, teams } = organisation.as[reader]!.actor;
	if (!isAdmin && !teams.has(each.teamId)) return false;
	if (scope.kind === 'team') return each.teamId === scope.id;
	if (scope.kind === 'brand') return each.brandId === scope.id;
	return scope.kind === 'everything' || each.channelId === scope.id;
}

function byHand(
	{ entry }: Organisation,
	{ kind, entryId }: Measure,
	records: readonly EscalationRecord[],
	repeats: ReadonlySet<string>,
	monday: Day
) {
	const inWeek = records.filter(({ occurredOn }) => mondayOf(occurredOn) === monday);
	const count = (isCounted: (each: EscalationRecord) => boolean) => inWeek.filter(isCounted).length;
	const parts = ['shipping', 'shipping-late', 'shipping-cost'].map((key) => entry('reason', key));
	switch (kind) {
		case 'escalations':
			return { monday, events: inWeek.length, of: null };
		case 'cause':
			return { monday, events: count(({ causeIds }) => causeIds.includes(entryId!)), of: null };
		case 'reason':
			return {
				monday,
				events: count(({ reasonId }) => reasonId !== null && parts.includes(reasonId)),
				of: null
			};
		case 'first-line':
			return { monday, events: count(({ firstLineId }) => firstLineId === entryId), of: null };
		case 'repeat-contacts':
			return { monday, events: count(({ id }) => repeats.has(id)), of: null };
		case 'avoidable-share':
			return {
				monday,
				events: count(({ avoidable }) => avoidable === 'tool' || avoidable === 'upstream'),
				of: count(({ avoidable }) => avoidable !== null)
			};
		case 'upheld-hand-ups':
			return {
				monday,
				events: count((each) => each.firstLineId !== null && each.outcomeId === entry('outcome', 'upheld')),
				of: count((each) => each.firstLineId !== null && each.outcomeId !== null)
			};
	}
}

const THIRTY_DAYS_MS = 30 * 86_400_000;

function repeatsAmong(records: readonly EscalationRecord[]): Set<string> {
	const isBefore = (one: EscalationRecord, other: EscalationRecord) => {
		const passed = other.occurredAt.getTime() - one.occurredAt.getTime();
		return passed > 0 ? passed <= THIRTY_DAYS_MS : passed === 0 && one.id < other.id;
	};
	const repeats = records.filter(
		(each) =>
			each.customerReference !== '' &&
			records.some((other) => other.customerReference === each.customerReference && isBefore(other, each))
	);
	return new Set(repeats.map(({ id }) => id));
}

function everyEscalation(scope: MeasureScope = { kind: 'everything' }): Measure {
	return { kind: 'escalations', entryId: null, scope };
}

/** A hundred contacts a day of a team. */
function contacts(team: string, from: Day, days: number) {
	return Array.from({ length: days }, (_, place) => ({
		team,
		channel: '',
		day: addDays(from, place),
		contacts: 100
	}));
}
