import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { correctEscalation } from '../../../src/lib/features/escalations/commands/corrections.server';
import {
	draftFollowUp,
	finishFollowUp
} from '../../../src/lib/features/escalations/commands/follow-ups.server';
import { resolveEscalation } from '../../../src/lib/features/escalations/commands/escalations.server';
import {
	findEscalation,
	followUpMessageOf,
	timelineOf
} from '../../../src/lib/features/escalations/queries.server';
import { taxonomyEntries } from '../../../src/lib/features/escalations/tables.server';
import { archiveTeam } from '../../../src/lib/features/people/commands.server';
import { filledCorrection } from './filled';
import { worldWithEscalations } from './logged';

test('a correction changes every field, and keeps what was there before and who changed it', async () => {
	const { team, as, log, differences } = await worldWithEscalations();
	const id = await log({ authorityLimit: '20' });
	const change = await filledCorrection(as.lena, id, {
		summary: 'Asked three times for a refund',
		reasonId: team.entry('reason', 'return'),
		causeIds: [team.entry('cause', 'refund-delay'), team.entry('cause', 'miscommunication')],
		firstLineId: team.entry('first-line', 'knowledge'),
		channelId: team.entry('channel', 'chat'),
		brandId: team.brands.Northwind!,
		severity: 4,
		tier: 3,
		customerReference: 'C-2',
		orderReference: 'O-9',
		authorityLimit: '50',
		avoidable: 'tool',
		occurredOn: '2026-11-16',
		occurredAtTime: '09:30'
	});
	expect(await correctEscalation(as.lena, id, change)).toBe(true);
	const { version: _, authorityLimit: _limit, amount: _amount, occurredAtTime: _time, ...rest } = change;
	const { followUpAnswer: _answer, followUpResult: _result, ...said } = rest;
	const after = await findEscalation(as.aisha, id);
	expect({ ...after, causeIds: after.causeIds.toSorted() }).toMatchObject({
		...said,
		causeIds: said.causeIds.toSorted(),
		authorityLimit: 5000,
		amount: null,
		occurredAt: new Date('2026-11-16T08:30:00Z'),
		occurredHour: 9,
		version: 2
	});
	const event = (await timelineOf(as.aisha, id)).at(-1)!;
	expect(event).toMatchObject({ kind: 'corrected', actorName: 'Lena' });
	expect(event.details.changes).toContainEqual({ field: 'reason', before: 'Refund', after: 'Return' });
	expect(event.details.changes).toContainEqual({ field: 'severity', before: 2, after: 4 });
	expect(event.details.changes).toContainEqual({
		field: 'causes',
		before: 'Refund delay',
		after: 'Miscommunication, Refund delay'
	});
	expect(event.details.changes).toHaveLength(13);
	expect(await differences()).toEqual([]);
});

test('a form sent back as it was changes nothing, not even the second it happened', async () => {
	const { as, log } = await worldWithEscalations();
	const withSeconds = { ...as.aisha, now: new Date('2026-11-17T14:05:42.500Z') };
	const id = await log({}, withSeconds);
	const onlyTheDay = await log({ occurredOn: '2026-11-10' });
	expect(await correctEscalation(withSeconds, id, await filledCorrection(as.aisha, id))).toBe(false);
	expect(await correctEscalation(withSeconds, onlyTheDay, await filledCorrection(as.aisha, onlyTheDay))).toBe(
		false
	);
	expect(await findEscalation(as.aisha, id)).toMatchObject({ version: 1, occurredAt: withSeconds.now });
	expect(await timelineOf(as.aisha, id)).toHaveLength(1);

	await correctEscalation(withSeconds, id, await filledCorrection(as.aisha, id, { severity: 3 }));
	expect(await findEscalation(as.aisha, id)).toMatchObject({ occurredAt: withSeconds.now, severity: 3 });
});

test('outcome and amount are corrected where it is resolved, and left alone where it is not', async () => {
	const { team, as, log, differences } = await worldWithEscalations();
	const [open, resolved] = [await log(), await log()];
	await resolveEscalation(as.lena, resolved, {
		version: 1,
		outcomeId: team.entry('outcome', 'refund'),
		amount: '80',
		avoidable: null,
		causeIds: [],
		note: '',
		followUpDueOn: null
	});
	const typed = { outcomeId: team.entry('outcome', 'exception'), amount: '8' };
	await correctEscalation(as.aisha, resolved, await filledCorrection(as.aisha, resolved, typed));
	expect(await findEscalation(as.aisha, resolved)).toMatchObject({ outcomeId: typed.outcomeId, amount: 800 });
	await correctEscalation(as.aisha, open, await filledCorrection(as.aisha, open, typed));
	expect(await findEscalation(as.aisha, open)).toMatchObject({ outcomeId: null, amount: null, version: 1 });
	await expect(
		correctEscalation(as.aisha, resolved, await filledCorrection(as.aisha, resolved, { outcomeId: null }))
	).rejects.toMatchObject({ fields: { outcomeId: 'The outcome is missing.' } });
	await expect(
		correctEscalation(
			{ ...as.aisha, now: new Date('2026-11-20T12:00:00Z') },
			resolved,
			await filledCorrection(as.aisha, resolved, { occurredOn: '2026-11-19' })
		)
	).rejects.toMatchObject({ fields: { occurredOn: 'It was resolved before that.' } });
	expect(await differences()).toEqual([]);
});

test('a follow-up is moved or taken away until it is done, and its answer is corrected after', async () => {
	const { as, log } = await worldWithEscalations();
	const id = await log({ followUpDueOn: '2026-11-19' });
	const early = await filledCorrection(as.aisha, id, { followUpDueOn: '2026-11-01' });
	await expect(correctEscalation(as.aisha, id, early)).rejects.toMatchObject({
		fields: { followUpDueOn: expect.any(String) }
	});
	await correctEscalation(as.aisha, id, await filledCorrection(as.aisha, id, { followUpDueOn: null }));
	expect(await findEscalation(as.aisha, id)).toMatchObject({ followUpDueOn: null });
	await correctEscalation(
		as.aisha,
		id,
		await filledCorrection(as.aisha, id, { followUpDueOn: '2026-11-20' })
	);
	await draftFollowUp(as.aisha, id, { version: 3, message: 'All well?' });
	await finishFollowUp(as.aisha, id, { version: 4, answer: 'no-answer', result: '' });

	const empty = await filledCorrection(as.aisha, id, { followUpAnswer: 'satisfied' });
	await expect(correctEscalation(as.aisha, id, empty)).rejects.toMatchObject({
		fields: { followUpResult: expect.any(String) }
	});
	const late = { followUpAnswer: 'satisfied' as const, followUpResult: 'Wrote a day later' };
	await correctEscalation(as.aisha, id, await filledCorrection(as.aisha, id, late));
	expect(await findEscalation(as.aisha, id)).toMatchObject({
		followUpDueOn: '2026-11-20',
		followUpResult: 'Wrote a day later'
	});
	expect(await followUpMessageOf(as.aisha, id)).toEqual({ message: 'All well?', answer: 'satisfied' });
	expect((await timelineOf(as.aisha, id)).at(-1)!.details.changes).toEqual([
		{ field: 'followUpAnswer', before: 'no-answer', after: 'satisfied' },
		{ field: 'followUpResult', before: null, after: 'Wrote a day later' }
	]);
});

test('a record goes to another team only by somebody who may read both', async () => {
	const { team, as, log, differences } = await worldWithEscalations();
	const id = await log();
	const moved = { teamId: team.teams.Returns! };
	await expect(
		correctEscalation(as.aisha, id, await filledCorrection(as.aisha, id, moved))
	).rejects.toMatchObject({
		code: 'not-found'
	});
	await expect(
		correctEscalation(as.chen, id, await filledCorrection(as.aisha, id, moved))
	).rejects.toMatchObject({
		code: 'not-found'
	});
	await correctEscalation(as.bo, id, await filledCorrection(as.bo, id, moved));
	expect(await findEscalation(as.chen, id)).toMatchObject(moved);
	await expect(findEscalation(as.aisha, id)).rejects.toMatchObject({ code: 'not-found' });
	expect((await timelineOf(as.bo, id)).at(-1)!.details.changes).toEqual([
		{ field: 'team', before: 'Orders', after: 'Returns' }
	]);
	expect(await differences()).toEqual([]);
});

test('the second of two who correct is told, and overwrites nothing', async () => {
	const { as, log } = await worldWithEscalations();
	const id = await log();
	const [one, other] = [
		await filledCorrection(as.aisha, id, { severity: 4 }),
		await filledCorrection(as.bo, id, { severity: 1, summary: 'Something else' })
	];
	const answers = await Promise.allSettled([
		correctEscalation(as.aisha, id, one),
		correctEscalation(as.bo, id, other)
	]);
	expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
	expect(answers[1]).toMatchObject({ reason: { code: 'conflict' } });
	expect(await findEscalation(as.ada, id)).toMatchObject({ severity: 4, version: 2 });
});

test('what is no longer offered may stay, and may not be chosen anew', async () => {
	const { db, team, as, log } = await worldWithEscalations();
	const channelId = team.entry('channel', 'phone');
	const [withPhone, without] = [await log({ channelId }), await log()];
	await db.transaction(team.organisationId, (inside) =>
		inside.update(taxonomyEntries).set({ archivedAt: as.ada.now }).where(eq(taxonomyEntries.id, channelId))
	);
	await correctEscalation(as.aisha, withPhone, await filledCorrection(as.aisha, withPhone, { severity: 1 }));
	expect(await findEscalation(as.aisha, withPhone)).toMatchObject({ channelId, severity: 1 });
	await archiveTeam(as.ada, { teamId: team.teams.Returns! });
	const wrong = await filledCorrection(as.bo, without, {
		channelId,
		teamId: team.teams.Returns!,
		brandId: 'nothing',
		causeIds: ['nothing'],
		amount: 'a lot',
		authorityLimit: '-5',
		occurredOn: '2026-12-24'
	});
	await expect(correctEscalation(as.bo, without, wrong)).rejects.toMatchObject({
		fields: {
			channelId: expect.stringContaining('Phone'),
			teamId: expect.stringContaining('archived'),
			brandId: expect.any(String),
			causeIds: expect.any(String),
			amount: expect.any(String),
			authorityLimit: expect.any(String),
			occurredOn: expect.stringContaining('future')
		}
	});
	expect(await findEscalation(as.aisha, without)).toMatchObject({ version: 1 });
});
