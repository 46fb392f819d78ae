import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { copyFileSync, existsSync, mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
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

/** Loading a copy takes longer than emptying one, so the tests of a file hand theirs on. */
const idle: PGlite[] = [];

async function pgliteDatabase(): Promise<Database> {
	const client =
		idle.pop() ?? (await PGlite.create({ loadDataDir: await openAsBlob(inject('migratedPglite')) }));
	onTestFinished(async () => {
		await client.exec(emptyEveryTable);
		idle.push(client);
	});
	const orm = drizzle(client, { casing: 'snake_case' });
	return postgresDatabase(orm, orm, async () => {});
}

/** As a replica, it asks neither references nor the triggers of what may only be added to. */
const emptyEveryTable = `
	set session_replication_role = replica;
	do $$
	declare
		name text;
	begin
		for name in select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = 'public' loop
			execute 'delete from ' || name;
		end loop;
	end $$;
	reset session_replication_role;
`;
