import { sql } from 'drizzle-orm';
import { openDatabase, type Database } from './db/connection';
import { migrate } from './db/migrate';
import { settings } from './settings';

let opened: Database | undefined;

/** Migrates and opens the database of this process; once. */
export async function openRunningDatabase(): Promise<Database> {
	if (!opened) {
		await migrate(settings().databaseUrl);
		opened = openDatabase(settings().databaseUrl);
	}
	return opened;
}

/** The open database of this process. */
export function runningDatabase(): Database {
	if (!opened) throw new Error('the database is asked for before it was opened');
	return opened;
}

/** Asks the database for one row, and rejects when it does not answer. */
export async function askDatabase(): Promise<void> {
	await runningDatabase()
		.select({ one: sql`1` })
		.from(sql`(select 1 as one) as single`);
}
