import { cpus, totalmem } from 'node:os';
import type { PageName } from './plain-sql';
import type { Figures } from './measuring';

interface Measured {
	/** By size, the smallest first. */
	sqlite: Figures[];
	/** Empty where this machine cannot run a server. */
	postgres: Figures[];
}

/** What a page must keep to with the largest size: milliseconds, and answers a second for 32 clients. */
const limits: Partial<Record<PageName, { p50: number; p99?: number; perSecond?: number }>> = {
	insights: { p50: 25, p99: 80, perSecond: 150 },
	'insights-combined': { p50: 60 },
	chart: { p50: 30 },
	teams: { p50: 30 },
	'api-causes': { p50: 5, p99: 12, perSecond: 250 }
};

const MOST_TIMES_SLOWER = 1.5;

/** The figures as a document. */
export function reportOf({ sqlite, postgres }: Measured): string {
	const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
	return (
		[
			'# Benchmarks',
			`\`npm run bench\` loads 20 teams, 200 agents, 12 channels and 3 brands over three years, serves the built app and asks
it over loopback: each page 200 times, one request after another, after 30 that do not count; then, where a column says
so, by 32 clients at once for six seconds. Client, app and database share the machine. “Bare SQL” is the time of the
statements that a page cannot do without, on a connection of their own. “Larger / smaller” is how much slower a page is
with the larger history; over the same three years, so every period holds more records, too. In bold: a limit that was
not kept.`,
			`Measured on ${machine}.`,
			chapter('SQLite', sqlite),
			postgres.length > 0
				? chapter('PostgreSQL', postgres)
				: '## PostgreSQL\n\nNot measured: this machine could not run a server.'
		].join('\n\n') + '\n'
	);
}

function chapter(database: string, figures: Figures[]): string {
	const [small, large] = [figures[0]!, figures.at(-1)!];
	const heads = `| Page | p50, ${count(small.records)} | p50, ${count(large.records)} | p99 | bare SQL p50 | larger / smaller | 32 clients |\n|---|---:|---:|---:|---:|---:|---:|`;
	const rows = large.pages.map((page, place) => {
		const limit = limits[page.page];
		const before = small.pages[place]!.times.p50;
		const ratio = page.times.p50 / before;
		return `| ${[
			page.name,
			ms(before),
			kept(ms(page.times.p50), page.times.p50, limit?.p50),
			kept(ms(page.times.p99), page.times.p99, limit?.p99),
			ms(page.plain.p50),
			kept(ratio.toFixed(2), ratio, MOST_TIMES_SLOWER),
			page.perSecond === null
				? ''
				: keptAtLeast(`${count(page.perSecond)}/s`, page.perSecond, limit?.perSecond)
		].join(' | ')} |`;
	});
	return [`## ${database}`, `${heads}\n${rows.join('\n')}`, besides(large)].join('\n\n');
}

function besides({
	records,
	loaded,
	firstAnswer,
	idleMemory,
	logged,
	imported,
	importedByApi
}: Figures): string {
	const lines: [string, string, string][] = [
		[
			`Start of the app over ${count(records)} records to its first answer`,
			kept(ms(firstAnswer), firstAnswer, 1500),
			'≤ 1,500 ms'
		],
		[
			'Memory at rest',
			idleMemory === null ? 'not known' : kept(`${count(idleMemory)} MB`, idleMemory, 150),
			'≤ 150 MB'
		],
		['Loading, in batches of 10,000', `${count(loaded)} records/s`, '']
	];
	if (logged !== null) {
		lines.push([
			'POST /api/v1/escalations, 32 clients, each durable before its answer',
			keptAtLeast(`${count(logged)}/s`, logged, 1000),
			'≥ 1,000/s'
		]);
	}
	if (imported) {
		lines.push([
			`Import of ${count(imported.rows)} rows (${imported.megabytes.toFixed(0)} MB) through the pages, end to end`,
			keptAtLeast(`${count(imported.rowsPerSecond)} rows/s`, imported.rowsPerSecond, 10_000),
			`≥ 10,000 rows/s; sent and read ${imported.sent.toFixed(1)} s, dry run ${imported.checked.toFixed(1)} s, import ${imported.imported.toFixed(1)} s`
		]);
		for (const { page, asked, p50, p99 } of imported.meanwhile) {
			lines.push([`${page} meanwhile`, `p50 ${ms(p50)}, p99 ${ms(p99)}`, `asked ${asked} times`]);
		}
	}
	if (importedByApi) {
		const { rows, rowsPerSecond, sent, imported: stored } = importedByApi;
		lines.push([
			`Import of ${count(rows)} rows through the API, end to end`,
			keptAtLeast(`${count(rowsPerSecond)} rows/s`, rowsPerSecond, 10_000),
			`≥ 10,000 rows/s; sent and read ${sent.toFixed(1)} s, import ${stored.toFixed(1)} s; no dry run`
		]);
	}
	return `| Besides | | |\n|---|---:|---|\n${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}`;
}

function kept(text: string, value: number, most = Infinity): string {
	return value <= most ? text : `**${text}**`;
}

function keptAtLeast(text: string, value: number, least = 0): string {
	return value >= least ? text : `**${text}**`;
}

function ms(value: number): string {
	return `${value.toFixed(1)} ms`;
}

function count(value: number): string {
	return Math.round(value).toLocaleString('en-GB');
}
