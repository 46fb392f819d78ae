import { eq, getTableColumns, getTableName, is, sql, Table } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { auditEntries } from '../../../src/lib/features/people/tables.server';
import { closeRound, openRound } from '../../../src/lib/features/wellbeing/pulse/commands/rounds.server';
import {
	pulseBoxes,
	pulseCounters,
	pulseReceipts,
	pulseResults
} from '../../../src/lib/features/wellbeing/pulse/tables.server';
import { openBox } from '../../../src/lib/features/wellbeing/pulse/sealed.server';
import { holdKeys, keyring } from '../../../src/lib/server/encryption';
import { resealEverything } from '../../../src/programs/sealed';
import type { Database } from '../../../src/lib/server/db/connection';
import { dialect } from '../../../src/lib/server/db/dialect';
import * as schema from '../../../src/lib/server/db/schema';
import { testDatabase } from '../../support/database';
import { AFTER_ROUND, answer, crowd, program, tallyOf } from '../../support/pulse';
import { northwind } from '../../support/team';

afterEach(() => holdKeys(null));

function withoutKey() {
	holdKeys({ present: null, before: [] });
}

async function opened() {
	const db = await testDatabase();
	const organisation = await northwind(db);
	await openRound(program(db, organisation));
	return { db, organisation, orders: organisation.teams['Orders']! };
}

async function answered(comments = ['Zebras first', '', 'Apples last']) {
	const made = await opened();
	const people = await crowd(made.db, made.organisation, made.orders, comments.length);
	for (const [place, person] of people.entries()) {
		await answer(person, { mood: place + 1 }, { comment: comments[place] });
	}
	return made;
}

test('no table of an open round has a column for a time, a session, a request or an answer of its own', () => {
	const columnsOf = (table: Parameters<typeof getTableColumns>[0]) => Object.keys(getTableColumns(table));
	expect(columnsOf(pulseReceipts)).toEqual(['organisationId', 'startsOn', 'userId']);
	expect(columnsOf(pulseBoxes)).toEqual([
		'organisationId',
		'startsOn',
		'teamId',
		'answers',
		'comments',
		'sealed'
	]);
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
	const { db, orders } = await answered();
	expect((await tallyOf(db, orders)).comments).toEqual(['Apples last', 'Zebras first']);
});

const anAnswer = fc.record({
	mood: fc.integer({ min: 1, max: 5 }),
	energy: fc.integer({ min: 1, max: 5 }),
	unlogged: fc.constantFrom(0, 1),
	comment: fc.string({ maxLength: 40, unit: 'grapheme-ascii' })
});

test('copies of the database from before and after an answer tell who answered, and nothing of what', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(anAnswer, { minLength: 6, maxLength: 6 }), async (answers) => {
			const { db, organisation, orders } = await opened();
			const people = await crowd(db, organisation, orders, answers.length);
			let before = await copyOf(db);
			const changes: unknown[] = [];
			for (const [place, { comment, unlogged, ...scores }] of answers.entries()) {
				await answer(people[place]!, { ...scores, 'unlogged-abuse': unlogged }, { comment });
				const after = await copyOf(db);
				changes.push(changedBetween(before, after));
				before = after;
			}
			const [first, ...others] = changes;
			expect(first).toEqual({
				pulse_boxes: [{ answers: '1 more', teamId: orders, sealed: [expect.any(Number)] }],
				pulse_receipts: [{}]
			});
			for (const change of others) expect(change).toEqual(first);
		}),
		{ numRuns: 5 }
	);
});

type Row = Record<string, unknown>;

/** Every row of every table, by the name of the table. */
async function copyOf(db: Database): Promise<Map<string, Row[]>> {
	const tables = Object.values(schema).filter((each) => is(each, Table));
	const copies = new Map<string, Row[]>();
	for (const table of tables) copies.set(getTableName(table), await db.select().from(table as SQLiteTable));
	return copies;
}

/** What a later copy says anew, by table: sealed texts by their length, all there is to see, and nobody by name. */
function changedBetween(before: Map<string, Row[]>, after: Map<string, Row[]>) {
	const changes: Record<string, Row[]> = {};
	for (const [name, rows] of after) {
		const known = new Set(before.get(name)!.map((row) => JSON.stringify(row)));
		const fresh = rows.filter((row) => !known.has(JSON.stringify(row)));
		if (fresh.length === 0) continue;
		changes[name] = fresh.map(({ organisationId: _, startsOn: __, userId: ___, ...row }) => {
			if (name !== 'pulse_boxes') return row;
			const earlier = before.get(name)!.find(({ teamId }) => teamId === row['teamId'])!;
			const { comments, ...box } = row;
			expect(comments).toEqual(earlier['comments']);
			return {
				...box,
				answers: `${Number(box['answers']) - Number(earlier['answers'])} more`,
				sealed: (box['sealed'] as string[]).map(({ length }) => length)
			};
		});
	}
	return changes;
}

test('what is counted is sealed until its round has closed, to its box and under whichever key is present', async () => {
	const { db, organisation, orders } = await answered();
	expect(await db.select().from(pulseCounters)).toEqual([]);
	expect(JSON.stringify(await db.select().from(pulseBoxes))).not.toMatch(/Zebras|Apples|mood/);
	const before = keyring().present!;
	const next = { id: 'next', secret: new Uint8Array(32).fill(7) };
	holdKeys({ present: next, before: [before] });
	expect(await resealEverything(db)).toEqual({ resealed: 1, unreadable: 0 });
	expect(await resealEverything(db)).toEqual({ resealed: 0, unreadable: 0 });
	holdKeys({ present: next, before: [] });
	expect((await tallyOf(db, orders)).counts['mood']).toEqual([1, 1, 1, 0, 0]);
	const [box] = await db.select().from(pulseBoxes).where(eq(pulseBoxes.teamId, orders));
	const elsewhere = openBox({ ...box!, teamId: organisation.teams['Returns']! }, box!.sealed!);
	expect(elsewhere).toEqual({ tally: { counts: {}, comments: [] }, unopened: box!.sealed });
});

test('what was counted with a key, with another and with none comes to one when the round closes', async () => {
	const { db, organisation, orders } = await answered(['', '', 'Late parcels']);
	const first = keyring().present!;
	const people = await crowd(db, organisation, orders, 7);
	withoutKey();
	for (const person of people.slice(0, 4)) await answer(person, { mood: 5 });
	const next = { id: 'next', secret: new Uint8Array(32).fill(7) };
	holdKeys({ present: next, before: [] });
	for (const person of people.slice(4)) await answer(person, { mood: 1 });
	expect((await tallyOf(db, orders)).counts['mood']).toEqual([3, 0, 0, 0, 0]);
	holdKeys({ present: next, before: [first] });
	await closeRound(program(db, organisation, AFTER_ROUND));
	const [result] = await db.select().from(pulseResults).where(eq(pulseResults.teamId, orders));
	expect(result).toMatchObject({ answers: 10, comments: ['Late parcels'] });
	expect(result!.cells!['mood']).toMatchObject({ is: 'spread', counts: [4, 1, 1, 0, 4] });
});

test('without a key a comment is refused in a sentence, and answers count without one', async () => {
	const { db, organisation, orders } = await opened();
	withoutKey();
	const aisha = organisation.as['aisha']!;
	await expect(answer(aisha, { mood: 4 }, { comment: 'Words' })).rejects.toThrow('no key to seal it with');
	await answer(aisha, { mood: 4 });
	expect(await db.select().from(pulseReceipts)).toHaveLength(1);
	const counters = await db.select().from(pulseCounters).where(eq(pulseCounters.teamId, orders));
	expect(counters.filter(({ answers }) => answers > 0)).toMatchObject([{ question: 'mood', score: 4 }]);
});

test('neither does the place of a row, nor which transaction wrote it', async () => {
	withoutKey();
	const { db, orders } = await answered(['', '', '']);
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
