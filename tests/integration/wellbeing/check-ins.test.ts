import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import * as v from 'valibot';
import {
	checkIn,
	deleteCheckIn,
	deleteOwnCheckIns
} from '../../../src/lib/features/wellbeing/check-ins/commands.server';
import { exportDocument, exportRows } from '../../../src/lib/features/wellbeing/check-ins/exported';
import { checkInForm } from '../../../src/lib/features/wellbeing/check-ins/forms';
import {
	countOwnCheckIns,
	ownCheckIn,
	ownCheckIns
} from '../../../src/lib/features/wellbeing/check-ins/queries.server';
import { checkIns } from '../../../src/lib/features/wellbeing/check-ins/tables.server';
import { auditEntries } from '../../../src/lib/features/people/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { holdKeys, keyring, type EncryptionKey } from '../../../src/lib/server/encryption';
import { newId } from '../../../src/lib/shared/ids';
import { resealEverything } from '../../../src/programs/sealed';
import { refusal, world } from './world';

afterEach(() => holdKeys(null));

const NOTE = 'The call at noon still hurts 😔\nIch möchte nach Hause';

async function noted(context: Context, given: Record<string, string> = {}): Promise<string> {
	const id = newId();
	await checkIn(context, v.parse(checkInForm, { id, mood: '2', need: 'listen', note: NOTE, ...given }));
	return id;
}

test('a check-in is kept for the one who made it, to the character', async () => {
	const { as } = await world();
	const id = await noted(as.aisha);
	const kept = { id, at: as.aisha.now, day: '2026-11-17', content: { mood: 2, need: 'listen', note: NOTE } };
	expect(await ownCheckIns(as.aisha)).toEqual([kept]);
	expect(await ownCheckIn(as.aisha, id)).toEqual(kept);
	expect(await ownCheckIns(as.aisha, { from: '2026-11-18', to: '2026-11-30' })).toEqual([]);
});

test('nobody else finds, counts or deletes it, be they leader, admin or of another organisation', async () => {
	const { as, other } = await world();
	const id = await noted(as.aisha);
	for (const context of [as.lena, as.marco, as.bo, as.ada, other.as.zoe!]) {
		expect(await ownCheckIns(context)).toEqual([]);
		expect(await countOwnCheckIns(context)).toBe(0);
		expect(await refusal(ownCheckIn(context, id))).toBe('not-found');
		expect(await refusal(deleteCheckIn(context, id))).toBe('not-found');
		expect(await deleteOwnCheckIns(context)).toBe(0);
	}
	expect(await countOwnCheckIns(as.aisha)).toBe(1);
});

test('what is stored shows neither mood nor need nor note, opens for no other person, and no log tells of it', async () => {
	const { db, as } = await world();
	const id = await noted(as.aisha);
	await noted(as.bo);
	const rows = await db.select().from(checkIns);
	const stored = JSON.stringify(rows);
	for (const part of ['noon', 'listen', 'mood', 'note']) expect(stored).not.toContain(part);
	expect(await db.select().from(auditEntries)).toEqual([]);
	const own = rows.find((row) => row.id === id)!;
	await db.transaction(own.organisationId, async (inside) => {
		await inside.insert(checkIns).values({ ...own, id: newId(), userId: as.lena.actor.userId });
	});
	const [copied] = await ownCheckIns(as.lena);
	expect(copied!.content).toBeNull();
});

test('sent twice it is kept once, and a form that cannot be used is answered in a sentence', async () => {
	const { as } = await world();
	const id = newId();
	const form = v.parse(checkInForm, { id, mood: '4', need: '', note: '' });
	await Promise.all([checkIn(as.aisha, form), checkIn(as.aisha, form)]);
	expect(await countOwnCheckIns(as.aisha)).toBe(1);
	const wrong = (given: Record<string, string>) =>
		v.safeParse(checkInForm, { id, mood: '4', ...given }).issues?.map(({ message }) => message);
	expect(wrong({ mood: '' })).toEqual(['Choose how you are.']);
	expect(wrong({ mood: '6' })).toContain('How you are is not one of the choices.');
	expect(wrong({ need: 'money' })).toEqual(['What would help is not one of the choices.']);
	expect(wrong({ note: 'a'.repeat(5001) })).toEqual(['Your note is longer than 5000 characters.']);
	expect(wrong({ note: 'a\0' })).toHaveLength(1);
	expect(wrong({ id: 'none' })).toEqual(['This form is incomplete; please open it again.']);
});

test('deleting takes one, or all, and leaves no row behind', async () => {
	const { db, as } = await world();
	const [first] = [await noted(as.aisha), await noted(as.aisha), await noted(as.bo)];
	await deleteCheckIn(as.aisha, first!);
	expect(await refusal(deleteCheckIn(as.aisha, first!))).toBe('not-found');
	expect(await countOwnCheckIns(as.aisha)).toBe(1);
	expect(await deleteOwnCheckIns(as.aisha)).toBe(1);
	expect((await db.select().from(checkIns)).map(({ userId }) => userId)).toEqual([as.bo.actor.userId]);
});

test('both exports hold everything in the order it was noted', async () => {
	const { as } = await world();
	await noted(as.aisha);
	const tomorrow = { ...as.aisha, now: new Date('2026-11-18T23:30:00Z') };
	await noted(tomorrow, { mood: '5', need: '', note: '=1+1' });
	const own = await ownCheckIns(as.aisha);
	expect(exportRows(own, 'Europe/Berlin')).toEqual([
		['Day', 'Time (Europe/Berlin)', 'Mood', 'Mood in words', 'What would help', 'Note'],
		['2026-11-17', '15:05', 2, 'Low', 'Somebody who listens', NOTE],
		['2026-11-19', '00:30', 5, 'Very good', '', '=1+1']
	]);
	expect(exportDocument(own, 'Europe/Berlin').checkIns[0]).toMatchObject({
		at: '2026-11-17T14:05:00.000Z',
		mood: 2,
		note: NOTE
	});
});

test('after the keys are rotated it opens with the new one alone, and without a key it says so', async () => {
	const { db, as } = await world();
	const old = keyring().present as EncryptionKey;
	await noted(as.aisha);
	await noted(as.bo);
	const fresh = { id: 'fresh', secret: new Uint8Array(randomBytes(32)) };
	holdKeys({ present: fresh, before: [] });
	expect((await ownCheckIns(as.aisha))[0]!.content).toBeNull();
	expect(await resealEverything(db)).toEqual({ resealed: 0, unreadable: 2 });
	holdKeys({ present: fresh, before: [old] });
	expect(await resealEverything(db)).toEqual({ resealed: 2, unreadable: 0 });
	holdKeys({ present: fresh, before: [] });
	expect((await ownCheckIns(as.aisha))[0]!.content?.note).toBe(NOTE);
	holdKeys({ present: null, before: [] });
	expect((await ownCheckIns(as.aisha))[0]!.content).toBeNull();
	expect(await refusal(noted(as.aisha))).toBe('invalid');
});
