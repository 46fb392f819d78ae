import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Avoidable } from '../../../src/lib/features/escalations/escalation';
import { exportHandUps } from '../../../src/lib/features/insights/hand-ups/commands.server';
import { handUps } from '../../../src/lib/features/insights/hand-ups/queries.server';
import { handUpsView } from '../../../src/lib/features/insights/hand-ups/view';
import { addDays } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { northwind, type Organisation } from '../../support/team';
import { randomRecords, record, recordOn } from './random-records';

/** Four whole weeks before the fixture's present, which is Tuesday, 17 November 2026. */
const fourWeeks = { from: '2026-10-19', to: '2026-11-15' };

describe('Hand-ups', () => {
	it('are counted by reason and outcome, with those that changed nothing', async () => {
		const organisation = await northwind(await testDatabase());
		await record(organisation, handedUp(organisation, 6, 'upheld'));
		await record(organisation, handedUp(organisation, 3, 'exception'));
		await record(organisation, handedUp(organisation, 2, null));
		await record(organisation, [recordOn('2026-11-04', organisation)]);

		const found = await askedFor(organisation, 'lena', fourWeeks);
		expect(found.records).toBe(12);
		expect(found.firstLines).toMatchObject({ missing: 1, bars: [{ label: 'Beyond authority', count: 11 }] });
		expect(found.outcomes.missing).toBe(3);
		expect(found.unchanged).toMatchObject({
			days: fourWeeks,
			reasons: [{ name: 'Beyond authority', isBeyondAuthority: true, decided: 9, unchanged: 6 }]
		});
		const { unchanged } = handUpsView(found, organisation.as.lena!.actor.habits, true);
		expect(unchanged.title).toBe('67% of hand-ups beyond authority changed nothing');
		expect(unchanged.measure).toBe('19 Oct to 15 Nov 2026 · 95% interval 35% to 88%');
	});

	it('are given as counts alone where fewer than five have an outcome', async () => {
		const organisation = await northwind(await testDatabase());
		await record(organisation, handedUp(organisation, 4, 'upheld'));
		const found = await askedFor(organisation, 'lena', fourWeeks);
		const { unchanged } = handUpsView(found, organisation.as.lena!.actor.habits, true);
		expect(unchanged.title).toBe('4 of 4 hand-ups beyond authority changed nothing: too few for a share');
		expect(unchanged.foot!.table.rows[0]!.cells).toEqual([
			'4',
			{ text: '4', href: expect.stringContaining('outcome=') as string },
			'too few',
			'–'
		]);
	});

	it('are counted the same from roll-ups and from records', async () => {
		const organisation = await northwind(await testDatabase());
		const { entry, teams } = organisation;
		const firstLines = ['beyond-authority', 'knowledge', 'carrier'].map((key) => entry('first-line', key));
		const outcomes = ['upheld', 'refund'].map((key) => entry('outcome', key));
		const anyOf = <Value>(values: Value[]) => fc.constantFrom<Value | null>(...values, null);
		const judgements = anyOf<Avoidable>(['no', 'authority', 'tool']);
		const channelId = entry('channel', 'phone');
		const records = randomRecords(organisation, 300).map((each) => ({
			...each,
			teamId: teams.Orders!,
			channelId,
			firstLineId: fc.sample(anyOf(firstLines), 1)[0]!,
			outcomeId: fc.sample(anyOf(outcomes), 1)[0]!,
			avoidable: fc.sample(judgements, 1)[0]!
		}));
		await record(organisation, records);
		const asked = (more: Record<string, string>) => askedFor(organisation, 'ada', { ...fourWeeks, ...more });
		const rolledUp = await asked({ channel: channelId });
		const counted = await asked({ channel: channelId, team: teams.Orders! });
		for (const part of ['records', 'firstLines', 'outcomes', 'unchanged', 'avoidable'] as const) {
			expect(counted[part]).toEqual(rolledUp[part]);
		}
	});

	it('of a few days are counted by those days, as no week of them is whole', async () => {
		const organisation = await northwind(await testDatabase());
		await record(organisation, handedUp(organisation, 5, 'upheld'));
		const days = { from: '2026-10-20', to: '2026-10-24' };
		const found = await askedFor(organisation, 'lena', days);
		expect(found.unchanged.days).toEqual(days);
		expect(found.unchanged.reasons.map(({ decided }) => decided)).toEqual([3]);
	});

	it('that were judged are told apart by what would have spared them', async () => {
		const organisation = await northwind(await testDatabase());
		const judged = (avoidable: Avoidable | null, count: number) =>
			Array.from({ length: count }, () => recordOn('2026-11-04', organisation, { avoidable }));
		await record(organisation, [...judged('upstream', 6), ...judged('no', 2), ...judged(null, 3)]);
		const rows = await exportHandUps(organisation.as.lena!, new URLSearchParams(fourWeeks), 'avoidable');
		expect(rows.map((row) => row.slice(0, 3))).toEqual([
			['Could it have been spared', 'Escalations', 'Share of those judged'],
			['no', 2, 0.25],
			['authority', 0, 0],
			['information', 0, 0],
			['tool', 0, 0],
			['upstream', 6, 0.75],
			['not judged', 3, null]
		]);
	});

	it('of others do not exist, and neither do files that nobody offers', async () => {
		const organisation = await northwind(await testDatabase());
		const search = new URLSearchParams({ team: organisation.teams.Orders! });
		await expect(handUps(organisation.as.chen!, search)).rejects.toMatchObject({ code: 'not-found' });
		await expect(
			exportHandUps(organisation.as.lena!, new URLSearchParams(), 'toString')
		).rejects.toMatchObject({ code: 'not-found' });
	});
});

function handedUp(organisation: Organisation, count: number, outcome: string | null) {
	return Array.from({ length: count }, (_, place) =>
		recordOn(addDays('2026-10-20', 2 * place), organisation, {
			firstLineId: organisation.entry('first-line', 'beyond-authority'),
			outcomeId: outcome && organisation.entry('outcome', outcome)
		})
	);
}

function askedFor(organisation: Organisation, reader: string, search: Record<string, string>) {
	return handUps(organisation.as[reader]!, new URLSearchParams(search));
}
