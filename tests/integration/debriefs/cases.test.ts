import { describe, expect, it, onTestFinished } from 'vitest';
import {
	answer,
	askColleague,
	beginDebrief,
	deleteDebrief,
	endRest,
	finishDebrief,
	leaveDebrief,
	reopenDebrief,
	setCauses,
	setVisibility,
	suggestFixFrom
} from '../../../src/lib/features/debriefs/cases/commands.server';
import {
	colleaguesFor,
	debriefList,
	debriefsAbout,
	debriefsForToday,
	findDebrief,
	followDebrief,
	titlesOfReadableDebriefs
} from '../../../src/lib/features/debriefs/cases/queries.server';
import { findFix } from '../../../src/lib/features/fixes/queries.server';
import { deactivatePerson } from '../../../src/lib/features/people/commands.server';
import type { Context } from '../../../src/lib/server/context';
import { worldWithEscalations } from '../escalations/logged';
import { logged } from '../incidents/logged';

const refused = { code: 'not-found' };
const later = (context: Context, hours: number): Context => ({
	...context,
	now: new Date(context.now.getTime() + hours * 3_600_000)
});

async function world() {
	const given = await worldWithEscalations();
	const { team, as } = given;
	const begin = (by: Context = as.aisha, rest: 'now' | 'hour' = 'now') =>
		beginDebrief(by, { title: 'The refund that took nine days', teamId: team.teams.Orders!, rest }, null);
	return { ...given, begin };
}

const finished = { outcome: 'nothing', note: '', visibility: 'team' } as const;

describe('a case debrief', () => {
	it('begins from an escalation with its timeline, and is found again from there', async () => {
		const { as, team, log } = await world();
		const escalationId = await log();
		const id = await beginDebrief(
			as.aisha,
			{ title: 'Refund', teamId: team.teams.Orders!, rest: 'now' },
			{ kind: 'escalation', id: escalationId, timeline: 'Logged\nResolved' }
		);
		const debrief = await findDebrief(as.aisha, id);
		expect(debrief).toMatchObject({ escalationId, incidentId: null, visibility: 'two', isWriter: true });
		expect(debrief.answers[0]).toMatchObject({ question: 'happened', text: 'Logged\nResolved', version: 1 });
		expect(await debriefsAbout(as.aisha, { kind: 'escalation', id: escalationId })).toMatchObject([{ id }]);
		expect(await debriefsAbout(as.lena, { kind: 'escalation', id: escalationId })).toEqual([]);
	});

	it('cannot begin from a case, or for a team, that is not the actor’s to see', async () => {
		const { as, team, zoe, log } = await world();
		const [escalationId, incidentId] = [await log(), await logged(as.aisha, team)];
		const returns = { title: 'Refund', teamId: team.teams.Returns!, rest: 'now' } as const;
		const orders = { ...returns, teamId: team.teams.Orders! };
		for (const attempt of [
			() => beginDebrief(as.chen, returns, { kind: 'escalation', id: escalationId, timeline: '' }),
			() => beginDebrief(as.bo, orders, { kind: 'incident', id: incidentId, timeline: '' }),
			() => beginDebrief(as.chen, orders, null),
			() => beginDebrief(zoe, orders, null)
		]) {
			await expect(attempt()).rejects.toMatchObject(refused);
		}
	});

	it('is for the two alone until it is finished and shared, in lists, links, live and by name', async () => {
		const { as, zoe, begin } = await world();
		const id = await begin();
		await askColleague(as.aisha, id, as.bo.actor.userId);
		const others = [as.lena, as.ada, as.chen, zoe];
		const seenBy = async (context: Context) => [
			await findDebrief(context, id).then(
				() => true,
				() => false
			),
			await followDebrief(context, id).then(
				() => true,
				() => false
			),
			(await debriefList(context, { onlyOwn: false, before: null })).debriefs.length > 0,
			(await titlesOfReadableDebriefs(context, [id])).size > 0
		];
		const everything = [true, true, true, true];
		const nothing = [false, false, false, false];
		for (const writer of [as.aisha, as.bo]) expect(await seenBy(writer)).toEqual(everything);
		for (const each of others) expect(await seenBy(each)).toEqual(nothing);

		await finishDebrief(as.bo, id, { ...finished, visibility: 'two' });
		for (const each of others) expect(await seenBy(each)).toEqual(nothing);
		await setVisibility(as.aisha, id, 'team');
		for (const each of [as.lena, as.ada, as.bo]) expect(await seenBy(each)).toEqual(everything);
		for (const each of [as.chen, zoe]) expect(await seenBy(each)).toEqual(nothing);
		expect((await debriefsForToday(as.lena)).shared).toMatchObject([{ id }]);
		expect((await debriefsForToday(later(as.lena, 24 * 8))).shared).toEqual([]);

		await reopenDebrief(as.aisha, id);
		for (const each of others) expect(await seenBy(each)).toEqual(nothing);
	});

	it('is written by its two and nobody else, whoever may read it', async () => {
		const { as, begin } = await world();
		const id = await begin();
		await finishDebrief(as.aisha, id, finished);
		for (const attempt of [
			() => answer(as.lena, id, { question: 'helped', text: 'No', version: 0 }),
			() => setCauses(as.lena, id, []),
			() => finishDebrief(as.lena, id, finished),
			() => reopenDebrief(as.ada, id),
			() => setVisibility(as.lena, id, 'two'),
			() => suggestFixFrom(as.lena, id, { title: 'A fix', why: '' }),
			() => deleteDebrief(as.ada, id),
			() => askColleague(as.lena, id, as.lena.actor.userId),
			() => leaveDebrief(as.aisha, id),
			() => endRest(as.lena, id)
		]) {
			await expect(attempt()).rejects.toMatchObject(refused);
		}
		await expect(answer(as.aisha, id, { question: 'helped', text: 'x', version: 0 })).rejects.toMatchObject({
			code: 'conflict'
		});
	});

	it('tells the second of two at one answer of the first, keeps both, and takes what is sent twice once', async () => {
		const { as, begin } = await world();
		const id = await begin();
		await askColleague(as.aisha, id, as.bo.actor.userId);
		const heard: (string | null)[] = [];
		onTestFinished(as.aisha.db.onNews((channel) => heard.push(channel)));
		const first = { question: 'harder', text: 'The tool was down', version: 0 } as const;
		expect(await answer(as.aisha, id, first)).toEqual({ version: 1 });
		expect(await answer(as.aisha, id, first)).toEqual({ version: 1 });
		expect(heard).toHaveLength(1);
		// What she wrote while the connection was away follows what she wrote before it.
		expect(await answer(as.aisha, id, { ...first, text: 'The tool was down for an hour' })).toEqual({
			version: 2
		});
		const second = answer(as.bo, id, { ...first, text: 'Nobody answered', version: 1 });
		await expect(second).rejects.toMatchObject({
			code: 'conflict',
			message: expect.stringMatching(/^Aisha changed this answer/)
		});
		const stored = (await findDebrief(as.bo, id)).answers.find(({ question }) => question === 'harder')!;
		expect(stored).toMatchObject({
			text: 'The tool was down for an hour',
			version: 2,
			editedByName: 'Aisha'
		});
		await answer(as.bo, id, { ...first, text: 'Both', version: stored.version });
		await expect(answer(as.aisha, id, { ...first, text: 'Mine', version: 2 })).rejects.toMatchObject({
			code: 'conflict'
		});
	});

	it('lets only the author ask somebody of the team in, who stays in when they leave the team, and can leave it', async () => {
		const { as, begin } = await world();
		const id = await begin();
		for (const wrong of [as.chen, as.aisha, as.ada]) {
			await expect(askColleague(as.aisha, id, wrong.actor.userId)).rejects.toMatchObject({ code: 'invalid' });
		}
		await askColleague(as.aisha, id, as.bo.actor.userId);
		await deactivatePerson(as.ada, { userId: as.bo.actor.userId });
		expect(await colleaguesFor(as.aisha, await findDebrief(as.aisha, id))).toContainEqual({
			id: as.bo.actor.userId,
			name: 'Bo'
		});
		await askColleague(as.aisha, id, as.bo.actor.userId);
		await expect(askColleague(as.bo, id, null)).rejects.toMatchObject(refused);
		await expect(deleteDebrief(as.bo, id)).rejects.toMatchObject(refused);
		await leaveDebrief(as.bo, id);
		await expect(findDebrief(as.bo, id)).rejects.toMatchObject(refused);
	});

	it('waits for Today until it has rested, or until its author begins', async () => {
		const { as, begin } = await world();
		const id = await begin(as.aisha, 'hour');
		expect((await debriefsForToday(as.aisha)).toWrite).toEqual([]);
		expect((await debriefsForToday(later(as.aisha, 1))).toWrite).toMatchObject([{ id }]);
		await endRest(as.aisha, id);
		expect((await debriefsForToday(as.aisha)).toWrite).toMatchObject([{ id }]);
		await finishDebrief(as.aisha, id, finished);
		expect((await debriefsForToday(as.aisha)).toWrite).toEqual([]);
	});

	it('names contributing causes, and makes one fix that is linked', async () => {
		const { as, team, begin } = await world();
		const id = await begin();
		const causes = ['refund-delay', 'unmet-expectation'].map((key) => team.entry('cause', key));
		await setCauses(as.aisha, id, [team.entry('cause', 'refund-delay')]);
		await setCauses(as.aisha, id, causes);
		await expect(setCauses(as.aisha, id, [team.entry('reason', 'refund')])).rejects.toMatchObject({
			code: 'invalid'
		});
		const fixId = await suggestFixFrom(as.aisha, id, {
			title: 'Say by when money is back',
			why: 'Nobody knows'
		});
		const debrief = await findDebrief(as.aisha, id);
		expect(debrief).toMatchObject({ fixId, outcome: 'fix' });
		expect(debrief.causeIds.toSorted()).toEqual(causes.toSorted());
		expect(await findFix(as.bo, fixId)).toMatchObject({ title: 'Say by when money is back' });
		await expect(suggestFixFrom(as.aisha, id, { title: 'Again', why: '' })).rejects.toMatchObject({
			code: 'conflict'
		});
	});

	it('is gone when its author deletes it', async () => {
		const { as, begin } = await world();
		const id = await begin();
		await answer(as.aisha, id, { question: 'helped', text: 'A pause', version: 0 });
		await deleteDebrief(as.aisha, id);
		await expect(findDebrief(as.aisha, id)).rejects.toMatchObject(refused);
	});
});
