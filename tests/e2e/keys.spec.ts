import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../src/lib/shared/ids';
import { startApp } from '../support/app';
import { sameOrigin, send } from '../support/attacker';
import { startPostgres, type PostgresServer } from '../support/postgres-server';
import { root } from '../support/programs.js';
import { setUp } from '../support/set-up';

const OLD_KEY = `old:${'b'.repeat(42)}A=`;
const NEW_KEY = `new:${'c'.repeat(42)}A=`;
const WORDS = 'You 🤬 what do you want from me';
const TRANSCRIPT = 'Customer: so to speak';

let server: PostgresServer | undefined;
let whyNot = '';

test.beforeAll(async () => {
	try {
		server = await startPostgres();
	} catch (error) {
		if (process.env.CI === 'true') throw error;
		whyNot = `No PostgreSQL server could be started here: ${error instanceof Error ? error.message : error}`;
	}
});
test.afterAll(async () => {
	await server?.stop();
});

for (const dialect of ['SQLite', 'PostgreSQL']) {
	test(`keys:rotate seals everything anew on ${dialect}, says what it did, and can be run again`, async () => {
		test.skip(dialect === 'PostgreSQL' && !server, whyNot);
		const folder = mkdtempSync(join(tmpdir(), 'evenkeel-keys-'));
		const databaseUrl = dialect === 'SQLite' ? join(folder, 'evenkeel.db') : await server!.createDatabase();
		const place = { DATABASE_URL: databaseUrl, DATA_DIR: folder };
		const rotate = (keys: Record<string, string>) => {
			const { stdout, stderr, status } = spawnSync(process.execPath, ['build/programs/rotate-keys.js'], {
				cwd: root,
				encoding: 'utf8',
				env: { PATH: process.env.PATH, NODE_ENV: 'production', ...place, ...keys }
			});
			return { says: stdout + stderr, status };
		};

		const before = await startApp({ ...place, ENCRYPTION_KEY: OLD_KEY });
		const session = await setUp(before);
		const form = await send(before, { path: '/incidents/new', session });
		const id = newId();
		const post = (app: typeof before, path: string, body: Record<string, string | File>) =>
			send(app, { method: 'POST', path, session, headers: sameOrigin, body });
		const logged = await post(before, '/incidents/new', {
			id,
			teamId: /name="teamId" value="([^"]+)"/.exec(form.body)?.[1] ?? '',
			category: 'aggressive',
			severity: '2',
			words: WORDS
		});
		expect(logged.status, logged.body).toBe(303);
		const attached = await post(before, `/incidents/${id}/attachments`, {
			file: new File([TRANSCRIPT], 'chat.txt', { type: 'text/plain' })
		});
		expect(attached.status, attached.body).toBe(303);
		await before.stop();

		const without = rotate({ ENCRYPTION_KEY: NEW_KEY });
		expect(without.status).toBe(1);
		expect(without.says).toContain('3 could not be opened');
		const both = { ENCRYPTION_KEY: NEW_KEY, ENCRYPTION_KEYS_BEFORE: OLD_KEY };
		const rotated = rotate(both);
		expect(rotated.says).toContain('3 texts and files were sealed anew with the key new.');
		expect(rotated.says).toContain('ENCRYPTION_KEYS_BEFORE is not needed any more.');
		expect(rotated.status).toBe(0);
		expect(rotate(both).says).toContain('0 texts and files were sealed anew');
		expect(rotate({}).says).toContain('The setting ENCRYPTION_KEY must name the new key');

		const after = await startApp({ ...place, ENCRYPTION_KEY: NEW_KEY });
		const revealed = await post(after, `/incidents/${id}?/reveal`, {});
		expect(revealed.body).toContain(WORDS);
		const page = await send(after, { path: `/incidents/${id}`, session });
		const [link] = /\/incidents\/[0-9a-f-]+\/attachments\/[0-9a-f-]+/.exec(page.body) ?? [''];
		expect((await send(after, { path: link, session })).body).toBe(TRANSCRIPT);
		await after.stop();
		const files = readdirSync(join(folder, 'attachments'), { recursive: true, withFileTypes: true }).filter(
			(entry) => entry.isFile()
		);
		expect(files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1').slice(0, 7))).toEqual(
			['v1.new.']
		);
		rmSync(folder, { recursive: true, force: true });
	});
}
