import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase, type Database } from '$lib/server/db/connection';
import { dialect } from '$lib/server/db/dialect';
import { migrate } from '$lib/server/db/migrate';
import { organisations } from '$lib/features/people/tables.server';
import { testDatabase } from '../../support/database';
import { realDatabases } from '../../support/real-databases';
import { NOW } from '../../support/team';

const databases = realDatabases();

const CHANNEL = 'northwind/board/1';
const northwind = {
	organisationId: 'northwind',
	name: 'Northwind',
	timeZone: 'Europe/Berlin',
	locale: 'en-GB',
	currency: 'EUR',
	createdAt: NOW
};

function heardBy(db: Database): (string | null)[] {
	const heard: (string | null)[] = [];
	onTestFinished(db.onNews((channel) => heard.push(channel)));
	return heard;
}

test('news are heard once they are committed, each channel once, and never after a rollback', async () => {
	const db = await testDatabase();
	const heard = heardBy(db);
	await db.transaction('northwind', async (inside) => {
		inside.announce(CHANNEL);
		inside.announce(CHANNEL);
		expect(heard).toEqual([]);
	});
	expect(heard).toEqual([CHANNEL]);
	const failed = db.transaction('northwind', async (inside) => {
		inside.announce('another');
		throw new Error('changed their mind');
	});
	await expect(failed).rejects.toThrow('changed their mind');
	expect(heard).toEqual([CHANNEL]);
});

test('whoever hears of a write can read it', async () => {
	const db = await testDatabase();
	const seen = new Promise<number>((resolve) => {
		onTestFinished(
			db.onNews(
				() =>
					void db
						.select()
						.from(organisations)
						.then((rows) => resolve(rows.length))
			)
		);
	});
	await db.transaction('northwind', async (inside) => {
		await inside.insert(organisations).values(northwind);
		inside.announce(CHANNEL);
	});
	expect(await seen).toBe(1);
});

test('another process hears of what this one commits, and can read it', async ({ skip }) => {
	const url = await databases.empty(skip);
	await migrate(url);
	const [here, there] = [openDatabase(url), openDatabase(url)];
	onTestFinished(async () => void (await Promise.all([here.close(), there.close()])));
	const heard = heardBy(there);
	// PostgreSQL says when it listens; whatever was said before may have been missed.
	if (dialect === 'postgres') await vi.waitUntil(() => heard.includes(null), { timeout: 10_000 });
	heard.length = 0;
	await here.transaction('northwind', async (inside) => {
		await inside.insert(organisations).values(northwind);
		inside.announce(CHANNEL);
	});
	await vi.waitUntil(() => heard.length > 0, { timeout: 5_000 });
	expect(heard).toEqual([dialect === 'postgres' ? CHANNEL : null]);
	expect(await there.select().from(organisations)).toHaveLength(1);
});
