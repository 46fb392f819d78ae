// Measures the built app on both databases and writes docs/benchmarks.md. The tables of a process are built for one
// database, so each database is measured by a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type PostgresServer } from '../support/postgres-server';
import { withChapter, withChaptersOf } from './chapters';
import { measureLive, type LiveFigures } from './live';
import { LIVE_HEAD, liveChapter } from './live-report';
import { measure, type Figures } from './measuring';
import { measurePulse, type PulseFigures } from './pulse';
import { PULSE_HEAD, pulseChapter } from './pulse-report';
import { reportOf } from './report';

const REPORT = 'docs/benchmarks.md';
/** Long enough for daily use; docs/benchmarks.md holds a run of 300 (`npm run bench live 300`). */
const SHORT_SECONDS = 20;
/** Starting twice, five hundred who sit down, and a crash; on a slow machine. */
const LONGEST_AROUND_WRITING_MS = 600_000;
const SIZES = (process.env.BENCH_SIZES ?? '10000,1000000').split(',').map(Number);

const [, , , ...given] = process.argv;
if (given[0] === 'measure') await measureHere(given.slice(1));
else if (given[0] === 'measure-live') await measureLiveHere(given.slice(1));
else if (given[0] === 'measure-pulse') await measurePulseHere(given[1] ?? '');
else if (given[0] === 'live') await measureLiveBoards(Number(given[1] ?? SHORT_SECONDS));
else if (given[0] === 'pulse') await measurePulses();
else await measureAll();

/** One database of one size; the figures go into a file. */
async function measureHere([folder = '', records = '', whole = '']: string[]): Promise<void> {
	const figures = await measure(process.env.DATABASE_URL ?? '', folder, Number(records), whole === 'whole');
	writeFileSync(join(folder, 'figures.json'), JSON.stringify(figures));
}

/** A live board on one database; the figures go into a file. */
async function measureLiveHere([folder = '', seconds = '']: string[]): Promise<void> {
	const longest = Number(seconds) * 1000 + LONGEST_AROUND_WRITING_MS;
	setTimeout(() => {
		console.error(`It was not over after ${longest / 60_000} minutes.`);
		process.exit(1);
	}, longest).unref();
	const figures = await measureLive(process.env.DATABASE_URL ?? '', folder, Number(seconds));
	writeFileSync(join(folder, 'figures.json'), JSON.stringify(figures));
}

/** Measures live boards alone, and puts their chapter in the place of the one before. */
async function measureLiveBoards(seconds: number): Promise<void> {
	const measureOn = (addressIn: (folder: string) => string) =>
		inProcessOfItsOwn<LiveFigures>(addressIn, (folder) => ['measure-live', folder, String(seconds)]);
	await measureOnBoth(measureOn, liveChapter);
}

/** The pulse on one database; the figures go into a file. */
async function measurePulseHere(folder: string): Promise<void> {
	const figures = await measurePulse(process.env.DATABASE_URL ?? '', folder);
	writeFileSync(join(folder, 'figures.json'), JSON.stringify(figures));
}

/** Measures the team pulse alone, and puts its chapter in the place of the one before. */
async function measurePulses(): Promise<void> {
	const measureOn = (addressIn: (folder: string) => string) =>
		inProcessOfItsOwn<PulseFigures>(addressIn, (folder) => ['measure-pulse', folder]);
	await measureOnBoth(measureOn, pulseChapter);
}

async function measureOnBoth<Measured>(
	measureOn: (addressIn: (folder: string) => string) => Promise<Measured>,
	chapterOf: (sqlite: Measured, postgres: Measured | null) => string
): Promise<void> {
	const sqlite = await measureOn((folder) => join(folder, 'evenkeel.db'));
	const server = await postgresServer();
	try {
		const address = await server?.createDatabase();
		const postgres = address === undefined ? null : await measureOn(() => address);
		const chapter = chapterOf(sqlite, postgres);
		writeFileSync(REPORT, withChapter(readFileSync(REPORT, 'utf8'), chapter));
		console.log(chapter);
	} finally {
		await server?.stop();
	}
}

async function measureAll(): Promise<void> {
	const sqlite: Figures[] = [];
	for (const [place, records] of SIZES.entries()) {
		sqlite.push(await elsewhere(records, place, (folder) => join(folder, 'evenkeel.db')));
	}
	const server = await postgresServer();
	const postgres: Figures[] = [];
	try {
		for (const [place, records] of server ? SIZES.entries() : []) {
			const address = await server!.createDatabase();
			postgres.push(await elsewhere(records, place, () => address));
		}
	} finally {
		await server?.stop();
	}
	const before = readFileSync(REPORT, 'utf8');
	const report = withChaptersOf(reportOf({ sqlite, postgres }), before, [PULSE_HEAD, LIVE_HEAD]);
	writeFileSync(REPORT, report);
	console.log(report);
}

function elsewhere(records: number, place: number, addressIn: (folder: string) => string): Promise<Figures> {
	const whole = place === SIZES.length - 1 ? 'whole' : 'pages';
	console.log(`Measuring ${records} records`);
	return inProcessOfItsOwn<Figures>(addressIn, (folder) => ['measure', folder, String(records), whole]);
}

/** Leaves this process free meanwhile, as it is the one that reads what PostgreSQL says. */
async function inProcessOfItsOwn<Measured>(
	addressIn: (folder: string) => string,
	args: (folder: string) => string[]
): Promise<Measured> {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'));
	try {
		const databaseUrl = addressIn(folder);
		console.log(`On ${databaseUrl.split(':')[0] === 'postgres' ? 'PostgreSQL' : 'SQLite'}`);
		const measuring = spawn(process.execPath, ['build/programs/bench.js', 'bench', ...args(folder)], {
			stdio: 'inherit',
			env: { ...process.env, DATABASE_URL: databaseUrl }
		});
		const [status, signal] = (await once(measuring, 'exit')) as [number | null, string | null];
		if (status !== 0) throw new Error(`The measurement ended with ${status ?? signal}.`);
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
