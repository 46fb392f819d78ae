import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, postgresDatabase, type Database } from '../../src/lib/server/db/connection';
import { dialect } from '../../src/lib/server/db/dialect';
import { migrate } from '../../src/lib/server/db/migrate';

/** A migrated, empty database of the run's dialect, gone when the test has finished. */
export async function testDatabase(): Promise<Database> {
	return dialect === 'postgres' ? pgliteDatabase() : sqliteDatabase();
}

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-test-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** Migrating takes longer than copying, so each test gets a copy of one migrated file. */
async function sqliteDatabase(): Promise<Database> {
	const template = join(folder, 'template.db');
	if (!existsSync(template)) await migrate(template);
	const path = join(folder, `${++count}.db`);
	copyFileSync(template, path);
	const database = openDatabase(path);
	onTestFinished(() => database.close());
	return database;
}

let migrated: Promise<File | Blob> | undefined;

async function pgliteDatabase(): Promise<Database> {
	migrated ??= migratedPglite();
	const client = await PGlite.create({ loadDataDir: await migrated });
	onTestFinished(() => client.close());
	const orm = drizzle(client, { casing: 'snake_case' });
	return postgresDatabase(orm, orm, () => client.close());
}

async function migratedPglite(): Promise<File | Blob> {
	const client = await PGlite.create();
	await migratePglite(drizzle(client), { migrationsFolder: 'drizzle/postgres' });
	const dump = await client.dumpDataDir('none');
	await client.close();
	return dump;
}
