import fc from 'fast-check';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { EscalationRecord } from '../../../src/lib/features/escalations/escalation';
import { recordEscalations, rewriteEscalation } from '../../../src/lib/features/escalations/recording.server';
import { escalationCounts, escalations } from '../../../src/lib/features/escalations/tables.server';
import { verifyRollUps } from '../../../src/lib/features/escalations/verification.server';
import { inTransaction, type WritingContext } from '../../../src/lib/server/context';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { northwind, NOW, type Organisation } from '../../support/team';

function records(team: Organisation) {
	const maybe = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: null });
	const entry = (kind: Parameters<Organisation['entry']>[0], ...keys: string[]) =>
		maybe(...keys.map((key) => team.entry(kind, key)));
	return fc.record({
		teamId: fc.constantFrom(...Object.values(team.teams)),
		brandId: maybe(...Object.values(team.brands)),
		channelId: entry('channel', 'phone', 'chat'),
		reasonId: entry('reason', 'refund', 'return'),
		firstLineId: entry('first-line', 'carrier', 'beyond-authority'),
		outcomeId: entry('outcome', 'upheld', 'refund'),
		causeIds: fc.subarray(['late-delivery', 'sizing', 'lost-parcel'].map((key) => team.entry('cause', key))),
		severity: fc.integer({ min: 1, max: 4 }),
		avoidable: maybe('no' as const, 'authority' as const, 'upstream' as const),
		occurredHour: maybe(0, 9, 23),
		occurredOn: fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-09')
	});
}

const rest = (id: string): Omit<EscalationRecord, 'teamId' | 'brandId'> => ({
	id,
	channelId: null,
	reasonId: null,
	firstLineId: null,
	outcomeId: null,
	causeIds: [],
	severity: 2,
	tier: 2,
	summary: 'A case',
	customerReference: '',
	orderReference: '',
	avoidable: null,
	authorityLimit: null,
	amount: null,
	occurredAt: NOW,
	occurredOn: '2026-11-01',
	occurredHour: null,
	loggedAt: NOW,
	loggedBy: null,
	state: 'open',
	resolvedAt: null,
	resolvedOn: null,
	followUpDueOn: null,
	importId: null,
	sourceKey: `logged:${id}`,
	sourceReference: null
});

test('whatever is recorded and changed, the stored counts are those of the records', async () => {
	const db = await testDatabase();
	const team = await northwind(db);
	const given = fc.array(fc.tuple(records(team), fc.option(records(team), { nil: null })), {
		minLength: 1,
		maxLength: 12
	});
	await fc.assert(
		fc.asyncProperty(given, async (changes) => {
			await inTransaction(team.as.ada!, async (inside) => {
				const written = changes.map(([first, second]) => {
					const id = newId();
					return { before: { ...rest(id), ...first }, after: second && { ...rest(id), ...second } };
				});
				await recordEscalations(
					inside,
					written.map(({ before }) => before)
				);
				for (const { before, after } of written) {
					if (after)
						await rewriteEscalation(inside, { ...before, ...(await storedOf(inside, after.id)) }, after);
				}
			});
			expect((await verifyRollUps(db)).differences).toEqual([]);
		}),
		{ numRuns: 25 }
	);
});

/** What the database adds to a record. */
async function storedOf({ db, actor }: WritingContext, id: string) {
	const [row] = await db
		.select({ repeatOf: escalations.repeatOf, version: escalations.version })
		.from(escalations)
		.where(and(eq(escalations.organisationId, actor.organisationId), eq(escalations.id, id)));
	return row!;
}

test('a repeat that was tampered with is found', async () => {
	const db = await testDatabase();
	const team = await northwind(db);
	const place = { teamId: team.teams.Orders!, brandId: null, customerReference: 'C-1001' };
	await inTransaction(team.as.ada!, async (inside) => {
		const records = [newId(), newId()].map((id) => ({ ...rest(id), ...place }));
		await recordEscalations(inside, records);
	});
	expect((await verifyRollUps(db)).misplacedRepeats).toBe(0);
	await inTransaction(team.as.ada!, (inside) => inside.db.update(escalations).set({ repeatOf: 'another' }));
	expect((await verifyRollUps(db)).misplacedRepeats).toBe(2);
});

test('a count that was tampered with is found, and said with what it should be', async () => {
	const db = await testDatabase();
	const team = await northwind(db);
	await inTransaction(team.as.ada!, async (inside) => {
		const record = { ...rest(newId()), teamId: team.teams.Orders!, brandId: null };
		await recordEscalations(inside, [record]);
		await inside.db
			.update(escalationCounts)
			.set({ records: 7, counts: { '': [7, 0, 2] } })
			.where(and(eq(escalationCounts.dimension, 'outcome'), eq(escalationCounts.grain, 'day')));
	});
	const { records: counted, differences } = await verifyRollUps(db);
	expect(counted).toBe(1);
	expect(differences).toHaveLength(8);
	expect(differences[0]).toMatchObject({
		stored: [7, 0, 2],
		recounted: [1, 0, 2],
		row: { dimension: 'outcome', grain: 'day' },
		value: ''
	});
});
