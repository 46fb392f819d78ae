import { expect, test } from 'vitest';
import {
	approveReply,
	changeDraft,
	draftReply,
	settleReply,
	suggestWording,
	takeReplyBack
} from '../../../src/lib/features/escalations/commands/replies.server';
import {
	findReply,
	repliesTo,
	repliesWaitingFor,
	secondReaders,
	timelineOf
} from '../../../src/lib/features/escalations/queries.server';
import { newId } from '../../../src/lib/shared/ids';
import { worldWithEscalations } from './logged';

async function worldWithReply() {
	const world = await worldWithEscalations();
	const { as, log } = world;
	const escalationId = await log();
	const readerId = as.bo.actor.userId;
	const id = await draftReply(as.aisha, escalationId, { id: newId(), wording: 'We cannot.', readerId });
	return { ...world, escalationId, id, readerId };
}

test('a colleague who is asked finds it on Today, suggests a wording, and the author settles', async () => {
	const { as, escalationId, id } = await worldWithReply();
	expect((await repliesWaitingFor(as.bo)).toRead).toMatchObject([{ id, escalationId, name: 'Aisha' }]);
	expect((await repliesWaitingFor(as.lena)).toRead).toEqual([]);

	const suggestion = 'We cannot refund this, and here is what we can do.';
	await suggestWording(as.bo, escalationId, id, { version: 1, suggestion, note: 'Warmer?' });
	expect((await repliesWaitingFor(as.bo)).toRead).toEqual([]);
	expect((await repliesWaitingFor(as.aisha)).toSettle).toMatchObject([{ id, name: 'Bo' }]);
	expect(await findReply(as.aisha, escalationId, id)).toMatchObject({
		state: 'suggested',
		wording: 'We cannot.',
		suggestion,
		note: 'Warmer?',
		readerName: 'Bo'
	});

	await settleReply(as.aisha, escalationId, id, { version: 2, wording: suggestion });
	expect(await findReply(as.bo, escalationId, id)).toMatchObject({
		state: 'settled',
		wording: 'We cannot.',
		settled: suggestion
	});
	expect((await repliesWaitingFor(as.aisha)).toSettle).toEqual([]);
	const events = await timelineOf(as.aisha, escalationId);
	expect(events.map(({ kind }) => kind)).toEqual([
		'logged',
		'reading-asked',
		'wording-suggested',
		'wording-settled'
	]);
	expect(events.at(-1)!.details).toMatchObject({ whose: 'suggested', reader: 'Bo' });
});

test('only the one who was asked approves, only the author takes back', async () => {
	const { as, zoe, escalationId, id } = await worldWithReply();
	const seen = { version: 1, note: '' };
	for (const somebody of [as.aisha, as.lena, as.chen, zoe]) {
		await expect(approveReply(somebody, escalationId, id, seen)).rejects.toMatchObject({ code: 'not-found' });
	}
	await expect(takeReplyBack(as.bo, escalationId, id, seen)).rejects.toMatchObject({ code: 'not-found' });
	expect(await findReply(as.aisha, escalationId, id)).toMatchObject({ state: 'waiting', version: 1 });
	await approveReply(as.bo, escalationId, id, seen);
	expect(await findReply(as.aisha, escalationId, id)).toMatchObject({ state: 'approved', version: 2 });
});

test('a reply taken back can be changed and given to somebody else', async () => {
	const { as, escalationId, id } = await worldWithReply();
	await takeReplyBack(as.aisha, escalationId, id, { version: 1 });
	expect((await repliesWaitingFor(as.bo)).toRead).toEqual([]);
	await changeDraft(as.aisha, escalationId, id, { version: 2, wording: 'Not yet.', readerId: null });
	expect(await findReply(as.aisha, escalationId, id)).toMatchObject({ state: 'draft', wording: 'Not yet.' });
	const readerId = as.lena.actor.userId;
	await changeDraft(as.aisha, escalationId, id, { version: 3, wording: 'Not yet, sorry.', readerId });
	expect((await repliesWaitingFor(as.lena)).toRead).toMatchObject([{ id }]);
});

test('who read an older wording does not approve the new one', async () => {
	const { as, escalationId, id, readerId } = await worldWithReply();
	await takeReplyBack(as.aisha, escalationId, id, { version: 1 });
	await changeDraft(as.aisha, escalationId, id, { version: 2, wording: 'Quite another.', readerId });
	await expect(approveReply(as.bo, escalationId, id, { version: 1, note: '' })).rejects.toMatchObject({
		code: 'conflict'
	});
	expect(await findReply(as.aisha, escalationId, id)).toMatchObject({ state: 'waiting' });
});

test('a form sent twice keeps one reply, and the same wording is no suggestion', async () => {
	const { as, escalationId, id, readerId } = await worldWithReply();
	const again = { id, wording: 'We cannot.', readerId };
	expect(await draftReply(as.aisha, escalationId, again)).toBe(id);
	expect(await repliesTo(as.aisha, escalationId)).toHaveLength(1);
	await expect(
		suggestWording(as.bo, escalationId, id, { version: 1, suggestion: ' We cannot. ', note: '' })
	).rejects.toMatchObject({ fields: { suggestion: expect.any(String) } });
});

test('only those who may read the escalation can be asked, the author not among them', async () => {
	const { team, as, zoe, log, escalationId } = await worldWithReply();
	const readers = await secondReaders(as.aisha, team.teams.Orders!);
	expect(readers.map(({ name }) => name)).toEqual(['Ada', 'Bo', 'Lena', 'Marco']);
	for (const nobody of [as.chen, as.aisha, zoe]) {
		const wrong = { id: newId(), wording: 'Dear customer', readerId: nobody.actor.userId };
		await expect(draftReply(as.aisha, escalationId, wrong)).rejects.toMatchObject({
			fields: { readerId: expect.any(String) }
		});
	}
	expect(await repliesTo(as.aisha, escalationId)).toHaveLength(1);
	const another = await log();
	const [reply] = await repliesTo(as.aisha, escalationId);
	await expect(findReply(as.aisha, another, reply!.id)).rejects.toMatchObject({ code: 'not-found' });
});
