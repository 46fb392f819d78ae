import { eq, getTableColumns, getTableName, is, sql, Table } from 'drizzle-orm';
import { fork } from 'node:child_process';
import {
	appendFileSync,
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { escalations } from '$lib/features/escalations/tables.server';
import { memberships, teams } from '$lib/features/people/tables.server';
import { openDatabase, type Database } from '$lib/server/db/connection';
import { dialect } from '$lib/server/db/dialect';
import { migrate } from '$lib/server/db/migrate';
import * as schema from '$lib/server/db/schema';
import { realDatabases } from '../../support/real-databases';
import { northwind, NOW } from '../../support/team';

const databases = realDatabases();
const tables = Object.values(schema).filter((value) => is(value, Table));

function opened(url: string): Database {
	const db = openDatabase(url);
	onTestFinished(() => db.close());
	return db;
}

/** How many migrations the database says it has seen. */
async function migrationsIn(db: Database): Promise<number> {
	const ledger = dialect === 'postgres' ? sql`drizzle.__drizzle_migrations` : sql`__drizzle_migrations`;
	const rows = await db
		.select({ count: sql`count(*)`.mapWith(Number) })
		.from(ledger as unknown as typeof teams);
	return rows[0]!.count;
}

const shipped = JSON.parse(readFileSync(`drizzle/${dialect}/meta/_journal.json`, 'utf8')).entries.length;

/** A copy of the migrations with one more after the last, as a later release would bring it. */
function withOneMore(statements: string[]): string {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-migrations-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	cpSync('drizzle', folder, { recursive: true });
	const journalFile = join(folder, dialect, 'meta/_journal.json');
	const journal = JSON.parse(readFileSync(journalFile, 'utf8'));
	const last = journal.entries.at(-1);
	journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: 'one_more' });
	writeFileSync(journalFile, JSON.stringify(journal));
	appendFileSync(join(folder, dialect, 'one_more.sql'), statements.join('\n--> statement-breakpoint\n'));
	return folder;
}

/** The statements with which drizzle-kit rebuilds a table on SQLite, which cannot alter most of one. */
function rebuildOfTeams(): string[] {
	const foundation = readFileSync('drizzle/sqlite/0000_foundation.sql', 'utf8').split(
		'--> statement-breakpoint'
	);
	const create = foundation.find((statement) => statement.includes('CREATE TABLE `teams`'))!;
	const indexes = foundation.filter((statement) => /INDEX \S+ ON `teams`/.test(statement));
	return [
		'PRAGMA foreign_keys=OFF;',
		create.replace('CREATE TABLE `teams`', 'CREATE TABLE `__new_teams`'),
		'INSERT INTO `__new_teams` SELECT * FROM `teams`;',
		'DROP TABLE `teams`;',
		'ALTER TABLE `__new_teams` RENAME TO `teams`;',
		'PRAGMA foreign_keys=ON;',
		...indexes
	];
}

/** On PostgreSQL a changed type rewrites the table. */
const rewriteOfTeams = ['ALTER TABLE "teams" ALTER COLUMN "name" TYPE varchar(400);'];

const rebuild = dialect === 'postgres' ? rewriteOfTeams : rebuildOfTeams();

describe('a fresh database', () => {
	test('gets every table and column of the schema', async ({ skip }) => {
		const url = await databases.empty(skip);
		await migrate(url);
		const db = opened(url);
		expect(tables.length).toBeGreaterThan(15);
		for (const table of tables as (typeof teams)[]) {
			expect(await db.select(getTableColumns(table)).from(table), getTableName(table)).toEqual([]);
		}
	});

	test('is left alone by a second start', async ({ skip }) => {
		const url = await databases.empty(skip);
		await migrate(url);
		const { teams: teamIds } = await northwind(opened(url));
		await migrate(url);
		const db = opened(url);
		expect(await migrationsIn(db)).toBe(shipped);
		expect(await db.select({ id: teams.id }).from(teams)).toHaveLength(Object.keys(teamIds).length);
	});

	test('is migrated once by four processes that start at the same moment', async ({ skip }) => {
		const url = await databases.empty(skip);
		const starts = Array.from({ length: 4 }, () => {
			const child = fork('tests/support/migrate-when-told.js', {
				env: { ...process.env, DATABASE_URL: url }
			});
			onTestFinished(() => void child.kill());
			return {
				child,
				ready: new Promise((resolve) => child.once('message', resolve)),
				exitCode: new Promise((resolve) => child.once('exit', resolve))
			};
		});
		await Promise.all(starts.map(({ ready }) => ready));
		for (const { child } of starts) child.send('go');
		expect(await Promise.all(starts.map(({ exitCode }) => exitCode))).toEqual([0, 0, 0, 0]);
		expect(await migrationsIn(opened(url))).toBe(shipped);
	});
});

describe('a later migration that rebuilds a table others refer to', () => {
	test('keeps every row that refers to it', async ({ skip }) => {
		const url = await databases.empty(skip);
		await migrate(url);
		const before = opened(url);
		const { organisationId, teams: teamIds } = await northwind(before);
		await before.transaction(organisationId, async (inside) => {
			await inside.insert(escalations).values({
				organisationId,
				id: 'case',
				teamId: teamIds.Orders!,
				severity: 2,
				tier: 1,
				summary: 'Late again',
				customerReference: 'C-1',
				orderReference: '',
				occurredAt: NOW,
				occurredOn: '2026-11-17',
				loggedAt: NOW,
				state: 'open',
				version: 1
			});
		});
		const membersBefore = await before
			.select()
			.from(memberships)
			.orderBy(memberships.userId, memberships.teamId);
		expect(membersBefore.length).toBeGreaterThan(5);

		await migrate(url, withOneMore(rebuild));

		const after = opened(url);
		expect(await migrationsIn(after)).toBe(shipped + 1);
		expect(await after.select().from(memberships).orderBy(memberships.userId, memberships.teamId)).toEqual(
			membersBefore
		);
		expect(await after.select({ id: escalations.id }).from(escalations)).toEqual([{ id: 'case' }]);
		expect(await after.select({ id: teams.id }).from(teams)).toHaveLength(2);
	});

	test('leaves the references enforced', async ({ skip }) => {
		const url = await databases.empty(skip);
		await migrate(url);
		const { organisationId, teams: teamIds } = await northwind(opened(url));
		await migrate(url, withOneMore(rebuild));
		const db = opened(url);
		const removing = db.transaction(organisationId, (inside) =>
			inside.delete(teams).where(eq(teams.id, teamIds.Orders!))
		);
		await expect(removing).rejects.toThrow();
		expect(await db.select({ id: teams.id }).from(teams)).toHaveLength(2);
	});

	test('stops the start, this one and the next, where rows would be left without what they refer to', async ({
		skip
	}) => {
		const url = await databases.empty(skip);
		await migrate(url);
		await northwind(opened(url));
		const folder = withOneMore(['DELETE FROM teams;']);
		await expect(migrate(url, folder)).rejects.toThrow();
		await expect(migrate(url, folder)).rejects.toThrow();
	});

	test('changes nothing where one of its statements fails', async ({ skip }) => {
		const url = await databases.empty(skip);
		await migrate(url);
		await northwind(opened(url));
		await expect(migrate(url, withOneMore([...rebuild, 'SELECT * FROM nowhere;']))).rejects.toThrow();
		const db = opened(url);
		expect(await migrationsIn(db)).toBe(shipped);
		expect((await db.select().from(memberships)).length).toBeGreaterThan(5);
		await migrate(url);
	});
});

test('no migration deletes by cascade', () => {
	const files = readdirSync('drizzle', { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith('.sql')
	);
	expect(files.length).toBeGreaterThanOrEqual(2);
	for (const file of files)
		expect(readFileSync(join('drizzle', file), 'utf8'), file).not.toMatch(/cascade|set null/i);
});
