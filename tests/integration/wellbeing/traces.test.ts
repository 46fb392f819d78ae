import { getTableColumns, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEntries } from '../../../src/lib/features/people/tables.server';
import { openRound } from '../../../src/lib/features/wellbeing/pulse/commands/rounds.server';
import {
	pulseBoxes,
	pulseCounters,
	pulseReceipts
} from '../../../src/lib/features/wellbeing/pulse/tables.server';
import { dialect } from '../../../src/lib/server/db/dialect';
import { testDatabase } from '../../support/database';
import { answer, crowd, program } from '../../support/pulse';
import { northwind } from '../../support/team';

async function answered() {
	const db = await testDatabase();
	const organisation = await northwind(db);
	await openRound(program(db, organisation));
	const orders = organisation.teams['Orders']!;
	const people = await crowd(db, organisation, orders, 3);
	const comments = ['Zebras first', '', 'Apples last'];
	for (const [place, person] of people.entries()) {
		await answer(person, { mood: place + 1 }, { comment: comments[place] });
	}
	return { db, orders };
}

test('no table of an open round has a column for a time, a session, a request or an answer of its own', () => {
	const columnsOf = (table: Parameters<typeof getTableColumns>[0]) => Object.keys(getTableColumns(table));
	expect(columnsOf(pulseReceipts)).toEqual(['organisationId', 'startsOn', 'userId']);
	expect(columnsOf(pulseBoxes)).toEqual(['organisationId', 'startsOn', 'teamId', 'answers', 'comments']);
	expect(columnsOf(pulseCounters)).toEqual([
		'organisationId',
		'startsOn',
		'teamId',
		'question',
		'score',
		'answers'
	]);
});

test('comments lie in an order that does not tell when they came', async () => {
	const { db } = await answered();
	const boxes = await db.select().from(pulseBoxes);
	expect(boxes.map(({ comments }) => comments).filter((each) => each.length > 0)).toEqual([
		['Apples last', 'Zebras first']
	]);
});

test('neither does the place of a row, nor which transaction wrote it', async () => {
	const { db, orders } = await answered();
	if (dialect === 'sqlite') {
		for (const table of [pulseReceipts, pulseBoxes, pulseCounters]) {
			await expect(db.select({ place: sql`rowid` }).from(table)).rejects.toThrow();
		}
		return;
	}
	const rows = await db
		.select({ teamId: pulseCounters.teamId, written: sql<string>`xmin::text` })
		.from(pulseCounters);
	const [box] = await db
		.select({ written: sql<string>`xmin::text` })
		.from(pulseBoxes)
		.where(sql`${pulseBoxes.teamId} = ${orders}`);
	const writers = new Set(rows.filter(({ teamId }) => teamId === orders).map(({ written }) => written));
	expect([...writers]).toEqual([box!.written]);
});

test('the audit log tells nothing of an answer', async () => {
	const { db } = await answered();
	expect(await db.select().from(auditEntries)).toEqual([]);
});
