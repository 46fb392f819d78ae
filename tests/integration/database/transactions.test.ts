import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { throttles } from '$lib/features/people/tables.server';
import {
	openDatabase,
	type Database,
	type ReadableDatabase,
	type WritableDatabase
} from '$lib/server/db/connection';
import { dialect } from '$lib/server/db/dialect';
import { migrate } from '$lib/server/db/migrate';
import { realDatabases } from '../../support/real-databases';

// Throttles refer to no other table, which lets these tests speak of nothing but transactions.
const HERE = 'northwind';
const NOW = new Date('2026-11-17T14:05:00Z');
const databases = realDatabases();

async function migratedDatabase(skip: (note: string) => never): Promise<string> {
	const url = await databases.empty(skip);
	await migrate(url);
	return url;
}

function opened(url: string): Database {
	const db = openDatabase(url);
	onTestFinished(() => db.close());
	return db;
}

async function add(db: WritableDatabase, key: string, failures = 0): Promise<void> {
	await db.insert(throttles).values({ organisationId: HERE, key, failures, windowStartedAt: NOW });
}

async function countOf(db: ReadableDatabase, key: string): Promise<number | undefined> {
	const rows = await db
		.select({ failures: throttles.failures })
		.from(throttles)
		.where(and(eq(throttles.organisationId, HERE), eq(throttles.key, key)));
	return rows[0]?.failures;
}

async function keysIn(db: ReadableDatabase): Promise<string[]> {
	const rows = await db
		.select({ key: throttles.key })
		.from(throttles)
		.where(eq(throttles.organisationId, HERE))
		.orderBy(throttles.key);
	return rows.map(({ key }) => key);
}

/** Lets whatever else is waiting have its turn. */
function othersFirst(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}

/** Reads a counter, lets others in, and writes it back one higher: loses counts wherever two of them overlap. */
async function countUp(db: WritableDatabase): Promise<void> {
	const before = await countOf(db, 'counter');
	await othersFirst();
	await db
		.update(throttles)
		.set({ failures: before! + 1 })
		.where(and(eq(throttles.organisationId, HERE), eq(throttles.key, 'counter')));
	await othersFirst();
}

/** A promise to be settled by the test. */
function gate() {
	let open = () => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	return { opened, open };
}

describe('transactions at the same time', () => {
	test('200 of them, each reading, waiting and writing, count to exactly 200', async ({ skip }) => {
		const db = opened(await migratedDatabase(skip));
		await db.transaction(HERE, (inside) => add(inside, 'counter'));
		await Promise.all(Array.from({ length: 200 }, () => db.transaction(HERE, countUp)));
		expect(await countOf(db, 'counter')).toBe(200);
	});

	test.runIf(dialect === 'postgres')('count to exactly 200 from two nodes of the app', async ({ skip }) => {
		const url = await migratedDatabase(skip);
		const nodes = [opened(url), opened(url)];
		await nodes[0]!.transaction(HERE, (inside) => add(inside, 'counter'));
		await Promise.all(Array.from({ length: 200 }, (_, turn) => nodes[turn % 2]!.transaction(HERE, countUp)));
		expect(await countOf(nodes[0]!, 'counter')).toBe(200);
	});

	test('leave nothing of those that fail and everything of those that do not', async ({ skip }) => {
		const db = opened(await migratedDatabase(skip));
		const turns = Array.from({ length: 60 }, (_, turn) => String(turn).padStart(2, '0'));
		const fails = (turn: string) => Number(turn) % 3 === 0;

		const ends = await Promise.allSettled(
			turns.map((turn) =>
				db.transaction(HERE, async (inside) => {
					await add(inside, `${turn} first`);
					await othersFirst();
					if (fails(turn)) throw new Error(`turn ${turn} fails`);
					await add(inside, `${turn} second`);
					return turn;
				})
			)
		);

		expect(ends).toEqual(
			turns.map((turn) =>
				fails(turn)
					? { status: 'rejected', reason: new Error(`turn ${turn} fails`) }
					: { status: 'fulfilled', value: turn }
			)
		);
		const kept = turns.filter((turn) => !fails(turn)).flatMap((turn) => [`${turn} first`, `${turn} second`]);
		expect(await keysIn(db)).toEqual(kept);
	});

	test('one that the database itself refuses is rolled back, and the next one works', async ({ skip }) => {
		const db = opened(await migratedDatabase(skip));
		const twice = db.transaction(HERE, async (inside) => {
			await add(inside, 'other');
			await add(inside, 'same');
			await add(inside, 'same');
		});
		const next = db.transaction(HERE, (inside) => add(inside, 'next'));
		await expect(twice).rejects.toThrow();
		await next;
		expect(await keysIn(db)).toEqual(['next']);
	});
});

describe('a reader', () => {
	test('sees rows once they are committed, the transaction itself at once', async ({ skip }) => {
		const db = opened(await migratedDatabase(skip));
		const written = gate();
		const maycommit = gate();
		const writing = db.transaction(HERE, async (inside) => {
			await add(inside, 'row');
			expect(await keysIn(inside)).toEqual(['row']);
			written.open();
			await maycommit.opened;
		});
		await written.opened;
		expect(await keysIn(db)).toEqual([]);
		maycommit.open();
		await writing;
		expect(await keysIn(db)).toEqual(['row']);
	});

	test('never sees rows of a transaction that is rolled back', async ({ skip }) => {
		const db = opened(await migratedDatabase(skip));
		const written = gate();
		const mayfail = gate();
		const writing = db.transaction(HERE, async (inside) => {
			await add(inside, 'row');
			written.open();
			await mayfail.opened;
			throw new Error('thought better of it');
		});
		await written.opened;
		expect(await keysIn(db)).toEqual([]);
		mayfail.open();
		await expect(writing).rejects.toThrow('thought better of it');
		expect(await keysIn(db)).toEqual([]);
	});

	test('is answered while fifty writers wait for their turn', async ({ skip }) => {
		const db = opened(await migratedDatabase(skip));
		const holding = gate();
		const mayend = gate();
		const first = db.transaction(HERE, async () => {
			holding.open();
			await mayend.opened;
		});
		await holding.opened;
		const waiting = Array.from({ length: 50 }, (_, turn) =>
			db.transaction(HERE, (inside) => add(inside, `${turn}`))
		);
		expect(await keysIn(db)).toEqual([]);
		mayend.open();
		await Promise.all([first, ...waiting]);
		expect(await keysIn(db)).toHaveLength(50);
	});

	test('has no way to write', async ({ skip }) => {
		const db = opened(await migratedDatabase(skip));
		await db.transaction(HERE, (inside) => add(inside, 'row'));
		for (const way of ['insert', 'update', 'delete', 'run', 'execute']) expect(db).not.toHaveProperty(way);
		const something = db.$with('something').as(db.select({ key: throttles.key }).from(throttles));
		const update = db
			.with(something)
			.update(throttles)
			.set({ failures: 7 })
			.where(sql`true`);
		await expect(update.execute()).rejects.toThrow();
		expect(await countOf(db, 'row')).toBe(0);
	});
});

describe('a transaction that has ended', () => {
	test.for(['committed', 'rolled back'])('takes no more writes once it is %s', async (end, { skip }) => {
		const db = opened(await migratedDatabase(skip));
		let kept: WritableDatabase | undefined;
		const ended = db.transaction(HERE, async (inside) => {
			kept = inside;
			if (end === 'rolled back') throw new Error('rolled back');
		});
		await ended.catch(() => {});
		await expect(add(kept!, 'late')).rejects.toThrow();
		expect(await keysIn(db)).toEqual([]);
	});
});

test('closing waits for the transactions that are under way', async ({ skip }) => {
	const url = await migratedDatabase(skip);
	const db = openDatabase(url);
	const holding = gate();
	const writing = db.transaction(HERE, async (inside) => {
		holding.open();
		await othersFirst();
		await add(inside, 'row');
	});
	await holding.opened;
	await Promise.all([db.close(), writing]);
	expect(await keysIn(opened(url))).toEqual(['row']);
});
