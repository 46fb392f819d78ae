import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { programOf } from '../../../src/lib/features/people/actor';
import { setMemberships } from './roles';
import { auditEntries, users } from '../../../src/lib/features/people/tables.server';
import { saveSupport } from '../../../src/lib/features/wellbeing/support/commands/card.server';
import {
	offerHelp,
	removeHelper,
	withdrawOffer
} from '../../../src/lib/features/wellbeing/support/commands/offers.server';
import {
	answerRequest,
	askForSupport,
	closeRequest,
	openRequest
} from '../../../src/lib/features/wellbeing/support/commands/requests.server';
import { forgetClosedRequests } from '../../../src/lib/features/wellbeing/support/commands/forgetting.server';
import { requestForm, supportForm } from '../../../src/lib/features/wellbeing/support/forms';
import {
	ownRequests,
	requestsWaiting,
	supportCounts,
	supportHelpersOf,
	supportOf,
	supportRequest,
	workingDaysOf
} from '../../../src/lib/features/wellbeing/support/queries.server';
import { supportRequests } from '../../../src/lib/features/wellbeing/support/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { newId } from '../../../src/lib/shared/ids';
import { crowd } from '../../support/pulse';
import { refusal, world } from './world';

const WORDS = 'I lie awake since the call 😞';

const form = (helper: Context, given: Record<string, string> = {}) =>
	v.parse(requestForm, {
		id: newId(),
		helperId: helper.actor.userId,
		kind: 'listening',
		words: WORDS,
		...given
	});

/** Lena and Bo offer help, and Aisha has asked Bo. */
async function asked() {
	const made = await world();
	const { as } = made;
	await offerHelp(as.lena, { role: 'leader', about: 'Before ten' });
	await offerHelp(as.bo, { role: 'colleague', about: '' });
	return { ...made, id: await askForSupport(as.aisha, form(as.bo)) };
}

test('a request goes from open to seen to agreed to closed, each by the one whose it is', async () => {
	const { as, id } = await asked();
	expect((await requestsWaiting(as.bo)).toHelp).toMatchObject([{ id, name: 'Aisha', state: 'open' }]);
	expect((await supportRequest(as.bo, id)).words).toBeNull();
	expect(await refusal(answerRequest(as.bo, id, { version: 1, agrees: true, words: '' }))).toBe('conflict');
	await openRequest(as.bo, id);
	await openRequest(as.bo, id);
	expect(await supportRequest(as.bo, id)).toMatchObject({
		state: 'seen',
		words: { text: WORDS },
		version: 2
	});
	await answerRequest(as.bo, id, { version: 2, agrees: true, words: 'At four, by the lake' });
	expect((await requestsWaiting(as.bo)).toHelp).toEqual([]);
	expect((await requestsWaiting(as.aisha)).answered).toMatchObject([{ id, name: 'Bo', state: 'agreed' }]);
	expect((await supportRequest(as.aisha, id)).answer).toEqual({ text: 'At four, by the lake' });
	expect(await refusal(closeRequest(as.bo, id, { forgets: false }))).toBe('not-found');
	await closeRequest(as.aisha, id, { forgets: false });
	await closeRequest(as.aisha, id, { forgets: false });
	expect(await refusal(answerRequest(as.bo, id, { version: 4, agrees: true, words: '' }))).toBe('conflict');
	expect(await supportRequest(as.aisha, id)).toMatchObject({ state: 'closed', words: { text: WORDS } });
	await closeRequest(as.aisha, id, { forgets: true });
	expect(await supportRequest(as.bo, id)).toMatchObject({ state: 'closed', words: null, answer: null });
});

test('what was written is forgotten ninety days after a request was closed, and not before', async () => {
	const { as, id } = await asked();
	const open = await askForSupport(as.aisha, form(as.lena));
	await closeRequest(as.aisha, id, { forgets: false });
	const { organisationId, habits } = as.ada.actor;
	const forgetAfter = (days: number) =>
		forgetClosedRequests({
			...as.ada,
			actor: programOf(organisationId, habits),
			now: new Date(as.ada.now.getTime() + days * 86_400_000)
		});
	await forgetAfter(90);
	expect(await supportRequest(as.aisha, id)).toMatchObject({ words: { text: WORDS } });
	await forgetAfter(91);
	expect(await supportRequest(as.aisha, id)).toMatchObject({ state: 'closed', words: null, answer: null });
	expect(await supportRequest(as.aisha, open)).toMatchObject({ words: { text: WORDS } });
	expect(await refusal(forgetClosedRequests(as.ada))).toBe('not-found');
});

test('nobody but the two finds it, admins and leaders neither; what was written is sealed and in no log', async () => {
	const { db, as, other, id } = await asked();
	for (const context of [as.lena, as.ada, as.marco, as.chen, other.as.zoe!]) {
		expect(await ownRequests(context)).toEqual([]);
		for (const work of [
			supportRequest(context, id),
			openRequest(context, id),
			answerRequest(context, id, { version: 1, agrees: true, words: '' }),
			closeRequest(context, id, { forgets: true })
		]) {
			expect(await refusal(work)).toBe('not-found');
		}
	}
	expect(await refusal(openRequest(as.aisha, id))).toBe('not-found');
	expect(JSON.stringify(await db.select().from(supportRequests))).not.toContain('awake');
	const log = JSON.stringify(await db.select().from(auditEntries));
	expect(log).not.toContain(id);
	expect(log).not.toContain(as.aisha.actor.userId);
});

test('one is asked who offers help, and what stands in the way is said in a sentence', async () => {
	const { as, other, id } = await asked();
	for (const helper of [as.chen, as.aisha, other.as.yuri!]) {
		expect(await refusal(askForSupport(as.aisha, form(helper)))).toBe('invalid');
	}
	const again = form(as.lena, { id });
	expect(await refusal(askForSupport(as.chen, again))).toBe('not-found');
	expect(await askForSupport(as.aisha, again)).toBe(id);
	expect(await ownRequests(as.aisha)).toMatchObject([{ id, name: 'Bo', part: 'asker' }]);
	await openRequest(as.bo, id);
	expect(await refusal(answerRequest(as.bo, id, { version: 2, agrees: false, words: ' ' }))).toBe('invalid');
	await answerRequest(as.bo, id, { version: 2, agrees: false, words: 'I am away until May' });
	expect(await refusal(answerRequest(as.bo, id, { version: 2, agrees: true, words: '' }))).toBe('conflict');
	expect((await requestsWaiting(as.aisha)).answered).toMatchObject([{ state: 'seen', hasAnswer: true }]);
	const wrong = (given: Record<string, string>) =>
		v
			.safeParse(requestForm, { id, helperId: 'x', kind: 'listening', ...given })
			.issues?.map(({ message }) => message);
	expect(wrong({ kind: '' })).toEqual(['What you ask for is missing.']);
	expect(wrong({ helperId: '' })).toEqual(['Whom you ask is missing.']);
	expect(wrong({ words: 'a'.repeat(10_001) })).toHaveLength(1);
});

test('offers are made by oneself, as what one is, and end with the offer, the role or an admin', async () => {
	const { db, as, other, team } = await asked();
	const names = async () => (await supportHelpersOf(as.chen)).map(({ name, role }) => `${name} ${role}`);
	expect(await refusal(offerHelp(as.aisha, { role: 'leader', about: '' }))).toBe('invalid');
	await offerHelp(as.marco, { role: 'hr', about: 'HR on Fridays' });
	expect(await names()).toEqual(['Bo colleague', 'Lena leader', 'Marco hr']);
	expect(await supportHelpersOf(other.as.zoe!)).toEqual([]);
	await setMemberships(db, as.lena, { [team.teams.Orders!]: 'agent' });
	expect(await names()).toEqual(['Bo colleague', 'Marco hr']);
	expect(await refusal(removeHelper(as.lena, as.bo.actor.userId))).toBe('not-found');
	await removeHelper(as.ada, as.bo.actor.userId);
	expect(await refusal(removeHelper(as.ada, as.bo.actor.userId))).toBe('not-found');
	await withdrawOffer(as.marco);
	await withdrawOffer(as.marco);
	expect(await names()).toEqual([]);
	expect(await ownRequests(as.bo)).toHaveLength(1);
});

test('figures are of the whole organisation, over windows that are over, each person once, none below five', async () => {
	const { db, team, as } = await world();
	await offerHelp(as.lena, { role: 'leader', about: '' });
	const rows = (count: number, kind: 'listening' | 'schedule', askers: Context[], askedOn: string) =>
		Array.from({ length: count }, (_, place) => ({
			organisationId: as.ada.actor.organisationId,
			id: newId(),
			askerId: askers[place % askers.length]!.actor.userId,
			helperId: as.lena.actor.userId,
			kind,
			state: 'open' as const,
			askedAt: as.ada.now,
			askedOn,
			version: 1
		}));
	const everybody = [as.aisha, as.bo, as.chen, as.marco, as.ada];
	await crowd(db, team, team.teams['Orders']!, 2);
	await db.transaction(as.ada.actor.organisationId, async (inside) => {
		// As if they had been there before the first of the requests.
		await inside.update(users).set({ createdAt: new Date('2026-01-07T09:00:00Z') });
		await inside
			.insert(supportRequests)
			.values([
				...rows(10, 'listening', everybody, '2026-10-01'),
				...rows(4, 'schedule', everybody, '2026-10-01'),
				...rows(10, 'listening', everybody.slice(1), '2026-08-20'),
				...rows(10, 'listening', everybody, '2026-11-16')
			]);
	});
	const counts = (await supportCounts(as.lena))!;
	const shown = counts.filter(({ counts }) => counts.length > 0);
	expect(shown.map(({ counts }) => counts)).toEqual([[{ key: 'listening', people: 5 }]]);
	expect(await supportCounts(as.ada)).toEqual(counts);
	await db.transaction(as.ada.actor.organisationId, async (inside) => {
		await inside
			.update(users)
			.set({ deactivatedAt: new Date('2026-09-01T09:00:00Z') })
			.where(eq(users.name, 'One of many'));
	});
	expect((await supportCounts(as.lena))!.flatMap(({ counts }) => counts)).toEqual([]);
	expect(await supportCounts(as.aisha)).toBeNull();
});

test('the admin lays down where support is and which days are worked, for everybody of the organisation', async () => {
	const { as, other } = await world();
	const posted = {
		workingDays: ['7', '1'],
		name0: ' Support line ',
		reach0: '0800 111 0 111',
		note0: '',
		kind0: 'assistance',
		country0: 'Germany',
		name4: 'Doctor',
		reach4: 'x@y.example'
	};
	expect(await workingDaysOf(as.chen)).toEqual([1, 2, 3, 4, 5]);
	await saveSupport(as.ada, v.parse(supportForm, posted));
	expect(await supportOf(as.chen)).toEqual([
		{ name: 'Support line', reach: '0800 111 0 111', note: '', kind: 'assistance', country: 'Germany' },
		{ name: 'Doctor', reach: 'x@y.example', note: '', kind: 'helpline', country: '' }
	]);
	expect(await workingDaysOf(as.chen)).toEqual([1, 7]);
	expect(await supportOf(other.as.yuri!)).toEqual([]);
	expect(await refusal(saveSupport(as.lena, { entries: [], workingDays: [1] }))).toBe('not-found');
	const wrong = (given: object) =>
		v.safeParse(supportForm, { ...posted, ...given }).issues?.map((one) => one.message);
	expect(wrong({ workingDays: [] })).toEqual(['Choose at least one working day.']);
	expect(wrong({ workingDays: '8' })).toEqual(['This is not a day of the week.']);
	expect(wrong({ name0: '' })).toEqual(['The name is missing.']);
	expect(wrong({ reach4: '' })).toEqual(['How to reach them is missing.']);
});
