import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { dialect } from '$lib/server/db/dialect';
import { startPostgres, type PostgresServer } from './postgres-server';

/** Addresses of databases as production has them: a file, or a database of a PostgreSQL server. */
export interface RealDatabases {
	/**
	 * The address of a database with nothing in it, in the dialect of the run.
	 * @param skip of the test, called where this machine has no PostgreSQL; with CI set that is a failure
	 */
	empty(skip: (note: string) => never): Promise<string>;
}

/** Keeps real databases for the tests of a file, and removes them after the last. */
export function realDatabases(): RealDatabases {
	let folder = '';
	let files = 0;
	let server: PostgresServer | undefined;
	let whyNot = '';

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'evenkeel-databases-'));
		if (dialect !== 'postgres') return;
		try {
			server = await startPostgres();
		} catch (error) {
			whyNot = `No PostgreSQL server could be started here: ${error instanceof Error ? error.message : error}`;
			if (process.env.CI === 'true') throw error;
			console.warn(whyNot);
		}
	});
	afterAll(async () => {
		await server?.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	return {
		async empty(skip) {
			if (dialect === 'sqlite') return join(folder, `${++files}.db`);
			return server ? server.createDatabase() : skip(whyNot);
		}
	};
}
