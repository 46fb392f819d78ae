import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		/** Path of the files of a migrated, empty PostgreSQL database. */
		migratedPglite: string;
	}
}

/** Makes and migrates one database for a whole run: that takes seven times as long as loading a copy of it. */
export default async function setup(project: TestProject): Promise<() => void> {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-pglite-'));
	const path = join(folder, 'migrated.tar');
	const client = await PGlite.create();
	await migrate(drizzle(client), { migrationsFolder: 'drizzle/postgres' });
	const dump = await client.dumpDataDir('none');
	await client.close();
	writeFileSync(path, Buffer.from(await dump.arrayBuffer()));
	project.provide('migratedPglite', path);
	return () => rmSync(folder, { recursive: true, force: true });
}
