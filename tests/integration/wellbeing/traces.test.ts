import { getTableColumns, sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { auditEntries } from '../../../src/lib/features/people/tables.server';
import { openRound } from '../../../src/lib/features/wellbeing/pulse/commands/rounds.server';
import {
	pulseBoxes,
	pulseCounters,
	pulseReceipts
} from '../../../src/lib/features/wellbeing/pulse/tables.server';
import { openComments } from '../../../src/lib/features/wellbeing/pulse/sealed.server';
import { holdKeys, keyring } from '../../../src/lib/server/encryption';
import { resealEverything } from '../../../src/programs/sealed';
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
	return { db, organisation, orders };
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
	const [sealed] = boxes.map(({ comments }) => comments).filter((each) => each.length > 0);
	expect(sealed).toHaveLength(2);
	expect(sealed).toEqual(sealed!.toSorted());
});

test('comments are sealed until their round has closed, each to its box and under whichever key is present', async () => {
	const { db, organisation, orders } = await answered();
	const stored = JSON.stringify(await db.select().from(pulseBoxes));
	expect(stored).not.toMatch(/Zebras|Apples/);
	const before = keyring().present!;
	onTestFinished(() => holdKeys(null));
	holdKeys({ present: { id: 'next', secret: new Uint8Array(32).fill(7) }, before: [before] });
	expect(await resealEverything(db)).toEqual({ resealed: 2, unreadable: 0 });
	expect(await resealEverything(db)).toEqual({ resealed: 0, unreadable: 0 });
	holdKeys({ present: { id: 'next', secret: new Uint8Array(32).fill(7) }, before: [] });
	const [box] = await db
		.select()
		.from(pulseBoxes)
		.where(sql`${pulseBoxes.teamId} = ${orders}`);
	expect(openComments(box!, box!.comments).toSorted()).toEqual(['Apples last', 'Zebras first']);
	expect(openComments({ ...box!, teamId: organisation.teams['Returns']! }, box!.comments)).toEqual([]);
});

test('without a key a comment is refused in a sentence, and answers count without one', async () => {
	const { db, organisation } = await answered();
	onTestFinished(() => holdKeys(null));
	holdKeys({ present: null, before: [] });
	const aisha = organisation.as['aisha']!;
	await expect(answer(aisha, { mood: 4 }, { comment: 'Words' })).rejects.toThrow('no key to seal it with');
	await answer(aisha, { mood: 4 });
	expect(await db.select().from(pulseReceipts)).toHaveLength(4);
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
