// Measures the built app on both databases and writes docs/benchmarks.md. The tables of a process are built for one
// database, so each database is measured by a process of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type PostgresServer } from '../support/postgres-server';
import { measure, type Figures } from './measuring';
import { reportOf } from './report';

const REPORT = 'docs/benchmarks.md';
const SIZES = (process.env.BENCH_SIZES ?? '10000,1000000').split(',').map(Number);

const [, , , ...given] = process.argv;
if (given[0] === 'measure') await measureHere(given.slice(1));
else await measureAll();

/** One database of one size; the figures go into a file. */
async function measureHere([folder = '', records = '', whole = '']: string[]): Promise<void> {
	const figures = await measure(process.env.DATABASE_URL ?? '', folder, Number(records), whole === 'whole');
	writeFileSync(join(folder, 'figures.json'), JSON.stringify(figures));
}

async function measureAll(): Promise<void> {
	const sqlite = SIZES.map((records, place) =>
		elsewhere(records, place, (folder) => join(folder, 'evenkeel.db'))
	);
	const server = await postgresServer();
	const postgres: Figures[] = [];
	if (server) {
		for (const [place, records] of SIZES.entries()) {
			const address = await server.createDatabase();
			postgres.push(elsewhere(records, place, () => address));
		}
		await server.stop();
	}
	const report = reportOf({ sqlite, postgres });
	writeFileSync(REPORT, report);
	console.log(report);
}

function elsewhere(records: number, place: number, addressIn: (folder: string) => string): Figures {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'));
	try {
		const databaseUrl = addressIn(folder);
		console.log(
			`Measuring ${records} records on ${databaseUrl.split(':')[0] === 'postgres' ? 'PostgreSQL' : 'SQLite'}`
		);
		const whole = place === SIZES.length - 1 ? 'whole' : 'pages';
		const { status } = spawnSync(
			process.execPath,
			['build/programs/bench.js', 'bench', 'measure', folder, String(records), whole],
			{ stdio: 'inherit', env: { ...process.env, DATABASE_URL: databaseUrl } }
		);
		if (status !== 0) throw new Error(`The measurement of ${records} records ended with ${status}.`);
		return JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8')) as Figures;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function postgresServer(): Promise<PostgresServer | null> {
	try {
		return await startPostgres();
	} catch (error) {
		console.error(`PostgreSQL is left out: ${error instanceof Error ? error.message : error}`);
		return null;
	}
}
