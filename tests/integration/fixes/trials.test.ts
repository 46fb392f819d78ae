import { describe, expect, test } from 'vitest';
import { declineFix, moveByHand } from '../../../src/lib/features/fixes/commands/triage.server';
import {
	decideTrial,
	endTrial,
	handOverTrial,
	planTrial,
	startTrial
} from '../../../src/lib/features/fixes/commands/trials.server';
import type { PlanForm } from '../../../src/lib/features/fixes/forms';
import { cyclesOf, findFix, storyOf, trialsWaiting } from '../../../src/lib/features/fixes/queries.server';
import { taxonomyEntries } from '../../../src/lib/features/escalations/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { eq } from 'drizzle-orm';
import { recordWeeks, later } from './full-weeks';
import { fixInTrial, onCheckDay, planOf, suggestedFix, versionOf, withLateParcels } from './on-trial';

async function triagedFix() {
	const world = await withLateParcels();
	const id = await suggestedFix(world.team);
	await moveByHand(world.lena, id, { move: 'triage', version: 1 });
	const plan = async (further: Partial<PlanForm> = {}, context: Context = world.lena) =>
		planTrial(context, id, { ...planOf(world.team, further), version: await versionOf(context, id) });
	return { ...world, id, plan };
}

describe('a plan', () => {
	test('names its owner, measure, weeks to compare with, prediction and days', async () => {
		const { team, lena, id, plan } = await triagedFix();
		await plan();
		expect(await findFix(lena, id)).toMatchObject({
			stage: 'planned',
			ownerName: 'Aisha',
			cycle: {
				number: 1,
				state: 'planned',
				measureKey: `cause:${team.entry('cause', 'late-delivery')}@team:${team.teams.Orders}`,
				measureName: 'Escalations with the cause “Late delivery” in Orders',
				baselineFrom: '2026-08-24',
				baselineTo: '2026-11-15',
				predictedDrop: 40,
				startOn: '2026-11-17',
				checkOn: '2027-01-11'
			}
		});
	});

	test.each<[string, Partial<PlanForm>, string, RegExp]>([
		['a check day before the start', { checkOn: '2026-11-16' }, 'checkOn', /before the start/],
		['a check day within a week', { checkOn: '2026-11-20' }, 'checkOn', /full week/],
		['no days', { startOn: null, checkOn: null }, 'startOn', /when the trial starts/],
		['a start that has passed', { startOn: '2026-11-16' }, 'startOn', /has passed/],
		['a prediction that is no number', { predictedDrop: 'a lot' }, 'predictedDrop', /whole number/],
		['a prediction of everything', { predictedDrop: '100' }, 'predictedDrop', /from 1 to 99/],
		['nobody to see to it', { ownerId: null }, 'ownerId', /who sees to/],
		['no measure', { what: null }, 'what', /what to measure/],
		['a measure that is none', { what: 'cause:none' }, 'what', /of the list/],
		['weeks that reach into the trial', { baselineTo: '2026-11-17' }, 'baselineTo', /before the start/],
		[
			'weeks without data',
			{ baselineFrom: '2025-01-06', baselineTo: '2025-03-30' },
			'baselineFrom',
			/Nothing was counted .* from 6 Jan 2025 to 30 Mar 2025/
		],
		['too few weeks', { baselineFrom: '2026-11-02' }, 'baselineFrom', /at least 4 full weeks/]
	])('with %s is refused beside the field, and nothing is kept', async (_what, further, field, sentence) => {
		const { lena, id, plan } = await triagedFix();
		await expect(plan(further)).rejects.toMatchObject({
			code: 'invalid',
			fields: { [field]: expect.stringMatching(sentence) }
		});
		expect(await findFix(lena, id)).toMatchObject({ stage: 'triaged', cycle: null });
	});

	test('takes no archived cause, no team of others, and no owner who may not read it', async () => {
		const { team, lena, chen, id, plan } = await triagedFix();
		await expect(plan({ where: `team:${team.teams.Returns}` })).rejects.toMatchObject({
			fields: { what: expect.stringContaining('within what the fix is for') }
		});
		await expect(plan({ where: 'everywhere' })).rejects.toMatchObject({ code: 'invalid' });
		await expect(plan({ ownerId: chen.actor.userId })).rejects.toMatchObject({
			fields: { ownerId: expect.any(String) }
		});
		await lena.db.transaction(team.organisationId, (inside) =>
			inside
				.update(taxonomyEntries)
				.set({ archivedAt: lena.now })
				.where(eq(taxonomyEntries.id, team.entry('cause', 'late-delivery')))
		);
		await expect(plan()).rejects.toMatchObject({
			fields: { what: expect.stringContaining('“Late delivery” was archived') }
		});
		expect((await findFix(lena, id)).cycle).toBeNull();
	});

	test('is changed by its owner until the trial starts, and then by nobody', async () => {
		const { lena, aisha, bo, id, plan } = await triagedFix();
		await expect(plan({}, aisha)).rejects.toMatchObject({ code: 'not-found' });
		await plan();
		await plan({ predictedDrop: '25 %' }, aisha);
		await expect(plan({}, bo)).rejects.toMatchObject({ code: 'not-found' });
		expect((await findFix(lena, id)).cycle).toMatchObject({ number: 1, predictedDrop: 25 });
		await startTrial(aisha, id, { startOn: null, version: await versionOf(lena, id) });
		await expect(plan()).rejects.toMatchObject({ code: 'conflict' });
		expect(await cyclesOf(lena, id)).toHaveLength(1);
	});

	test('goes when it is dropped, or the fix declined', async () => {
		const { lena, id, plan } = await triagedFix();
		await plan();
		await moveByHand(lena, id, { move: 'unplan', version: await versionOf(lena, id) });
		expect(await findFix(lena, id)).toMatchObject({ stage: 'triaged', cycle: null, ownerId: null });
		await plan();
		await declineFix(lena, id, { reason: 'The carrier does it.', version: await versionOf(lena, id) });
		expect(await findFix(lena, id)).toMatchObject({ stage: 'declined', cycle: null });
	});
});

describe('a trial', () => {
	test('freezes the weeks it is compared with, whatever is recorded later', async () => {
		const { team, lena } = await withLateParcels();
		const id = await fixInTrial(team);
		await recordWeeks(team, [5, 5, 5], { causeIds: [team.entry('cause', 'late-delivery')] });
		const { cycle, stage } = await findFix(lena, id);
		expect(stage).toBe('in-trial');
		expect(cycle?.baseline?.weeks).toHaveLength(12);
		expect(cycle?.baseline?.weeks.map(({ count }) => count)).toEqual(Array(12).fill(2));
		expect(cycle?.baseline?.frozenOn).toBe('2026-11-17');
	});

	test.each([
		['2026-11-18', /to come/],
		['2026-11-15', /run to 15 Nov 2026/]
	])('does not start on %s', async (startOn, sentence) => {
		const { lena, id, plan } = await triagedFix();
		await plan();
		await expect(startTrial(lena, id, { startOn, version: await versionOf(lena, id) })).rejects.toMatchObject(
			{
				code: 'invalid',
				fields: { startOn: expect.stringMatching(sentence) }
			}
		);
		expect((await findFix(lena, id)).stage).toBe('planned');
	});

	test('is due on its check day, which its owner and leader are told', async () => {
		const { team, lena, aisha, bo, chen } = await withLateParcels();
		const id = await fixInTrial(team);
		expect(await trialsWaiting(lena)).toEqual([]);
		const waiting = { fixId: id, what: 'study', day: '2027-01-11', ownerName: 'Aisha' };
		expect(await trialsWaiting(onCheckDay(aisha))).toMatchObject([{ ...waiting, isOwn: true }]);
		expect(await trialsWaiting(onCheckDay(lena))).toMatchObject([{ ...waiting, isOwn: false }]);
		expect(await trialsWaiting(onCheckDay(bo))).toEqual([]);
		expect(await trialsWaiting(onCheckDay(chen))).toEqual([]);
	});

	test('that is planned waits to be started from its first day on', async () => {
		const { aisha, id, plan } = await triagedFix();
		await plan();
		expect(await trialsWaiting(aisha)).toMatchObject([{ fixId: id, what: 'start', day: '2026-11-17' }]);
	});

	test('is handed to another owner, who then runs and studies it by the plan that was frozen', async () => {
		const { team, lena, aisha, bo, chen } = await withLateParcels();
		const id = await fixInTrial(team);
		const given = async (ownerId: string | null) => ({
			ownerId,
			reason: 'She is away until June.',
			version: await versionOf(lena, id)
		});
		const to = (who: Context) => given(who.actor.userId);
		for (const nobody of [null, chen.actor.userId, aisha.actor.userId]) {
			await expect(handOverTrial(aisha, id, await given(nobody))).rejects.toMatchObject({
				fields: { ownerId: expect.any(String) }
			});
		}
		await expect(handOverTrial(bo, id, await to(bo))).rejects.toMatchObject({ code: 'not-found' });

		await handOverTrial(aisha, id, await to(bo));
		expect(await findFix(lena, id)).toMatchObject({
			stage: 'in-trial',
			ownerId: bo.actor.userId,
			cycle: { ownerId: aisha.actor.userId, state: 'running' }
		});
		expect((await storyOf(lena, id)).at(-1)).toMatchObject({
			kind: 'handed-over',
			details: { from: 'Aisha', to: 'Bo', reason: 'She is away until June.' }
		});
		expect((await trialsWaiting(onCheckDay(bo))).map(({ fixId }) => fixId)).toEqual([id]);
		expect(await trialsWaiting(onCheckDay(aisha))).toEqual([]);
		await expect(handOverTrial(aisha, id, await to(aisha))).rejects.toMatchObject({ code: 'not-found' });
		// Also once it waits to be studied, where it stays.
		await handOverTrial(onCheckDay(bo), id, await to(aisha));
		expect((await findFix(onCheckDay(aisha), id)).stage).toBe('study-due');
	});

	test('ended early, for a reason, can be studied at once, and not before', async () => {
		const { team, lena, aisha } = await withLateParcels();
		const id = await fixInTrial(team);
		const decision = { decision: 'abandoned' as const, reason: 'Broken.', changedSince: '', verdict: null };
		await expect(
			decideTrial(lena, id, { ...decision, version: await versionOf(lena, id) })
		).rejects.toMatchObject({ code: 'conflict' });
		const soon = later(aisha, 10);
		await endTrial(soon, id, { reason: ' The mails went to spam. ', version: await versionOf(aisha, id) });
		expect(await findFix(soon, id)).toMatchObject({
			stage: 'study-due',
			cycle: { endedOn: '2026-11-27', endedReason: 'The mails went to spam.' }
		});
		await decideTrial(later(lena, 10), id, { ...decision, version: await versionOf(lena, id) });
		expect(await findFix(lena, id)).toMatchObject({
			stage: 'abandoned',
			cycle: { state: 'decided', decision: 'abandoned', decisionReason: 'Broken.', verdict: null }
		});
	});
});
