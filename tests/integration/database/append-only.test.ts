import { and, eq } from 'drizzle-orm';
import Sqlite from 'better-sqlite3';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { auditEntries, organisations } from '$lib/features/people/tables.server';
import type { Database } from '$lib/server/db/connection';
import { openDatabase } from '$lib/server/db/connection';
import { dialect } from '$lib/server/db/dialect';
import { migrate } from '$lib/server/db/migrate';
import { realDatabases } from '../../support/real-databases';

const NOW = new Date('2026-11-17T14:05:00Z');
const organisationId = 'northwind';
const databases = realDatabases();

const entry = (sequence: number) => ({
	organisationId,
	sequence,
	at: NOW,
	actorId: null,
	action: 'signed-in',
	details: {},
	previousHash: '',
	hash: `hash ${sequence}`
});

async function databaseWithTwoEntries(skip: (note: string) => never): Promise<{ url: string; db: Database }> {
	const url = await databases.empty(skip);
	await migrate(url);
	const db = openDatabase(url);
	await db.transaction(organisationId, async (inside) => {
		const habits = { timeZone: 'Europe/Berlin', locale: 'en-GB', currency: 'EUR' };
		await inside
			.insert(organisations)
			.values({ organisationId, name: 'Northwind', ...habits, createdAt: NOW });
		await inside.insert(auditEntries).values([entry(1), entry(2)]);
	});
	return { url, db };
}

/** What somebody with the database's own tools could try. */
async function runRaw(url: string, statement: string): Promise<unknown> {
	if (dialect === 'postgres') {
		const client = postgres(url, { max: 1, onnotice: () => {} });
		return client.unsafe(statement).finally(() => client.end());
	}
	const connection = new Sqlite(url);
	try {
		return connection.exec(statement);
	} finally {
		connection.close();
	}
}

const hashesOf = async (db: Database) =>
	(await db.select({ hash: auditEntries.hash }).from(auditEntries).orderBy(auditEntries.sequence)).map(
		({ hash }) => hash
	);

test('an audit entry can be neither changed nor deleted through the program', async ({ skip }) => {
	const { db } = await databaseWithTwoEntries(skip);
	const second = and(eq(auditEntries.organisationId, organisationId), eq(auditEntries.sequence, 2));
	const change = db.transaction(organisationId, (inside) =>
		inside.update(auditEntries).set({ hash: 'other' }).where(second)
	);
	await expect(change).rejects.toThrow();
	const deletion = db.transaction(organisationId, (inside) => inside.delete(auditEntries).where(second));
	await expect(deletion).rejects.toThrow();
	expect(await hashesOf(db)).toEqual(['hash 1', 'hash 2']);
	await db.close();
});

const attempts = {
	sqlite: [
		"UPDATE audit_entries SET action = 'other'",
		'DELETE FROM audit_entries',
		'INSERT OR REPLACE INTO audit_entries SELECT * FROM audit_entries',
		"INSERT INTO audit_entries SELECT * FROM audit_entries WHERE true ON CONFLICT DO UPDATE SET action = 'other'"
	],
	postgres: [
		"UPDATE audit_entries SET action = 'other'",
		'DELETE FROM audit_entries',
		'TRUNCATE audit_entries',
		'TRUNCATE organisations CASCADE',
		"INSERT INTO audit_entries SELECT * FROM audit_entries ON CONFLICT (organisation_id, sequence) DO UPDATE SET action = 'other'"
	]
}[dialect];

test.for(attempts)('the database itself refuses: %s', async (statement, { skip }) => {
	const { url, db } = await databaseWithTwoEntries(skip);
	await expect(runRaw(url, statement)).rejects.toThrow(/append-only/);
	expect(await hashesOf(db)).toEqual(['hash 1', 'hash 2']);
	await db.close();
});
