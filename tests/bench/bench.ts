// Measures the built app on both databases and writes docs/benchmarks.md. The tables of a process are built for one
// database, so each database is measured by a process of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type PostgresServer } from '../support/postgres-server';
import { measureLive, type LiveFigures } from './live';
import { keepLiveChapter, liveChapter, withLiveChapter } from './live-report';
import { measure, type Figures } from './measuring';
import { reportOf } from './report';

const REPORT = 'docs/benchmarks.md';
/** Long enough for daily use; docs/benchmarks.md holds a run of 300 (`npm run bench live 300`). */
const SHORT_SECONDS = 20;
const SIZES = (process.env.BENCH_SIZES ?? '10000,1000000').split(',').map(Number);

const [, , , ...given] = process.argv;
if (given[0] === 'measure') await measureHere(given.slice(1));
else if (given[0] === 'measure-live') await measureLiveHere(given.slice(1));
else if (given[0] === 'live') await measureLiveBoards(Number(given[1] ?? SHORT_SECONDS));
else await measureAll();

/** One database of one size; the figures go into a file. */
async function measureHere([folder = '', records = '', whole = '']: string[]): Promise<void> {
	const figures = await measure(process.env.DATABASE_URL ?? '', folder, Number(records), whole === 'whole');
	writeFileSync(join(folder, 'figures.json'), JSON.stringify(figures));
}

/** A live board on one database; the figures go into a file. */
async function measureLiveHere([folder = '', seconds = '']: string[]): Promise<void> {
	const figures = await measureLive(process.env.DATABASE_URL ?? '', folder, Number(seconds));
	writeFileSync(join(folder, 'figures.json'), JSON.stringify(figures));
}

/** Measures live boards alone, and puts their chapter in the place of the one before. */
async function measureLiveBoards(seconds: number): Promise<void> {
	const measureOn = (addressIn: (folder: string) => string) =>
		inProcessOfItsOwn<LiveFigures>(addressIn, (folder) => ['measure-live', folder, String(seconds)]);
	const sqlite = measureOn((folder) => join(folder, 'evenkeel.db'));
	const server = await postgresServer();
	const address = await server?.createDatabase();
	const postgres = address === undefined ? null : measureOn(() => address);
	await server?.stop();
	const chapter = liveChapter(sqlite, postgres);
	writeFileSync(REPORT, withLiveChapter(readFileSync(REPORT, 'utf8'), chapter));
	console.log(chapter);
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
	const report = keepLiveChapter(reportOf({ sqlite, postgres }), readFileSync(REPORT, 'utf8'));
	writeFileSync(REPORT, report);
	console.log(report);
}

function elsewhere(records: number, place: number, addressIn: (folder: string) => string): Figures {
	const whole = place === SIZES.length - 1 ? 'whole' : 'pages';
	console.log(`Measuring ${records} records`);
	return inProcessOfItsOwn<Figures>(addressIn, (folder) => ['measure', folder, String(records), whole]);
}

function inProcessOfItsOwn<Measured>(
	addressIn: (folder: string) => string,
	args: (folder: string) => string[]
): Measured {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'));
	try {
		const databaseUrl = addressIn(folder);
		console.log(`On ${databaseUrl.split(':')[0] === 'postgres' ? 'PostgreSQL' : 'SQLite'}`);
		const { status } = spawnSync(process.execPath, ['build/programs/bench.js', 'bench', ...args(folder)], {
			stdio: 'inherit',
			env: { ...process.env, DATABASE_URL: databaseUrl }
		});
		if (status !== 0) throw new Error(`The measurement ended with ${status}.`);
		return JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8')) as Measured;
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
