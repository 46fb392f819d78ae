import { expect, test } from 'vitest';
import { saveChainStep } from '../../../src/lib/features/escalations/commands/chain-of-command.server';
import { resolveEscalation } from '../../../src/lib/features/escalations/commands/escalations.server';
import {
	handDown,
	handUp,
	takeEscalation
} from '../../../src/lib/features/escalations/commands/hand-ups.server';
import { promiseOf } from '../../../src/lib/features/escalations/hand-over';
import {
	findEscalation,
	handedToActor,
	presentHandOver,
	tierChoices,
	timelineOf
} from '../../../src/lib/features/escalations/queries.server';
import type { Context } from '../../../src/lib/server/context';
import { later, worldWithEscalations } from './logged';

/** Orders with a chain: Lena and Marco take tier 2 within an hour; tier 3 is a desk without a promise. */
async function worldWithChain() {
	const world = await worldWithEscalations();
	const { as } = world;
	const before = later(as.ada, -60);
	await saveChainStep(
		before,
		{ scopeId: '', tier: 2 },
		{
			name: 'Duty lead',
			people: [as.lena.actor.userId, as.chen.actor.userId],
			desk: '',
			within: 60,
			reach: 'phone 12'
		}
	);
	await saveChainStep(
		before,
		{ scopeId: '', tier: 3 },
		{ name: 'Head of care', people: [], desk: 'office', within: null, reach: '' }
	);
	return world;
}

const present = async (context: Context, id: string) =>
	presentHandOver(context, await findEscalation(context, id));

test('handing up changes the tier, says why, and waits for the person of the chain', async () => {
	const { team, as, log, differences } = await worldWithChain();
	const id = await log();
	const firstLineId = team.entry('first-line', 'beyond-authority');
	await handUp(as.aisha, id, {
		version: 1,
		tier: 2,
		assigneeId: as.lena.actor.userId,
		firstLineId,
		note: 'Wants 80 euros'
	});
	expect(await findEscalation(as.aisha, id)).toMatchObject({ tier: 2, firstLineId, version: 2 });
	expect((await timelineOf(as.aisha, id)).at(-1)).toMatchObject({
		kind: 'handed-up',
		actorName: 'Aisha',
		details: {
			from: 1,
			to: '2, Duty lead',
			assignee: 'Lena',
			reason: 'Beyond authority',
			note: 'Wants 80 euros',
			withinMinutes: 60
		}
	});
	const handOver = await present(as.aisha, id);
	expect(handOver).toMatchObject({ toTier: 2, assigneeName: 'Lena', takenAt: null });
	expect(promiseOf(handOver!, as.aisha.now)).toEqual({ state: 'due', by: later(as.aisha, 60).now });
	expect((await handedToActor(as.lena)).map((waiting) => waiting.id)).toEqual([id]);
	expect(await handedToActor(as.bo)).toEqual([]);
	expect(await differences()).toEqual([]);
});

test('whoever takes it ends the wait, once', async () => {
	const { team, as, log } = await worldWithChain();
	const id = await log();
	const reason = { firstLineId: team.entry('first-line', 'knowledge'), note: '' };
	await handUp(as.aisha, id, { version: 1, tier: 2, assigneeId: as.lena.actor.userId, ...reason });
	const late = later(as.lena, 61);
	expect(promiseOf((await present(late, id))!, late.now).state).toBe('overdue');
	await takeEscalation(late, id);
	const taken = await present(late, id);
	expect(taken).toMatchObject({ takenByName: 'Lena', takenAt: late.now });
	expect(promiseOf(taken!, late.now).state).toBe('missed');
	expect(await handedToActor(as.lena)).toEqual([]);
	await expect(takeEscalation(as.bo, id)).rejects.toMatchObject({ code: 'conflict' });
	expect((await timelineOf(as.aisha, id)).at(-1)).toMatchObject({ kind: 'taken', actorName: 'Lena' });
});

test('handing down says why, goes to whoever logged it, and leaves the first line’s reason', async () => {
	const { team, as, log, differences } = await worldWithChain();
	const firstLineId = team.entry('first-line', 'beyond-authority');
	const id = await log({ tier: 3, firstLineId });
	const escalation = await findEscalation(as.lena, id);
	const choices = await tierChoices(as.lena, escalation, 'down');
	expect(choices.map(({ tier, takers }) => [tier, takers.map(({ name }) => name)])).toEqual([
		[2, ['Lena']],
		[1, ['Aisha']]
	]);
	const down = { version: 1, tier: 1, assigneeId: as.aisha.actor.userId, reason: 'You may grant it' };
	await handDown(as.lena, id, down);
	expect(await findEscalation(as.lena, id)).toMatchObject({ tier: 1, firstLineId, version: 2 });
	expect((await timelineOf(as.lena, id)).at(-1)).toMatchObject({
		kind: 'handed-down',
		details: { note: 'You may grant it', assignee: 'Aisha' }
	});
	expect((await handedToActor(as.aisha)).map((waiting) => waiting.id)).toEqual([id]);
	expect(await differences()).toEqual([]);
});

test('what was logged at a higher tier waits there since then, by a promise older than it', async () => {
	const { as, log } = await worldWithChain();
	const id = await log({ tier: 2 });
	expect(await present(as.aisha, id)).toMatchObject({ toTier: 2, withinMinutes: 60, handedAt: as.aisha.now });
	await takeEscalation(later(as.lena, 10), id);
	expect(await present(as.aisha, id)).toMatchObject({ takenByName: 'Lena', withinMinutes: 60 });

	const another = await log({ tier: 2 });
	const changed = { name: 'Shift lead', people: [], desk: '', within: 5, reach: '' };
	await saveChainStep(later(as.ada, 1), { scopeId: '', tier: 2 }, changed);
	expect(await present(as.aisha, another)).toMatchObject({ withinMinutes: null });
	expect(await present(as.aisha, await log())).toBeNull();
});

test('what the chain promised stays as it was when the escalation came', async () => {
	const { team, as, log } = await worldWithChain();
	const id = await log();
	const reason = { firstLineId: team.entry('first-line', 'knowledge'), note: '' };
	await handUp(as.aisha, id, { version: 1, tier: 2, assigneeId: null, ...reason });
	const changed = { name: 'Shift lead', people: [], desk: '', within: 5, reach: '' };
	await saveChainStep(as.ada, { scopeId: '', tier: 2 }, changed);
	expect(await present(as.aisha, id)).toMatchObject({ withinMinutes: 60 });
});

test('an escalation that is resolved or handed on waits for nobody', async () => {
	const { team, as, log } = await worldWithChain();
	const reason = { firstLineId: team.entry('first-line', 'knowledge'), note: '' };
	const toLena = { version: 1, tier: 2, assigneeId: as.lena.actor.userId, ...reason };
	const [handedOn, resolved] = [await log(), await log()];
	await handUp(as.aisha, handedOn, toLena);
	await handUp(as.aisha, resolved, toLena);
	expect(await handedToActor(as.lena)).toHaveLength(2);
	await handUp(as.lena, handedOn, { version: 2, tier: 3, assigneeId: null, ...reason });
	await resolveEscalation(later(as.lena, 30), resolved, {
		version: 2,
		outcomeId: team.entry('outcome', 'apology'),
		amount: '',
		avoidable: null,
		causeIds: [],
		note: '',
		followUpDueOn: null
	});
	expect(await handedToActor(as.lena)).toEqual([]);
	expect(promiseOf((await present(as.lena, resolved))!, later(as.lena, 9999).now).state).toBe('kept');
	await expect(takeEscalation(as.lena, resolved)).rejects.toMatchObject({ code: 'conflict' });
	await expect(handUp(as.lena, resolved, { ...toLena, version: 3 })).rejects.toMatchObject({
		code: 'conflict'
	});
});

test('a tier, a person or a reason that does not fit is refused by field, and nothing is changed', async () => {
	const { team, as, log } = await worldWithChain();
	const id = await log({ tier: 2 });
	const up = { version: 1, tier: 3, assigneeId: null, note: '' };
	const firstLineId = team.entry('first-line', 'knowledge');
	await expect(handUp(as.aisha, id, { ...up, tier: 2, firstLineId })).rejects.toMatchObject({
		fields: { tier: expect.stringContaining('higher') }
	});
	await expect(
		handUp(as.aisha, id, {
			...up,
			firstLineId: team.entry('cause', 'sizing'),
			assigneeId: as.bo.actor.userId
		})
	).rejects.toMatchObject({
		fields: { firstLineId: expect.any(String), assigneeId: expect.any(String) }
	});
	await expect(
		handDown(as.aisha, id, { version: 1, tier: 2, assigneeId: null, reason: 'Because' })
	).rejects.toMatchObject({ fields: { tier: expect.stringContaining('lower') } });
	expect(await findEscalation(as.aisha, id)).toMatchObject({ tier: 2, version: 1 });
	expect(await timelineOf(as.aisha, id)).toHaveLength(1);
});

test('the chain’s people who may not read the team are not offered', async () => {
	const { as, log } = await worldWithChain();
	const [tier2] = await tierChoices(as.aisha, await findEscalation(as.aisha, await log()), 'up');
	expect(tier2).toMatchObject({ label: '2, Duty lead', step: expect.stringContaining('within 1 hour') });
	expect(tier2!.takers.map(({ name }) => name)).toEqual(['Lena']);
});

test('another team, another organisation and a second editor change nothing', async () => {
	const { team, as, zoe, log } = await worldWithChain();
	const id = await log();
	const up = {
		version: 1,
		tier: 2,
		assigneeId: null,
		firstLineId: team.entry('first-line', 'knowledge'),
		note: ''
	};
	for (const stranger of [as.chen, zoe]) {
		await expect(handUp(stranger, id, up)).rejects.toMatchObject({ code: 'not-found' });
		await expect(takeEscalation(stranger, id)).rejects.toMatchObject({ code: 'not-found' });
	}
	const answers = await Promise.allSettled([handUp(as.aisha, id, up), handUp(as.bo, id, { ...up, tier: 3 })]);
	expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
	expect(await findEscalation(as.aisha, id)).toMatchObject({ tier: 2, version: 2 });
});
