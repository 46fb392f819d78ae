import { expect, test } from 'vitest';
import { recount, type Recounted } from '../../../src/lib/features/escalations/queries/recount.server';
import { addDays, mondayOf } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { northwind } from '../../support/team';
import { randomRecords, record, recordOn } from '../insights/random-records';

test('a recount comes in parts of full weeks that follow each other without a gap', async () => {
	const db = await testDatabase();
	const team = await northwind(db);
	const records = randomRecords(team, 60);
	await record(team, [...records, recordOn('2019-02-27', team)]);
	const parts: Recounted[] = [];
	for await (const part of recount(db, team.as.ada!.actor.organisationId)) parts.push(part);

	expect(parts.length).toBeGreaterThan(2);
	expect(parts.reduce((sum, part) => sum + part.records, 0)).toBe(records.length + 1);
	expect(parts[0]!.days.from).toBe('0001-01-01');
	expect(parts.at(-1)!.days.to).toBe('9999-12-31');
	for (const [place, { days, tally }] of parts.entries()) {
		const next = parts[place + 1];
		if (next) {
			expect(next.days.from).toBe(addDays(days.to, 1));
			expect(mondayOf(next.days.from)).toBe(next.days.from);
		}
		for (const { start } of tally.rows()) {
			expect(start >= days.from && start <= days.to).toBe(true);
		}
	}
});

test('a recount of nothing is one part without records', async () => {
	const db = await testDatabase();
	const team = await northwind(db);
	const parts: Recounted[] = [];
	for await (const part of recount(db, team.as.ada!.actor.organisationId)) parts.push(part);
	expect(parts.map(({ days, records, tally }) => [days, records, tally.rows()])).toEqual([
		[{ from: '0001-01-01', to: '9999-12-31' }, 0, []]
	]);
});
