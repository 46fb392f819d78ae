import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkImport, runImport, startImport } from '../../src/lib/features/imports/commands.server';
import { findImport } from '../../src/lib/features/imports/queries.server';
import { WorkThread } from '../../src/lib/features/imports/work/thread.server';
import { openDatabase } from '../../src/lib/server/db/connection';
import { migrate } from '../../src/lib/server/db/migrate';
import { northwind } from '../support/team';

const ROWS = 20_000;
const ROW_CHARACTERS = 6000;

/** Half of what the text of the file takes, most of which the program itself and what tells rows apart need. */
const MOST_MEMORY_MB = 60;

async function* longFile(): AsyncGenerator<Uint8Array> {
	yield Buffer.from('number,opened,subject\r\n');
	const filling = 'The parcel came late, and the box was open. '.repeat(ROW_CHARACTERS / 44);
	for (let start = 0; start < ROWS; start += 100) {
		const lines = Array.from({ length: 100 }, (_, place) => {
			const day = `2026-0${((start + place) % 9) + 1}-1${place % 10}`;
			return `N-${start + place},${day},"${start + place} ${filling}"\r\n`;
		});
		yield Buffer.from(lines.join(''));
	}
}

test('a file of twice as many bytes as the thread has memory is read, checked and imported', async () => {
	test.setTimeout(240_000);
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-memory-'));
	const databaseUrl = join(folder, 'evenkeel.db');
	// The thread reads the settings of the program that starts it.
	Object.assign(process.env, { DATA_DIR: folder, DATABASE_URL: databaseUrl });
	await migrate(databaseUrl);
	const database = openDatabase(databaseUrl);
	const thread = new WorkThread(database, MOST_MEMORY_MB);
	try {
		const house = await northwind(database, 'UTC');
		const context = house.as.lena!;
		const input = { teamId: house.teams.Orders!, sourceName: 'Desk', fileName: 'long.csv' };
		const importId = await startImport(context, input, longFile());
		const { byteCount } = await findImport(context, importId);
		expect(byteCount).toBeGreaterThan(2 * MOST_MEMORY_MB * 2 ** 20 * 0.9);

		const { profile } = await thread.examine({ fileId: importId, byteCount });
		expect(profile.rows).toBe(ROWS);
		const work = { organisationId: house.organisationId, importId };
		await checkImport(context, { importId });
		await thread.carryOn(work);
		expect(await findImport(context, importId)).toMatchObject({ state: 'checked', counts: { added: ROWS } });
		await runImport(context, { importId });
		await thread.carryOn(work);
		expect(await findImport(context, importId)).toMatchObject({ state: 'done', counts: { added: ROWS } });
	} finally {
		thread.stop();
		await database.close();
		rmSync(folder, { recursive: true, force: true });
	}
});
