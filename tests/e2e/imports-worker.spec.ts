import { expect, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { escalations } from '../../src/lib/features/escalations/tables.server';
import { verifyRollUps } from '../../src/lib/features/escalations/verification.server';
import { openDatabase } from '../../src/lib/server/db/connection';
import { startApp, type RunningApp } from '../support/app';
import { sameOrigin, send, type Form } from '../support/attacker';
import { startSession } from '../support/sign-in';
import { northwind } from '../support/team';

const ROWS = 15_000;
const LOOK_AGAIN_MS = 20;

interface Progress {
	state: string;
	counts: { rows: number; added: number; rejected: number };
	undone: number;
}

/** An install that outlives the program that runs on it, and requests of a leader to whichever runs at the time. */
async function install() {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-worker-'));
	const databaseUrl = join(folder, 'evenkeel.db');
	const start = () => startApp({ DATA_DIR: folder, DATABASE_URL: databaseUrl });
	const running: { app: RunningApp } = { app: await start() };
	const db = openDatabase(databaseUrl);
	const house = await northwind(db, 'UTC');
	const session = await startSession(house.as.lena!, new Date());
	const request = (method: string, path: string, body?: Form) =>
		send(running.app, { method, path, session, headers: sameOrigin, ...(body && { body }) });
	return {
		db,
		house,
		app: () => running.app,
		post: async (path: string, body: Form = {}) => {
			const answer = await request('POST', path, body);
			expect(answer.status, answer.body.slice(0, 300)).toBe(303);
			return answer.headers.location!;
		},
		progress: async (path: string) => JSON.parse((await request('GET', `${path}/progress`)).body) as Progress,
		startAgain: async () => void (running.app = await start()),
		remove: async () => {
			await db.close();
			await running.app.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

type Install = Awaited<ReturnType<typeof install>>;

async function until(
	{ progress }: Install,
	path: string,
	isSo: (progress: Progress) => boolean
): Promise<Progress> {
	for (;;) {
		const now = await progress(path);
		if (isSo(now)) return now;
		expect(now.state).not.toBe('failed');
		await setTimeout(LOOK_AGAIN_MS);
	}
}

/** Cases of customers who come back; every hundredth has a day that does not exist. */
function cases(): File {
	const lines = Array.from({ length: ROWS }, (_, place) => {
		const day = place % 100 === 0 ? '2026-02-30' : `2026-0${(place % 9) + 1}-1${place % 10}`;
		return `N-${place},${day},Topic ${place % 9},Cause ${place % 7},K-${place % 4000}\r\n`;
	});
	return new File(['number,opened,category,cause,customer\r\n', ...lines], 'cases.csv', { type: 'text/csv' });
}

async function expectRecords({ db, house }: Install, records: number): Promise<void> {
	const rows = await db
		.select({ key: escalations.sourceKey })
		.from(escalations)
		.where(eq(escalations.organisationId, house.organisationId));
	expect(rows).toHaveLength(records);
	expect(new Set(rows.map(({ key }) => key)).size).toBe(records);
	expect((await verifyRollUps(db)).differences).toEqual([]);
}

test('an import is carried on after a kill and after a stop, and so is taking it out again', async () => {
	test.setTimeout(240_000);
	const made = await install();
	try {
		const { post, house } = made;
		const path = await post('/imports', {
			source: 'Desk',
			teamId: house.teams.Orders!,
			file: cases()
		});
		await post(`${path}?/check`);
		await until(made, path, ({ state }) => state === 'checked');
		await post(`${path}?/run`);

		await until(made, path, ({ counts }) => counts.rows > 0);
		await made.app().kill();
		await made.startAgain();
		const resumed = await made.progress(path);
		expect(resumed.state).toBe('importing');
		expect(resumed.counts.rows).toBeLessThan(ROWS);
		await until(made, path, ({ counts }) => counts.rows > resumed.counts.rows);
		expect(await made.app().stop()).toEqual({ exitCode: 0 });
		await made.startAgain();
		const done = await until(made, path, ({ state }) => state === 'done');
		const added = ROWS - ROWS / 100;
		expect(done.counts).toMatchObject({ rows: ROWS, added, rejected: ROWS / 100 });
		await expectRecords(made, added);

		await post(`${path}/undo`);
		await until(made, path, ({ undone }) => undone > 0);
		await made.app().kill();
		await made.startAgain();
		const undoing = await made.progress(path);
		expect(undoing.state).toBe('undoing');
		expect(undoing.undone).toBeLessThan(added);
		await until(made, path, ({ state }) => state === 'undone');
		await expectRecords(made, 0);
	} finally {
		await made.remove();
	}
});
