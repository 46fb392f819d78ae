import { eq } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import {
	attach,
	downloadAttachment,
	sweepAttachments
} from '../../../src/lib/features/incidents/commands/attachments.server';
import { forgetCustomers } from '../../../src/lib/features/incidents/commands/retention.server';
import { programOf } from '../../../src/lib/features/people/actor';
import { newId } from '../../../src/lib/shared/ids';
import { decided } from './decided';
import { readWords } from '../../../src/lib/features/incidents/commands/logging.server';
import { attachmentsOf, findIncident } from '../../../src/lib/features/incidents/queries.server';
import { incidentWords } from '../../../src/lib/features/incidents/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { holdKeys, keyring, type EncryptionKey } from '../../../src/lib/server/encryption';
import { Problem } from '../../../src/lib/shared/problem';
import { resealEverything } from '../../../src/programs/sealed';
import { logged, world } from './logged';

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-attachments-'));
process.env.DATA_DIR = folder;
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => holdKeys(null));

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'taken',
		(error: unknown) => (error instanceof Problem ? [error.code, ...Object.values(error.fields)] : error)
	);

function file(name: string, content: Uint8Array | string) {
	const bytes = typeof content === 'string' ? Buffer.from(content) : content;
	async function* chunks() {
		for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
	}
	return { name, chunks: chunks() };
}

const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
/** The first page of an Opus stream in an Ogg container, as phones record voice messages. */
const opus = Buffer.alloc(128);
opus.write('OggS');
opus.set([2], 5);
opus.set([1, 19], 26);
opus.write('OpusHead', 28);
const program = Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'), randomBytes(2000)]);

const filesOf = async (context: Context, id: string) =>
	attachmentsOf(context, await findIncident(context, id));
const onDisk = () =>
	readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

test('a file is judged by its content, stored sealed, and handed out as it came', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team);
	await attach(as.aisha, id, file('screen.png', png));
	await attach(as.aisha, id, file('chat <b>.html', 'Customer: <script>alert(1)</script>'));
	const files = await filesOf(as.aisha, id);
	expect(files.map(({ fileName, kind, byteCount }) => [fileName, kind, byteCount])).toEqual([
		['screen.png', 'image/png', png.length],
		['chat <b>.html', 'text/plain', 35]
	]);
	const [image, text] = files;
	expect(await downloadAttachment(as.aisha, id, image!.id)).toMatchObject({
		name: 'screen.png',
		content: png
	});
	expect((await downloadAttachment(as.lena, id, text!.id)).name).toBe('chat b.html.txt');
	for (const { parentPath, name } of onDisk()) {
		const stored = readFileSync(join(parentPath, name));
		expect(stored.includes(png.subarray(0, 8))).toBe(false);
		expect(stored.includes('Customer')).toBe(false);
	}
});

test('whatever a file claims to be, it is handed out as what it holds', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team);
	const page = '<script>alert(1)</script>';
	await attach(as.aisha, id, file('voice message.opus', opus));
	await attach(as.aisha, id, file('voice', opus));
	await attach(as.aisha, id, file('both.html', Buffer.concat([png, Buffer.from(page)])));
	await attach(as.aisha, id, file('drawing.svg', `<svg xmlns="http://www.w3.org/2000/svg">${page}</svg>`));
	await attach(as.aisha, id, file('../../../../etc/cron.d/x', page));
	await attach(as.aisha, id, file('..', page));
	const downloads = await Promise.all(
		(await filesOf(as.aisha, id)).map((each) => downloadAttachment(as.lena, id, each.id))
	);
	expect(downloads.map(({ name, kind }) => [name, kind])).toEqual([
		['voice message.opus', 'audio/ogg'],
		['voice.ogg', 'audio/ogg'],
		['both.html.png', 'image/png'],
		['drawing.svg.txt', 'text/plain'],
		['x.txt', 'text/plain'],
		['...txt', 'text/plain']
	]);
});

test('what cannot be attached is refused in a sentence, and leaves nothing behind', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team);
	const before = onDisk().length;
	const refused = (name: string, content: Uint8Array | string) =>
		refusal(attach(as.aisha, id, file(name, content)));
	expect(await refused('holiday.png', program)).toEqual([
		'invalid',
		expect.stringMatching(/whatever its name/)
	]);
	expect(await refused('long.txt', Buffer.alloc(11_000_000, 'a'))).toEqual([
		'too-large',
		expect.stringMatching(/larger than 10 MB/)
	]);
	expect(await refused('byte.txt', Buffer.alloc(10_000_001, 'a'))).toHaveLength(2);
	expect(await refused('empty.txt', '')).toEqual(['invalid', 'This file is empty.']);
	expect(await refused('', 'text')).toEqual(['invalid', 'Choose a file.']);
	expect(await refused('archive.zip', Buffer.from('504b0304140000000800', 'hex'))).toHaveLength(2);
	expect(await filesOf(as.aisha, id)).toEqual([]);
	expect(onDisk()).toHaveLength(before);
	await attach(as.aisha, id, file('ten.txt', Buffer.alloc(10_000_000, 'a')));
});

test('files are for those who see what was said', async () => {
	const { team, other, as } = await world();
	const id = await logged(as.aisha, team);
	await attach(as.aisha, id, file('voicemail.txt', 'words'));
	const [found] = await filesOf(as.aisha, id);
	for (const context of [as.bo, as.marco, as.ada, other.as.zoe!]) {
		expect(await refusal(downloadAttachment(context, id, found!.id))).toEqual(['not-found']);
		expect(await refusal(attach(context, id, file('mine.txt', 'x')))).toEqual(['not-found']);
	}
	expect(await filesOf(as.ada, id)).toEqual([]);
	const another = await logged(as.aisha, team);
	expect(await refusal(downloadAttachment(as.aisha, another, found!.id))).toEqual(['not-found']);
});

test('after the keys are rotated everything opens with the new one alone', async () => {
	const { db, team, as } = await world();
	const old = keyring().present as EncryptionKey;
	const ids: string[] = [];
	for (let turn = 0; turn < 3; turn++) ids.push(await logged(as.aisha, team, { words: `said ${turn} 😡` }));
	await attach(as.aisha, ids[0]!, file('screen.png', png));

	const fresh = { id: 'fresh', secret: new Uint8Array(randomBytes(32)) };
	holdKeys({ present: fresh, before: [old] });
	ids.push(await logged(as.aisha, team, { words: 'said 3 😡' }));
	expect(await resealEverything(db)).toEqual({ resealed: 5, unreadable: 0 });
	expect(await resealEverything(db)).toEqual({ resealed: 0, unreadable: 0 });

	holdKeys({ present: fresh, before: [] });
	for (const [turn, id] of ids.entries()) expect(await readWords(as.aisha, id)).toBe(`said ${turn} 😡`);
	const [found] = await filesOf(as.aisha, ids[0]!);
	expect(found?.fileName).toBe('screen.png');
	expect((await downloadAttachment(as.aisha, ids[0]!, found!.id)).content).toEqual(png);
});

test('what was sealed with a key that is gone is counted and left as it is', async () => {
	const { db, team, as } = await world();
	const id = await logged(as.aisha, team, { words: 'sealed with the old key' });
	await attach(as.aisha, id, file('a.txt', 'a'));
	const [before] = await db
		.select()
		.from(incidentWords)
		.where(eq(incidentWords.organisationId, team.organisationId));
	holdKeys({ present: { id: 'fresh', secret: new Uint8Array(randomBytes(32)) }, before: [] });
	expect(await resealEverything(db)).toEqual({ resealed: 0, unreadable: 3 });
	const [after] = await db
		.select()
		.from(incidentWords)
		.where(eq(incidentWords.organisationId, team.organisationId));
	expect(after).toEqual(before);
	const [found] = await filesOf(as.aisha, id);
	expect(found?.fileName).toBeNull();
	expect(await refusal(downloadAttachment(as.aisha, id, found!.id))).toEqual(['conflict']);
});

test('what a crash left behind is swept after a day, and what an incident holds stays', async () => {
	const { team, as } = await world();
	const id = await logged(as.aisha, team, { customerReference: 'C-9' });
	await attach(as.aisha, id, file('chat.txt', 'Kept'));
	const [kept] = await filesOf(as.aisha, id);
	const own = join(folder, 'attachments', team.organisationId);
	const past = new Date(as.aisha.now.getTime() - 2 * 86_400_000);
	for (const name of [newId(), `${newId()}.part`]) {
		writeFileSync(join(own, name), 'left behind');
		utimesSync(join(own, name), past, past);
	}
	const fresh = newId();
	writeFileSync(join(own, fresh), 'being attached');
	utimesSync(join(own, fresh), as.aisha.now, as.aisha.now);
	utimesSync(join(own, kept!.id), past, past);
	const program = { ...as.ada, actor: programOf(team.organisationId, as.ada.actor.habits) };
	expect(await sweepAttachments(program)).toBe(2);
	expect(readdirSync(own).sort()).toEqual([kept!.id, fresh].sort());
	await expect(sweepAttachments(as.ada)).rejects.toMatchObject({ code: 'not-found' });

	await decided(as.lena, id, { step: 'nothing' });
	await forgetCustomers({ ...program, now: new Date(as.ada.now.getTime() + 800 * 86_400_000) });
	expect(await filesOf(as.aisha, id)).toEqual([]);
	expect(readdirSync(own)).toEqual([fresh]);
});
