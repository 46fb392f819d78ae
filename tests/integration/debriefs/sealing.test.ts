import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import {
	answer,
	beginDebrief,
	finishDebrief,
	reopenDebrief
} from '../../../src/lib/features/debriefs/cases/commands.server';
import { findDebrief } from '../../../src/lib/features/debriefs/cases/queries.server';
import { sealOlderDebriefs } from '../../../src/lib/features/debriefs/cases/starting.server';
import { caseDebriefAnswers } from '../../../src/lib/features/debriefs/cases/tables.server';
import { holdKeys, keyring, type EncryptionKey } from '../../../src/lib/server/encryption';
import { resealEverything } from '../../../src/programs/sealed';
import { worldWithEscalations } from '../escalations/logged';

afterEach(() => holdKeys(null));

const TEXT = 'He said he would wait outside 😔\nIch habe aufgelegt';
const helped = { question: 'helped', text: TEXT, version: 0 } as const;
const finished = { outcome: 'script', note: 'The words for threats', visibility: 'two' } as const;

async function world() {
	const given = await worldWithEscalations();
	const { db, team, as } = given;
	const { organisationId } = team;
	const begin = () =>
		beginDebrief(as.aisha, { title: 'The call', teamId: team.teams.Orders!, rest: 'now' }, null);
	const stored = () =>
		db
			.select()
			.from(caseDebriefAnswers)
			.where(eq(caseDebriefAnswers.organisationId, organisationId))
			.orderBy(caseDebriefAnswers.question);
	return { ...given, organisationId, begin, stored };
}

/** A debrief of which the answer and the note lie in the database as they were typed, as a version before left them. */
async function writtenOpenly() {
	const given = await world();
	const { db, organisationId, as } = given;
	const id = await given.begin();
	await answer(as.aisha, id, helped);
	await finishDebrief(as.aisha, id, finished);
	for (const [question, text] of [
		['helped', TEXT],
		['note', finished.note]
	] as const) {
		await db.transaction(organisationId, async (inside) => {
			await inside
				.update(caseDebriefAnswers)
				.set({ id: null, text })
				.where(
					and(
						eq(caseDebriefAnswers.organisationId, organisationId),
						eq(caseDebriefAnswers.question, question)
					)
				);
		});
	}
	return { ...given, id };
}

describe('what is written in a debrief', () => {
	it('is sealed in the database, and read by its writers to the character', async () => {
		const { as, begin, stored } = await world();
		const id = await begin();
		await answer(as.aisha, id, helped);
		await finishDebrief(as.aisha, id, finished);
		const rows = await stored();
		expect(rows.map(({ question }) => question)).toEqual(['helped', 'note']);
		expect(JSON.stringify(rows)).not.toMatch(/outside|aufgelegt|words for threats/);
		const debrief = await findDebrief(as.aisha, id);
		expect(debrief.answers.find(({ question }) => question === 'helped')?.text).toBe(TEXT);
		expect(debrief).toMatchObject({ outcomeNote: finished.note, isReadable: true });
	});

	it('opens nowhere but where it was written', async () => {
		const { as, db, organisationId, begin, stored } = await world();
		const id = await begin();
		await answer(as.aisha, id, helped);
		await finishDebrief(as.aisha, id, finished);
		const [words, note] = await stored();
		await db.transaction(organisationId, async (inside) => {
			await inside
				.update(caseDebriefAnswers)
				.set({ text: words!.text })
				.where(
					and(eq(caseDebriefAnswers.organisationId, organisationId), eq(caseDebriefAnswers.id, note!.id!))
				);
		});
		expect(await findDebrief(as.aisha, id)).toMatchObject({ isReadable: false, outcomeNote: '' });
	});

	it('is sealed anew with another key, and kept while that key is missing', async () => {
		const { as, db, begin } = await world();
		const old = keyring().present as EncryptionKey;
		const fresh = { id: 'fresh', secret: new Uint8Array(randomBytes(32)) };
		const id = await begin();
		await answer(as.aisha, id, helped);
		await finishDebrief(as.aisha, id, finished);
		await reopenDebrief(as.aisha, id);

		holdKeys({ present: fresh, before: [] });
		expect((await findDebrief(as.aisha, id)).isReadable).toBe(false);
		for (const attempt of [
			() => answer(as.aisha, id, { ...helped, text: 'Over it', version: 1 }),
			() => finishDebrief(as.aisha, id, { ...finished, note: 'Over it' })
		]) {
			await expect(attempt()).rejects.toMatchObject({
				code: 'conflict',
				message: expect.stringContaining('cannot be read')
			});
		}
		expect(await resealEverything(db)).toEqual({ resealed: 0, unreadable: 2 });
		holdKeys({ present: fresh, before: [old] });
		expect(await resealEverything(db)).toEqual({ resealed: 2, unreadable: 0 });
		holdKeys({ present: fresh, before: [] });
		expect(await findDebrief(as.aisha, id)).toMatchObject({ isReadable: true, outcomeNote: finished.note });
	});

	it('is not written without a key, which is said in a sentence', async () => {
		const { as, begin } = await world();
		const id = await begin();
		holdKeys({ present: null, before: [] });
		const refused = { code: 'conflict', message: expect.stringContaining('no key to seal them with') };
		await expect(begin()).rejects.toMatchObject(refused);
		await expect(answer(as.aisha, id, helped)).rejects.toMatchObject(refused);
		await expect(finishDebrief(as.aisha, id, finished)).rejects.toMatchObject(refused);
		await finishDebrief(as.aisha, id, { ...finished, note: '' });
		expect((await findDebrief(as.aisha, id)).outcome).toBe('script');
	});
});

describe('what a version before wrote openly', () => {
	it('is read as it stands, and sealed at the first start with a key', async () => {
		const { as, id, db, stored } = await writtenOpenly();
		holdKeys({ present: null, before: [] });
		expect(await findDebrief(as.aisha, id)).toMatchObject({ isReadable: true, outcomeNote: finished.note });
		expect(await sealOlderDebriefs(db)).toBe(0);
		holdKeys(null);
		expect(await sealOlderDebriefs(db)).toBe(2);
		expect(await sealOlderDebriefs(db)).toBe(0);
		expect(JSON.stringify(await stored())).not.toMatch(/outside|words for threats/);
		const debrief = await findDebrief(as.aisha, id);
		expect(debrief.outcomeNote).toBe(finished.note);
		expect(debrief.answers.find(({ question }) => question === 'helped')).toMatchObject({
			text: TEXT,
			version: 1,
			isMine: true
		});
	});

	it('is sealed by the next change of it, too', async () => {
		const { as, id, stored } = await writtenOpenly();
		await reopenDebrief(as.aisha, id);
		await answer(as.aisha, id, { ...helped, text: 'A pause', version: 1 });
		const [words, note] = await stored();
		expect(words!.id).not.toBeNull();
		expect(note!.id).toBeNull();
		expect((await findDebrief(as.aisha, id)).answers[2]!.text).toBe('A pause');
	});
});
