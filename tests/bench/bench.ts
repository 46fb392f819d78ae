import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '$lib/server/db/connection';
import { migrate } from '$lib/server/db/migrate';
import { cookies, load, type Loaded } from './load';

const SIZES = (process.env.BENCH_SIZES ?? '3000,300000').split(',').map(Number);
const REQUESTS = 300;
const WARM_UP = 30;

interface Measured {
	page: string;
	records: number;
	p50: number;
	p99: number;
	bytes: number;
}

const measured: Measured[] = [];
for (const records of SIZES) measured.push(...(await measure(records)));
const report = table(measured);
console.log(report);
writeReport(report);

async function measure(records: number): Promise<Measured[]> {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'));
	const path = join(folder, 'evenkeel.db');
	try {
		await migrate(path);
		const database = openDatabase(path);
		const started = performance.now();
		const loaded = await load(database, records, new Date());
		await database.close();
		console.log(`${records} records loaded in ${((performance.now() - started) / 1000).toFixed(1)} s`);
		return await serveAndAsk(folder, path, records, loaded);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function serveAndAsk(
	folder: string,
	path: string,
	records: number,
	loaded: Loaded
): Promise<Measured[]> {
	const port = await freePort();
	const server = spawn(process.execPath, ['build/programs/start.js'], {
		env: {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: '',
			DATA_DIR: folder,
			DATABASE_URL: path
		},
		stdio: 'ignore'
	});
	const origin = `http://127.0.0.1:${port}`;
	try {
		await answering(`${origin}/health`);
		const results: Measured[] = [];
		for (const [page, address, cookie] of pages(loaded)) {
			results.push({ page, records, ...(await times(origin + address, cookie)) });
		}
		return results;
	} finally {
		server.kill();
	}
}

function pages({
	teamId,
	channelId,
	escalationId
}: Loaded): [page: string, address: string, cookie: string][] {
	return [
		['Today, leader', '/', cookies.leader],
		['Insights, 90 days, admin', '/insights?period=90d', cookies.admin],
		['Insights, 90 days, leader of one team', '/insights?period=90d', cookies.leader],
		[
			'Insights, 90 days, team and channel',
			`/insights?period=90d&team=${teamId}&channel=${channelId}`,
			cookies.admin
		],
		['Fixes, admin', '/fixes', cookies.admin],
		['Escalations, first page', '/escalations', cookies.admin],
		['Escalations of one team', `/escalations?team=${teamId}`, cookies.admin],
		['One escalation', `/escalations/${escalationId}`, cookies.admin]
	];
}

async function times(address: string, cookie: string): Promise<Pick<Measured, 'p50' | 'p99' | 'bytes'>> {
	const taken: number[] = [];
	let bytes = 0;
	for (let count = 0; count < WARM_UP + REQUESTS; count++) {
		const started = performance.now();
		const response = await fetch(address, {
			headers: { cookie: `evenkeel_session=${cookie}` },
			redirect: 'manual'
		});
		bytes = (await response.arrayBuffer()).byteLength;
		if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
		if (count >= WARM_UP) taken.push(performance.now() - started);
	}
	taken.sort((a, b) => a - b);
	return { p50: taken[Math.floor(REQUESTS * 0.5)]!, p99: taken[Math.floor(REQUESTS * 0.99)]!, bytes };
}

async function answering(address: string): Promise<void> {
	for (;;) {
		try {
			if ((await fetch(address)).ok) return;
		} catch {
			await new Promise((again) => setTimeout(again, 50));
		}
	}
}

function freePort(): Promise<number> {
	return new Promise((found) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

function table(rows: Measured[]): string {
	const [small, large] = [SIZES[0]!, SIZES.at(-1)!];
	const heads = `| Page | p50, ${small} records | p99 | p50, ${large} records | p99 | larger / smaller |\n|---|---:|---:|---:|---:|---:|`;
	const lines = rows
		.filter(({ records }) => records === small)
		.map((one) => {
			const other = rows.find(({ page, records }) => page === one.page && records === large)!;
			const ms = (value: number) => `${value.toFixed(1)} ms`;
			return `| ${one.page} | ${ms(one.p50)} | ${ms(one.p99)} | ${ms(other.p50)} | ${ms(other.p99)} | ${(other.p50 / one.p50).toFixed(2)} |`;
		});
	return [heads, ...lines].join('\n');
}

function writeReport(report: string): void {
	const file = 'docs/benchmarks.md';
	const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
	const text = `# Benchmarks

\`npm run bench\` loads an organisation of 20 teams, 200 agents, 12 channels and 3 brands over three years into SQLite,
serves the built app, and asks for each page ${REQUESTS} times, one after another, after ${WARM_UP} that do not count. Times are those of
the whole answer over loopback. The last column is how much slower a page is with the larger history.

Measured on ${machine}.

${report}
`;
	if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) !== text) writeFileSync(file, text);
}
