import { openAsBlob } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chance } from '$drizzle/seed/chance';
import { addDays } from '$lib/shared/days';

const LOOK_AGAIN_MS = 100;
const BETWEEN_PAGES_MS = 100;

/** How an import through the app's own pages went, from the first byte sent to the last record stored. */
export interface ImportFigures {
	rows: number;
	megabytes: number;
	/** Seconds of each step: the file sent and read, the dry run, the import. */
	sent: number;
	checked: number;
	imported: number;
	rowsPerSecond: number;
	/** What other pages took meanwhile, in milliseconds. */
	meanwhile: { page: string; asked: number; p50: number; p99: number; longest: number }[];
}

/** An app that is running, and who imports. */
interface Importer {
	origin: string;
	/** What the session cookie holds. */
	cookie: string;
	teamId: string;
	/** Addresses of pages that are asked for all the while. */
	pages?: readonly string[];
}

/** Sends a made-up file of a helpdesk through upload, dry run and import, and asks for other pages all the while. */
export async function measureImport(
	{ origin, cookie, teamId, pages = ['/escalations', '/insights'] }: Importer,
	rows = 200_000
): Promise<ImportFigures> {
	const path = join(tmpdir(), `evenkeel-bench-${process.pid}.csv`);
	const headers = {
		cookie: `evenkeel_session=${cookie}`,
		'sec-fetch-site': 'same-origin',
		accept: 'text/html'
	};
	const megabytes = (await writeCases(path, rows)) / 1e6;
	const asking = new AbortController();
	const meanwhile = Promise.all(pages.map((page) => askAllTheWhile(origin + page, headers, asking.signal)));
	try {
		const times = [performance.now()];
		const form = new FormData();
		form.append('source', `Bench ${Date.now()}`);
		form.append('teamId', teamId);
		form.append('file', await openAsBlob(path), 'cases.csv');
		const sent = await fetch(`${origin}/imports`, {
			method: 'POST',
			headers,
			body: form,
			redirect: 'manual'
		});
		const address = origin + taken(sent);
		times.push(performance.now());
		for (const [action, state] of [
			['check', 'checked'],
			['run', 'done']
		]) {
			const body = new FormData();
			taken(await fetch(`${address}?/${action}`, { method: 'POST', headers, body, redirect: 'manual' }));
			await reached(`${address}/progress`, headers, state!, rows);
			times.push(performance.now());
		}
		asking.abort();
		const [start, afterSending, afterCheck, end] = times as [number, number, number, number];
		return {
			rows,
			megabytes,
			sent: (afterSending - start) / 1000,
			checked: (afterCheck - afterSending) / 1000,
			imported: (end - afterCheck) / 1000,
			rowsPerSecond: rows / ((end - start) / 1000),
			meanwhile: (await meanwhile).map((taken, place) => ({ page: pages[place]!, ...figuresOf(taken) }))
		};
	} finally {
		asking.abort();
		await rm(path, { force: true });
	}
}

/** How an import through the API went, which asks for no dry run. */
export interface ApiImportFigures {
	rows: number;
	/** Seconds until the file was sent and read, and from then until the last record was stored. */
	sent: number;
	imported: number;
	rowsPerSecond: number;
}

const columns = {
	reference: 'Case number',
	occurred: 'Opened at',
	resolved: 'Closed at',
	reason: 'Category',
	cause: 'Cause',
	channel: 'Channel',
	severity: 'Priority',
	summary: 'Subject',
	customerReference: 'Customer'
};

/** Sends a made-up file of a helpdesk to the API, as a program would. */
export async function measureApiImport(
	{ origin, key, team }: { origin: string; key: string; team: string },
	rows = 200_000
): Promise<ApiImportFigures> {
	const path = join(tmpdir(), `evenkeel-bench-${process.pid}.csv`);
	const headers = { authorization: `Bearer ${key}` };
	// Other customers than those of the pages' import: the same ones would repeat what they said in it.
	await writeCases(path, rows, 'A');
	try {
		const started = performance.now();
		const form = new FormData();
		form.append('mapping', JSON.stringify({ team, source: `Bench ${Date.now()}`, columns }));
		form.append('file', await openAsBlob(path), 'cases.csv');
		const answer = await fetch(`${origin}/api/v1/imports`, { method: 'POST', headers, body: form });
		if (!answer.ok) throw new Error(`The import was answered ${answer.status}: ${await answer.text()}`);
		const { id } = (await answer.json()) as { id: string };
		const afterSending = performance.now();
		await reached(`${origin}/api/v1/imports/${id}`, headers, 'done', rows);
		const end = performance.now();
		return {
			rows,
			sent: (afterSending - started) / 1000,
			imported: (end - afterSending) / 1000,
			rowsPerSecond: rows / ((end - started) / 1000)
		};
	} finally {
		await rm(path, { force: true });
	}
}

/** Where an answer leads; it has to lead somewhere. */
function taken(answer: Response): string {
	const location = answer.headers.get('location');
	if (answer.status !== 303 || !location) throw new Error(`${answer.url} answered ${answer.status}`);
	return location;
}

async function reached(address: string, headers: HeadersInit, state: string, rows: number): Promise<void> {
	for (;;) {
		const progress = (await (await fetch(address, { headers })).json()) as {
			state: string;
			counts: { rows: number };
		};
		if (progress.state === state) {
			if (progress.counts.rows !== rows) throw new Error(`${progress.counts.rows} of ${rows} rows were read`);
			return;
		}
		if (!/ing$/.test(progress.state)) throw new Error(`the import is ${progress.state}`);
		await setTimeout(LOOK_AGAIN_MS);
	}
}

async function askAllTheWhile(address: string, headers: HeadersInit, signal: AbortSignal): Promise<number[]> {
	const times: number[] = [];
	while (!signal.aborted) {
		const started = performance.now();
		const answer = await fetch(address, { headers });
		await answer.arrayBuffer();
		if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
		times.push(performance.now() - started);
		await setTimeout(BETWEEN_PAGES_MS);
	}
	return times;
}

function figuresOf(times: number[]) {
	const sorted = [...times].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
	return { asked: sorted.length, p50: at(0.5), p99: at(0.99), longest: sorted.at(-1) ?? 0 };
}

const ROWS_A_PIECE = 2000;

/**
 * Writes cases as a helpdesk exports them, over two years.
 * @param customers what the references of its customers begin with
 * @returns how many bytes they are
 */
export async function writeCases(path: string, rows: number, customers = 'K'): Promise<number> {
	const luck = chance(rows);
	const file = await open(path, 'w');
	let bytes = 0;
	try {
		bytes += (
			await file.write('Case number,Opened at,Closed at,Category,Cause,Channel,Priority,Subject,Customer\r\n')
		).bytesWritten;
		for (let start = 0; start < rows; start += ROWS_A_PIECE) {
			const lines = Array.from({ length: Math.min(ROWS_A_PIECE, rows - start) }, (_, place) =>
				caseLine(start + place, rows, customers, luck)
			);
			bytes += (await file.write(lines.join(''))).bytesWritten;
		}
	} finally {
		await file.close();
	}
	return bytes;
}

const categories = ['Delivery', 'Refund', 'Return', 'Product question', 'Payment', 'Account', 'Feedback'];
const causes = ['Late parcel', 'Wrong item', 'Damaged on arrival', 'Page unclear', 'Refund slow', 'Size off'];
const channels = ['Phone', 'Email', 'Chat', 'Social media'];
const priorities = ['Low', 'Normal', 'High', 'Urgent'];

function caseLine(place: number, rows: number, customers: string, luck: ReturnType<typeof chance>): string {
	// As they were opened, give or take: the way helpdesks export.
	const day = addDays('2024-01-01', Math.floor((place / rows) * 700) + luck.between(0, 2));
	const opened = `${day} ${luck.between(10, 23)}:${luck.between(10, 59)}:00`;
	const closed = `${addDays(day, luck.between(0, 9))} 23:59:00`;
	const subject = `"Order ${luck.between(10_000, 99_999)}: the parcel did not come, and the customer asks for the shipping back"`;
	const list = [categories, causes, channels, priorities].map((texts) => luck.pick(texts)).join(',');
	return `C-${100_000 + place},${opened},${closed},${list},${subject},${customers}-${luck.between(1, 50_000)}\r\n`;
}
