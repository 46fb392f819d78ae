import { describe, expect, test } from 'vitest';
import { suggestFix, takeVoteBack, voteForFix } from '../../../src/lib/features/fixes/commands/fixes.server';
import {
	declineFix,
	handOut,
	markDuplicate,
	moveByHand,
	reopenFix
} from '../../../src/lib/features/fixes/commands/triage.server';
import { fixFiltersFrom } from '../../../src/lib/features/fixes/filters';
import {
	duplicatesAround,
	findFix,
	fixBoard,
	listFixes,
	storyOf
} from '../../../src/lib/features/fixes/queries.server';
import { headlineOf, wordsOf } from '../../../src/lib/features/fixes/story';
import { fixVotes } from '../../../src/lib/features/fixes/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { fabrikam } from '../../support/team';
import { fixInTrial, suggestedFix, versionOf, withLateParcels } from './on-trial';

async function triage(context: Context, id: string): Promise<void> {
	await moveByHand(context, id, { move: 'triage', version: await versionOf(context, id) });
}

const headlines = async (context: Context, id: string) =>
	(await storyOf(context, id)).map((event) => [headlineOf(event, context.actor.habits), ...wordsOf(event)]);

describe('votes', () => {
	test('count once a person, and can be taken back', async () => {
		const { team, lena, aisha, bo, chen } = await withLateParcels();
		const id = await suggestedFix(team);
		await voteForFix(aisha, id);
		await voteForFix(aisha, id);
		await voteForFix(bo, id);
		expect(await findFix(aisha, id)).toMatchObject({ votes: 2, voted: true });
		expect(await findFix(lena, id)).toMatchObject({ votes: 2, voted: false });
		await takeVoteBack(aisha, id);
		await takeVoteBack(aisha, id);
		expect(await findFix(aisha, id)).toMatchObject({ votes: 1, voted: false });
		await expect(voteForFix(chen, id)).rejects.toMatchObject({ code: 'not-found' });
		await expect(takeVoteBack(chen, id)).rejects.toMatchObject({ code: 'not-found' });
	});

	test('cast at the same time all count', async () => {
		const { team, ada, lena, aisha, bo, marco } = await withLateParcels();
		const id = await suggestedFix(team);
		await Promise.all([ada, lena, aisha, bo, marco, aisha].map((context) => voteForFix(context, id)));
		expect((await findFix(ada, id)).votes).toBe(5);
	});
});

describe('a duplicate', () => {
	test('lends its votes to the other, each person once, and gets them back when it is reopened', async () => {
		const { team, ada, lena, aisha, bo, marco } = await withLateParcels();
		const original = await suggestedFix(team);
		const duplicate = await suggestedFix(team, 'Write to customers about delays');
		await Promise.all([aisha, bo].map((context) => voteForFix(context, original)));
		await Promise.all([bo, marco, ada].map((context) => voteForFix(context, duplicate)));

		await markDuplicate(lena, duplicate, {
			originalId: original,
			version: await versionOf(lena, duplicate)
		});
		expect(await findFix(marco, original)).toMatchObject({ votes: 4, voted: true });
		expect(await findFix(lena, duplicate)).toMatchObject({ stage: 'duplicate', duplicateOf: original });
		expect(await duplicatesAround(lena, await findFix(lena, original))).toMatchObject({
			original: null,
			duplicates: [{ id: duplicate }]
		});
		await expect(voteForFix(lena, duplicate)).rejects.toMatchObject({ code: 'conflict' });

		await takeVoteBack(ada, original);
		await reopenFix(lena, duplicate, {
			reason: 'It is another mail.',
			version: await versionOf(lena, duplicate)
		});
		expect((await findFix(lena, original)).votes).toBe(2);
		expect(await findFix(lena, duplicate)).toMatchObject({ stage: 'triaged', duplicateOf: null, votes: 3 });
		expect(await ada.db.select().from(fixVotes)).toHaveLength(5);
	});

	test('is one of something that its readers may read, and never of another duplicate', async () => {
		const { team, ada, lena, chen, marco } = await withLateParcels();
		const first = await suggestedFix(team);
		const second = await suggestedFix(team, 'Write to customers about delays');
		const third = await suggestedFix(team, 'Warn of delays');
		const ofReturns = await suggestFix(chen, {
			title: 'Print labels',
			why: 'They smudge.',
			measure: '',
			causeId: null,
			teamId: team.teams.Returns!
		});
		const mark = async (context: Context, id: string, originalId: string) =>
			markDuplicate(context, id, { originalId, version: await versionOf(context, id) });
		for (const wrong of [first, ofReturns, 'no such fix']) {
			await expect(mark(lena, first, wrong)).rejects.toMatchObject({ code: 'invalid' });
		}
		await expect(mark(ada, first, ofReturns)).rejects.toMatchObject({ code: 'invalid' });
		await mark(lena, first, second);
		await expect(mark(lena, third, first)).rejects.toMatchObject({ code: 'invalid' });
		await expect(mark(lena, second, third)).rejects.toMatchObject({
			code: 'invalid',
			fields: { originalId: expect.stringContaining('Reopen it first') }
		});
		await expect(mark(marco, third, second)).rejects.toMatchObject({ code: 'not-found' });
	});
});

describe('triage', () => {
	test('declining takes a reason that stays to be read, and reopening too', async () => {
		const { team, lena } = await withLateParcels();
		const id = await suggestedFix(team);
		await triage(lena, id);
		await declineFix(lena, id, { reason: ' The carrier does it. ', version: await versionOf(lena, id) });
		expect(await findFix(lena, id)).toMatchObject({
			stage: 'declined',
			declinedReason: 'The carrier does it.'
		});
		await reopenFix(lena, id, { reason: 'It does not.', version: await versionOf(lena, id) });
		expect(await findFix(lena, id)).toMatchObject({ stage: 'triaged', declinedReason: null });
		expect(await headlines(lena, id)).toEqual([
			['Triaged'],
			['Declined', 'The carrier does it.'],
			['Reopened', 'It does not.']
		]);
	});

	test('what is not ours names whose it is and since when they know', async () => {
		const { team, lena } = await withLateParcels();
		const id = await suggestedFix(team);
		const input = { outsideOwner: 'Carrier', reason: 'Told by mail.', version: await versionOf(lena, id) };
		await expect(handOut(lena, id, { ...input, outsideSince: '2026-11-18' })).rejects.toMatchObject({
			fields: { outsideSince: expect.stringContaining('to come') }
		});
		await handOut(lena, id, { ...input, outsideSince: '2026-10-01' });
		expect(await findFix(lena, id)).toMatchObject({
			stage: 'not-ours',
			outsideOwner: 'Carrier',
			outsideSince: '2026-10-01'
		});
	});

	test('the second of two learns what the first did, and changes nothing', async () => {
		const { team, ada, lena } = await withLateParcels();
		const id = await suggestedFix(team);
		const version = await versionOf(lena, id);
		const outcomes = await Promise.allSettled([
			declineFix(lena, id, { reason: 'Known.', version }),
			moveByHand(ada, id, { move: 'triage', version })
		]);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: {
				code: 'conflict',
				message: expect.stringMatching(/^(Lena|Ada), Tue.* (Declined|Triaged)/)
			}
		});
		expect(await storyOf(lena, id)).toHaveLength(1);
	});

	test('is for who leads what the fix is for, and of others there is no such fix', async () => {
		const { team, aisha, marco, chen } = await withLateParcels();
		const { zoe } = (await fabrikam(aisha.db)).as;
		const id = await suggestedFix(team);
		for (const context of [aisha, marco, chen, zoe!]) {
			await expect(moveByHand(context, id, { move: 'triage', version: 1 })).rejects.toMatchObject({
				code: 'not-found'
			});
			await expect(declineFix(context, id, { reason: 'No.', version: 1 })).rejects.toMatchObject({
				code: 'not-found'
			});
		}
		expect(await findFix(aisha, id)).toMatchObject({ stage: 'suggested', version: 1 });
	});
});

describe('the board', () => {
	test('has each fix where it stands today, with its count, those with most votes first', async () => {
		const { team, lena, aisha, chen } = await withLateParcels();
		const [low, high] = [await suggestedFix(team), await suggestedFix(team, 'Warn of delays')];
		await voteForFix(aisha, high);
		const running = await fixInTrial(team, 'Pack better');
		const filters = fixFiltersFrom(new URLSearchParams());
		const board = await fixBoard(lena, filters);
		expect(board.fixes.filter(({ stage }) => stage === 'suggested').map(({ id }) => id)).toEqual([high, low]);
		expect(board.counts).toMatchObject({ suggested: 2, 'in-trial': 1, 'study-due': 0 });
		const onDay = { ...lena, now: new Date('2027-01-11T09:00:00Z') };
		const due = await fixBoard(onDay, filters);
		expect(due.counts).toMatchObject({ suggested: 2, 'in-trial': 0, 'study-due': 1 });
		expect(due.fixes.find(({ id }) => id === running)?.stage).toBe('study-due');
		expect((await fixBoard(chen, filters)).fixes).toEqual([]);

		const only = async (context: Context, status: string) =>
			(await listFixes(context, fixFiltersFrom(new URLSearchParams({ status })))).fixes.map(({ id }) => id);
		expect(await only(onDay, 'study-due')).toEqual([running]);
		expect(await only(onDay, 'in-trial')).toEqual([]);
		expect(await only(lena, 'in-trial')).toEqual([running]);
		expect(
			(await listFixes(aisha, fixFiltersFrom(new URLSearchParams({ mine: 'yes' })))).fixes
		).toMatchObject([{ id: running, ownerName: 'Aisha' }]);
	});
});
