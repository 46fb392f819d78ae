import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginSession } from '../../src/lib/features/playbook/practice/commands.server';
import { openDatabase } from '../../src/lib/server/db/connection';
import { startApp } from '../support/app';
import { listenTo } from '../support/event-source';
import { freePort } from '../support/ports';
import { SESSION_COOKIE, startSession } from '../support/sign-in';
import { northwind } from '../support/team';

/** Without that, it would wait twenty seconds for them. */
const LONGEST_STOP_MS = 5_000;

async function run(program: string, settings: Record<string, string>) {
	const child = spawn(process.execPath, [`build/programs/${program}.js`], {
		env: { PATH: process.env.PATH, ...settings },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let printed = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
	return { child, printed: () => printed };
}

for (const [name, value] of [
	['PORT', 'eighty'],
	['ORIGIN', 'evenkeel.example.org/app'],
	['DATABASE_URL', 'mysql://keel']
]) {
	test(`a wrong ${name} stops the start with a sentence that names it`, async () => {
		const { child, printed } = await run('start', { [name!]: value! });
		const [code] = await once(child, 'exit');
		expect(code).toBe(1);
		expect(printed()).toMatch(new RegExp(`^The setting ${name} must .+\\.\n$`));
	});
}

test('a port that is taken stops the start with a sentence, and the other goes on', async () => {
	const app = await startApp();
	const { child, printed } = await run('start', {
		PORT: new URL(app.origin).port,
		HOST: '127.0.0.1',
		DATA_DIR: mkdtempSync(join(tmpdir(), 'evenkeel-taken-'))
	});
	const [code] = await once(child, 'exit');
	expect(code).toBe(1);
	expect(printed()).toContain('The setting PORT must name a free port');
	expect((await fetch(`${app.origin}/health`)).status).toBe(200);
	await app.stop();
});

test('SIGTERM finishes a running request, closes the database and ends well', async () => {
	const app = await startApp();
	const running = fetch(`${app.origin}/sign-in`);
	expect((await running).status).toBeLessThan(500);
	expect(await app.stop()).toEqual({ exitCode: 0 });
});

test('SIGTERM ends open streams, so that the server stops at once', async () => {
	const app = await startApp();
	const db = openDatabase(app.databaseUrl);
	const aisha = (await northwind(db)).as.aisha!;
	const code = await beginSession(aisha, 'late-order', 'agent');
	const stream = await listenTo(`${app.address}/playbook/practice/together/${code}/events`, {
		cookie: `${SESSION_COOKIE}=${await startSession(aisha)}`
	});
	expect(stream.status).toBe(200);
	await db.close();
	const asked = performance.now();
	expect(await app.stop()).toEqual({ exitCode: 0 });
	await stream.ended;
	expect(performance.now() - asked).toBeLessThan(LONGEST_STOP_MS);
});

test('the first start of an empty install leads to setup and prints its token once', async () => {
	const app = await startApp();
	expect(app.output().match(/enter the token \S{20,}/g)).toHaveLength(1);
	const answer = await fetch(`${app.origin}/escalations`, { redirect: 'manual' });
	expect([answer.status, answer.headers.get('location')]).toEqual([303, '/setup']);
	await app.stop();
});

test('the demo seeds once, prints its sign-ins and its key one to a line, and lets both in', async ({
	page
}) => {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-demo-'));
	const port = await freePort();
	const start = async () => {
		const { child, printed } = await run('demo', { DATA_DIR: folder, PORT: String(port) });
		await expect.poll(printed, { timeout: 30_000 }).toContain('API key: ');
		return { child, printed };
	};
	const first = await start();
	expect(
		first
			.printed()
			.split('\n')
			.filter((line) => /^(leader|agent|admin): \S+@\S+ \S+$/.test(line))
	).toHaveLength(3);
	const [, email, password] = /leader: (\S+) (\S+)/.exec(first.printed())!;

	await page.goto(`http://localhost:${port}/`);
	await page.getByLabel('E-mail').fill(email!);
	await page.getByLabel('Password').fill(password!);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		/follow-ups? (is|are) due|things wait for you|worth fixing first/
	);
	const [, key] = /^API key: (\S+)$/m.exec(first.printed())!;
	const causes = await fetch(`http://localhost:${port}/api/v1/insights/causes`, {
		headers: { authorization: `Bearer ${key}` }
	});
	expect(causes.status).toBe(200);
	expect((await causes.json()).items.length).toBeGreaterThan(3);
	first.child.kill('SIGTERM');
	expect((await once(first.child, 'exit'))[0]).toBe(0);

	const second = await start();
	expect(second.printed()).toContain(`API key: ${key}\n`);
	second.child.kill('SIGTERM');
	await once(second.child, 'exit');
	rmSync(folder, { recursive: true });
});

test('without an encryption key the start says what that means, and goes on', async () => {
	const without = await startApp({ ENCRYPTION_KEY: '' });
	expect(without.output()).toContain('The setting ENCRYPTION_KEY is missing');
	expect((await fetch(`${without.origin}/health`)).status).toBe(200);
	await without.stop();
	const app = await startApp();
	expect(app.output()).not.toContain('ENCRYPTION_KEY');
	await app.stop();
});
