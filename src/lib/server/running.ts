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
