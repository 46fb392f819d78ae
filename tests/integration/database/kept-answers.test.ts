import { describe, expect, it, onTestFinished } from 'vitest';
import { organisations } from '../../../src/lib/features/people/tables.server';
import type { Actor } from '../../../src/lib/features/people/actor';
import {
	inTransaction,
	ofOneRequest,
	type Context,
	type ReadingContext
} from '../../../src/lib/server/context';
import { openDatabase, type Database, type ReadableDatabase } from '../../../src/lib/server/db/connection';
import { migrate } from '../../../src/lib/server/db/migrate';
import { keptUntilWritten, MOST_KEPT } from '../../../src/lib/server/kept-answers';
import { testDatabase } from '../../support/database';
import { realDatabases } from '../../support/real-databases';

const databases = realDatabases();

describe('An answer that is kept until something is written', () => {
	it('is made once, also for those who ask while it is being made', async () => {
		const db = await testDatabase();
		const { ask, made } = counting(db);
		expect(await Promise.all([ask(), ask()])).toEqual([0, 0]);
		expect(await ask()).toBe(0);
		expect(made()).toBe(1);
	});

	it('is made anew after a write, and stays as it was after a write that was rolled back', async () => {
		const db = await testDatabase();
		const { ask, made } = counting(db);
		await ask();
		await addOrganisation(db, 'one');
		expect(await ask()).toBe(1);
		await expect(
			db.transaction('two', async (inside) => {
				await inside.insert(organisations).values(organisation('two'));
				throw new Error('changed their mind');
			})
		).rejects.toThrow('changed their mind');
		expect(await ask()).toBe(1);
		expect(made()).toBeGreaterThanOrEqual(2);
	});

	it('is one for each name, and the one kept longest makes room', async () => {
		const db = await testDatabase();
		const { ask, made } = counting(db);
		for (let place = 0; place <= MOST_KEPT; place++) await ask(`page ${place}`);
		expect(made()).toBe(MOST_KEPT + 1);
		await ask(`page ${MOST_KEPT}`);
		expect(made()).toBe(MOST_KEPT + 1);
		await ask('page 0');
		expect(made()).toBe(MOST_KEPT + 2);
	});

	it('is given only to readers of the same reach', async () => {
		const db = await testDatabase();
		const { ask, made } = counting(db);
		await ask('page');
		await ask('page', { ...reader, userId: 'aisha', name: 'Aisha' });
		expect(made()).toBe(1);
		const others: Actor[] = [
			{ ...reader, organisationId: 'another' },
			{ ...reader, isAdmin: true },
			{ ...reader, teams: new Map([['returns', 'agent']]) },
			{ ...reader, teams: new Map([['orders', 'leader']]) },
			{ ...reader, habits: { ...reader.habits, locale: 'de' } }
		];
		for (const other of others) await ask('page', other);
		expect(made()).toBe(1 + others.length);
	});

	it('is made from what a request itself has written, before and after it commits', async () => {
		const context = ofOneRequest(as(reader, await testDatabase()));
		const { db } = context;
		const ask = (inside: ReadingContext) => keptUntilWritten(inside, ['page'], () => countOf(inside.db));
		expect(await ask(context)).toBe(0);
		await inTransaction(context, async (inside) => {
			await inside.db.insert(organisations).values(organisation('one'));
			expect(await ask(inside)).toBe(1);
		});
		expect(await ask(context)).toBe(1);
		expect(await countOf(db)).toBe(1);
	});

	it('is not kept where making it failed', async () => {
		const db = await testDatabase();
		const failing = () =>
			keptUntilWritten(as(reader, db), ['page'], () => Promise.reject(new Error('not now')));
		await expect(failing()).rejects.toThrow('not now');
		expect(await counting(db).ask('page')).toBe(0);
	});

	it('made while somebody wrote is not given to those who come after', async () => {
		const db = await testDatabase();
		const early = await keptUntilWritten(as(reader, db), ['page'], async () => {
			const before = await countOf(db);
			await addOrganisation(db, 'one');
			return before;
		});
		expect(early).toBe(0);
		expect(await counting(db).ask('page')).toBe(1);
	});

	it('is made anew at once after another connection has written', async ({ skip }) => {
		const [here, elsewhere] = await twice(skip);
		const { ask, made } = counting(here);
		for (let count = 0; count < 5; count++) {
			expect(await ask()).toBe(count);
			expect(await ask()).toBe(count);
			await addOrganisation(elsewhere, `number ${count}`);
		}
		expect(await ask()).toBe(5);
		expect(made()).toBeGreaterThanOrEqual(6);
	});

	it('does not hold what a transaction of another connection has yet to commit', async ({ skip }) => {
		const [here, elsewhere] = await twice(skip);
		const { ask } = counting(here);
		await elsewhere.transaction('one', async (inside) => {
			await inside.insert(organisations).values(organisation('one'));
			expect(await ask()).toBe(0);
		});
		expect(await ask()).toBe(1);
	});
});

/** The same database opened by two who know nothing of each other. */
async function twice(skip: (note: string) => never): Promise<[Database, Database]> {
	const url = await databases.empty(skip);
	await migrate(url);
	const both: [Database, Database] = [openDatabase(url), openDatabase(url)];
	onTestFinished(async () => {
		for (const db of both) await db.close();
	});
	return both;
}

const reader: Actor = {
	userId: 'lena',
	organisationId: 'northwind',
	name: 'Lena',
	isAdmin: false,
	teams: new Map([['returns', 'leader']]),
	habits: { locale: 'en', timeZone: 'UTC', currency: 'EUR' }
};

function as(actor: Actor, db: Database): Context {
	return { db, actor, now: new Date('2026-11-17T09:00:00Z') };
}

/** Asks how many organisations there are, and counts how often that had to be found out. */
function counting(db: Database) {
	let made = 0;
	const find = async () => {
		made++;
		return countOf(db);
	};
	return {
		ask: (name = 'page', actor = reader) => keptUntilWritten(as(actor, db), [name], find),
		made: () => made
	};
}

async function countOf(db: ReadableDatabase): Promise<number> {
	return (await db.select({ id: organisations.organisationId }).from(organisations)).length;
}

async function addOrganisation(db: Database, id: string): Promise<void> {
	await db.transaction(id, async (inside) => {
		await inside.insert(organisations).values(organisation(id));
	});
}

function organisation(organisationId: string) {
	const createdAt = new Date('2026-11-17T09:00:00Z');
	return { organisationId, name: 'Northwind', locale: 'en', timeZone: 'UTC', currency: 'EUR', createdAt };
}
