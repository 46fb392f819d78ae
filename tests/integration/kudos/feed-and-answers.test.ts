import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
	deleteReply,
	reactToKudos,
	replyToKudos
} from '../../../src/lib/features/kudos/commands/answers.server';
import { giveKudos, withdrawKudos } from '../../../src/lib/features/kudos/commands/giving.server';
import { findKudos, kudosReceivedLately } from '../../../src/lib/features/kudos/queries.server';
import { kudos } from '../../../src/lib/features/kudos/tables.server';
import { shippedValues } from '../../../src/lib/features/kudos/values';
import { auditEntries } from '../../../src/lib/features/people/tables.server';
import { newId } from '../../../src/lib/shared/ids';
import { fabrikam } from '../../support/team';
import { feed, filled, later, teams } from './given';

describe('the feed', () => {
	test('pages through everybody’s, mine and those of a team or for a value, the latest first', async () => {
		const { as, id, teams: teamIds } = await teams();
		for (const minute of [0, 1, 2, 3]) {
			await giveKudos(later(as.aisha, minute), filled({ to: [id('bo')], reason: `to Bo ${minute}` }));
		}
		const [, second] = shippedValues;
		await giveKudos(later(as.bo, 4), filled({ to: [id('lena')], valueIds: [second!.id], reason: 'to Lena' }));
		const reasons = ({ kudos: shown }: Awaited<ReturnType<typeof feed>>) => shown.map(({ reason }) => reason);
		for (const [who, search, expected] of [
			[as.chen, '', ['to Lena', 'to Bo 3', 'to Bo 2', 'to Bo 1', 'to Bo 0']],
			[as.bo, 'show=received', ['to Bo 3', 'to Bo 2', 'to Bo 1', 'to Bo 0']],
			[as.bo, 'show=given', ['to Lena']],
			[as.ada, `team=${teamIds.Returns}`, ['to Bo 3', 'to Bo 2', 'to Bo 1', 'to Bo 0']],
			[as.ada, `value=${second!.id}`, ['to Lena']],
			[as.lena, `show=received&value=${second!.id}&team=${teamIds.Orders}`, ['to Lena']]
		] as const) {
			const first = await feed(who, search, null, 2);
			const next = first.next ? await feed(who, search, first.next, 9) : null;
			expect([...reasons(first), ...(next ? reasons(next) : [])]).toEqual(expected);
		}
		expect(reasons(await feed(as.bo, 'team=nothing&show=quite', 'made up'))).toEqual([]);
	});

	test('is open to the organisation alone, and stands on Today for two weeks', async () => {
		const { db, as, id } = await teams();
		const zoe = (await fabrikam(db)).as.zoe!;
		const given = filled({ to: [id('bo')] });
		await giveKudos(as.aisha, given);
		expect((await feed(zoe)).kudos).toEqual([]);
		const gone = { code: 'not-found' };
		await expect(findKudos(zoe, given.id)).rejects.toMatchObject(gone);
		await expect(withdrawKudos(zoe, given.id)).rejects.toMatchObject(gone);
		await expect(reactToKudos(zoe, given.id, { kind: 'heart', given: true })).rejects.toMatchObject(gone);
		await expect(replyToKudos(zoe, given.id, { id: newId(), words: 'Hm' })).rejects.toMatchObject(gone);
		expect(await kudosReceivedLately(as.bo)).toHaveLength(1);
		expect(await kudosReceivedLately(later(as.bo, 15 * 24 * 60))).toEqual([]);
		expect(await kudosReceivedLately(as.aisha)).toEqual([]);
	});
});

describe('answers', () => {
	test('are given and taken back, once each, and replies go with whoever wrote them or an admin', async () => {
		const { as, id } = await teams();
		const given = newId();
		await giveKudos(as.aisha, filled({ id: given, to: [id('bo')] }));
		const heart = { kind: 'heart', given: true } as const;
		await reactToKudos(as.bo, given, heart);
		await reactToKudos(as.bo, given, heart);
		await reactToKudos(as.chen, given, heart);
		const hearts = async () => (await findKudos(as.bo, given)).reactions.find(({ kind }) => kind === 'heart');
		expect(await hearts()).toMatchObject({ count: 2, isReaders: true, names: ['Bo', 'Chen'] });
		await reactToKudos(as.bo, given, { kind: 'heart', given: false });
		expect(await hearts()).toMatchObject({ count: 1, isReaders: false });

		const reply = { id: newId(), words: 'Any time' };
		await replyToKudos(as.bo, given, reply);
		await replyToKudos(as.bo, given, reply);
		expect((await findKudos(as.chen, given)).replies).toMatchObject([
			{ words: 'Any time', mayDelete: false }
		]);
		await expect(deleteReply(as.chen, given, reply.id)).rejects.toMatchObject({ code: 'not-found' });
		await expect(deleteReply(as.bo, newId(), reply.id)).rejects.toMatchObject({ code: 'not-found' });
		await deleteReply(as.ada, given, reply.id);
		expect((await findKudos(as.chen, given)).replies).toEqual([]);
	});

	test('of two people at once are both there, and none is doubled', async () => {
		const { as, id } = await teams();
		const given = filled({ to: [id('bo')] });
		await giveKudos(as.aisha, given);
		const reply = { id: newId(), words: 'Any time' };
		await Promise.all([
			...[as.bo, as.chen, as.bo, as.lena].map((by) =>
				reactToKudos(by, given.id, { kind: 'heart', given: true })
			),
			...[as.bo, as.bo].map((by) => replyToKudos(by, given.id, reply))
		]);
		const seen = await findKudos(as.bo, given.id);
		expect(seen.reactions.find(({ kind }) => kind === 'heart')).toMatchObject({ count: 3 });
		expect(seen.replies).toHaveLength(1);
	});

	test('to kudos that were withdrawn meanwhile are refused in a sentence', async () => {
		const { as, id } = await teams();
		const given = filled({ to: [id('bo')] });
		await giveKudos(as.aisha, given);
		await withdrawKudos(as.aisha, given.id);
		const refused = { code: 'conflict', message: expect.stringContaining('withdrawn meanwhile') };
		const reaction = reactToKudos(as.bo, given.id, { kind: 'heart', given: true });
		await expect(reaction).rejects.toMatchObject(refused);
		const reply = replyToKudos(as.bo, given.id, { id: newId(), words: 'Thanks' });
		await expect(reply).rejects.toMatchObject(refused);
	});

	test('go with kudos that their author or an admin withdraws, which is on the record; its words are gone', async () => {
		const { db, organisationId, as, id } = await teams();
		const [first, second] = [filled({ to: [id('bo')] }), filled({ to: [id('bo')] })];
		await giveKudos(as.aisha, first);
		await giveKudos(as.aisha, second);
		await reactToKudos(as.bo, first.id, { kind: 'joy', given: true });
		await replyToKudos(as.bo, first.id, { id: newId(), words: 'Thanks' });
		await expect(withdrawKudos(as.bo, first.id)).rejects.toMatchObject({ code: 'not-found' });
		await expect(withdrawKudos(as.lena, first.id)).rejects.toMatchObject({ code: 'not-found' });
		await withdrawKudos(as.ada, first.id);
		await withdrawKudos(as.aisha, second.id);
		await expect(withdrawKudos(as.aisha, second.id)).rejects.toMatchObject({ code: 'not-found' });
		expect((await feed(as.bo)).kudos).toEqual([]);
		expect((await feed(as.bo, 'show=received')).kudos).toEqual([]);
		// Sending the form once more does not bring them back.
		await giveKudos(as.aisha, second);
		await expect(findKudos(as.bo, second.id)).rejects.toMatchObject({ code: 'not-found' });
		const left = await db
			.select({ reason: kudos.reason })
			.from(kudos)
			.where(eq(kudos.organisationId, organisationId));
		expect(left).toEqual([{ reason: '' }, { reason: '' }]);
		const audited = await db
			.select({ actorId: auditEntries.actorId, subjectId: auditEntries.subjectId })
			.from(auditEntries)
			.where(
				and(eq(auditEntries.organisationId, organisationId), eq(auditEntries.action, 'kudos-withdrawn'))
			);
		expect(audited).toEqual([
			{ actorId: id('ada'), subjectId: id('aisha') },
			{ actorId: id('aisha'), subjectId: null }
		]);
	});
});
