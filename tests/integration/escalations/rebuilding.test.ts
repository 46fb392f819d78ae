import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { bringRollUpsUpToDate } from '../../../src/lib/features/escalations/rebuilding.server';
import { escalationCounts, rollUpVersions } from '../../../src/lib/features/escalations/tables.server';
import { verifyRollUps } from '../../../src/lib/features/escalations/verification.server';
import { inTransaction } from '../../../src/lib/server/context';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, NOW } from '../../support/team';
import { randomRecords, record } from '../insights/random-records';

test('counts that an older version stored are counted again, each organisation by itself, once', async () => {
	const db = await testDatabase();
	const team = await northwind(db);
	await fabrikam(db);
	await record(team, randomRecords(team, 40));
	expect(await bringRollUpsUpToDate(db, NOW)).toBe(2);
	await inTransaction(team.as.ada!, async ({ db: inside, actor }) => {
		const { organisationId, grain } = escalationCounts;
		await inside
			.delete(escalationCounts)
			.where(and(eq(organisationId, actor.organisationId), eq(grain, 'week')));
		await inside
			.update(rollUpVersions)
			.set({ version: 0 })
			.where(eq(rollUpVersions.organisationId, actor.organisationId));
	});
	expect((await verifyRollUps(db)).differences.every(({ row }) => row.grain === 'week')).toBe(true);
	expect(await bringRollUpsUpToDate(db, NOW)).toBe(1);
	expect((await verifyRollUps(db)).differences).toEqual([]);
	expect(await bringRollUpsUpToDate(db, NOW)).toBe(0);
});
