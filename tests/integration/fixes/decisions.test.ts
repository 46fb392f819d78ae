import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	acceptSuggestion,
	dismissSuggestion,
	reopenSuggestion,
	snoozeSuggestion
} from '../../../src/lib/features/fixes/commands/suggestions.server';
import { fixFiltersFrom } from '../../../src/lib/features/fixes/filters';
import { findFix, listFixes } from '../../../src/lib/features/fixes/queries.server';
import { suggestionDecisions } from '../../../src/lib/features/fixes/tables.server';
import { whatToFixFirst } from '../../../src/lib/features/insights/suggestions/queries.server';
import type { Context } from '../../../src/lib/server/context';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind } from '../../support/team';
import { everything, later, lateEveryWeek, recordWeeks, seenBy } from './full-weeks';

const noFilters = fixFiltersFrom(new URLSearchParams());

async function world() {
	const db = await testDatabase();
	const team = await northwind(db);
	return { db, team, key: await lateEveryWeek(team), orders: team.teams.Orders!, ...people(team.as) };
}

function people(as: Record<string, Context>) {
	return { ada: as.ada!, lena: as.lena!, marco: as.marco!, aisha: as.aisha!, chen: as.chen! };
}

async function openKeys(context: Context, team: string | null = null): Promise<string[]> {
	return (await whatToFixFirst(context, { team, until: null })).suggestions.map(({ key }) => key);
}

test('an accepted suggestion is a fix with its evidence as it was', async () => {
	const { team, key, lena, aisha, ada, orders } = await world();
	const suggestion = await seenBy(lena, key);
	expect(suggestion.reach).toEqual({ whole: false, teamIds: [orders] });
	const { fixId } = await acceptSuggestion(lena, { suggestion });

	await recordWeeks(team, [9, 9, 9], { causeIds: [team.entry('cause', 'late-delivery')] });
	const fix = await findFix(aisha, fixId);
	expect(fix).toMatchObject({
		status: 'suggested',
		teams: [orders],
		title: suggestion.title,
		why: suggestion.why,
		measure: suggestion.measure,
		causeId: team.entry('cause', 'late-delivery'),
		suggestionKey: key,
		createdByName: 'Lena'
	});
	expect(fix.evidence).toEqual(suggestion.evidence);
	expect(await openKeys(lena)).not.toContain(key);
	expect(await openKeys(ada)).toContain(key);
});

test('a dismissed suggestion goes with its reason, and stays away while nothing is new', async () => {
	const { key, lena, ada } = await world();
	await dismissSuggestion(lena, {
		suggestion: await seenBy(lena, key),
		reason: ' The carrier has changed. '
	});
	const { suggestions: open, decided } = await whatToFixFirst(lena, everything);
	expect(open).toEqual([]);
	expect(decided).toMatchObject([
		{ suggestionKey: key, decision: 'dismissed', reason: 'The carrier has changed.', decidedByName: 'Lena' }
	]);
	expect(await openKeys(later(lena, 7))).toEqual([]);
	expect(await openKeys(ada)).toEqual([key]);
});

test('a dismissed suggestion comes back with half as many cases again, and says so', async () => {
	const { team, key, lena } = await world();
	await dismissSuggestion(lena, { suggestion: await seenBy(lena, key), reason: 'The carrier has changed.' });
	const causeIds = [team.entry('cause', 'late-delivery')];

	await recordWeeks(team, [0, 0, 0, 0, 0, 0, 3, 2, 2, 2, 1, 1], { causeIds });
	expect(await openKeys(lena)).toEqual([]);
	await recordWeeks(team, [1, 0, 0, 0], { causeIds });
	const { suggestions: open, decided } = await whatToFixFirst(lena, everything);
	expect(open.map((suggestion) => suggestion.news)).toEqual([
		'Lena dismissed it (“The carrier has changed.”). New since then: 13.0 cases a month instead of 8.7.'
	]);
	expect(decided).toEqual([]);
	await dismissSuggestion(lena, { suggestion: await seenBy(lena, key), reason: 'Still the old parcels.' });
	expect(await openKeys(lena)).toEqual([]);
});

test('a dismissed suggestion comes back when its chart signals a new rise', async () => {
	const { team, key, lena } = await world();
	await recordWeeks(team, [1, 0, 2, 0, 1, 0, 2, 1, 0, 1, 0, 2, 1, 0, 1, 0], {
		causeIds: [team.entry('cause', 'late-delivery')]
	});
	await dismissSuggestion(lena, { suggestion: await seenBy(lena, key), reason: 'Known.' });
	const afterAWeek = later(lena, 7);
	await recordWeeks(team, [9], {
		causeIds: [team.entry('cause', 'late-delivery')],
		occurredOn: '2026-11-18'
	});
	const { suggestions: open } = await whatToFixFirst(afterAWeek, everything);
	expect(open[0]?.news).toContain('it has been rising since the week of 16 Nov 2026');
});

test('a snoozed suggestion comes back on its day', async () => {
	const { key, lena } = await world();
	const { until } = await snoozeSuggestion(lena, {
		suggestion: await seenBy(lena, key),
		weeks: '1',
		until: null
	});
	expect(until).toBe('2026-11-24');
	expect(await openKeys(later(lena, 6))).toEqual([]);
	const { suggestions: open, decided } = await whatToFixFirst(later(lena, 7), everything);
	expect(open[0]?.news).toBe('Lena put it off until 24 Nov 2026.');
	expect(decided).toEqual([]);
});

test.each([
	[{ weeks: null, until: null }, { weeks: 'Please say until when.' }],
	[{ weeks: null, until: '2026-11-17' }, { until: 'Please choose a day after today.' }],
	[{ weeks: '4', until: '2020-01-01' }, { until: 'Please choose a day after today.' }],
	[
		{ weeks: null, until: '2028-01-01' },
		{ until: 'Please choose a day within a year; to set it aside for good, dismiss it.' }
	]
] as const)('putting off until %j is refused beside the field', async (asked, fields) => {
	const { db, key, lena } = await world();
	const suggestion = await seenBy(lena, key);
	await expect(snoozeSuggestion(lena, { suggestion, ...asked })).rejects.toMatchObject({
		code: 'invalid',
		fields
	});
	expect(await db.select().from(suggestionDecisions)).toEqual([]);
});

test('the second to decide learns of the first decision, and changes nothing', async () => {
	const { db, key, lena, ada, orders } = await world();
	const suggestion = await seenBy(ada, key, orders);
	const outcomes = await Promise.allSettled([
		dismissSuggestion(lena, { suggestion: await seenBy(lena, key), reason: 'We change the carrier in May.' }),
		acceptSuggestion(ada, { suggestion })
	]);
	expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
		reason: {
			code: 'conflict',
			message: expect.stringMatching(
				/^(Lena dismissed|Ada accepted) it on Tue,? 17 Nov.*Nothing was changed\.$/
			)
		}
	});
	expect(await db.select().from(suggestionDecisions)).toHaveLength(1);
	expect((await listFixes(ada, noFilters)).fixes.length).toBeLessThanOrEqual(1);
});

test('a decision for the whole organisation holds for every team', async () => {
	const { key, lena, ada } = await world();
	await dismissSuggestion(ada, { suggestion: await seenBy(ada, key), reason: 'Settled with the carrier.' });
	expect(await openKeys(lena)).toEqual([]);
	const { decided } = await whatToFixFirst(lena, everything);
	expect(decided).toMatchObject([{ teams: null, decidedByName: 'Ada' }]);
	const stale = { ...(await seenBy(lena, key)) };
	await expect(acceptSuggestion(lena, { suggestion: stale })).rejects.toMatchObject({
		code: 'conflict',
		message: expect.stringContaining('Ada dismissed it')
	});
});

test('agents, leaders of other teams and other organisations cannot decide', async () => {
	const { db, key, lena, aisha, marco, chen, ada, orders } = await world();
	const zoe = (await fabrikam(db)).as.zoe!;
	const forOrders = await seenBy(lena, key);
	const forAll = await seenBy(ada, key);
	const refused = { code: 'not-found' };
	for (const context of [aisha, marco, chen]) {
		await expect(acceptSuggestion(context, { suggestion: forOrders })).rejects.toMatchObject(refused);
		await expect(dismissSuggestion(context, { suggestion: forOrders, reason: 'No' })).rejects.toMatchObject(
			refused
		);
		const snooze = { suggestion: forOrders, weeks: '1' as const, until: null };
		await expect(snoozeSuggestion(context, snooze)).rejects.toMatchObject(refused);
	}
	await expect(acceptSuggestion(lena, { suggestion: forAll })).rejects.toMatchObject(refused);
	await expect(seenBy(zoe, key)).rejects.toMatchObject(refused);
	await expect(seenBy(zoe, key, orders)).rejects.toMatchObject(refused);

	const { decisionId } = await acceptSuggestion(lena, { suggestion: forOrders });
	for (const context of [aisha, marco, zoe]) {
		await expect(reopenSuggestion(context, decisionId)).rejects.toMatchObject(refused);
	}
	expect((await listFixes(ada, noFilters)).fixes).toHaveLength(1);
});

test('undoing an acceptance takes its fix back and shows the suggestion again', async () => {
	const { key, lena, ada } = await world();
	const { fixId, decisionId } = await acceptSuggestion(lena, { suggestion: await seenBy(lena, key) });
	expect(await findFix(ada, fixId)).toMatchObject({ decisionId });
	await reopenSuggestion(ada, decisionId);
	expect(await openKeys(lena)).toEqual([key]);
	await expect(findFix(ada, fixId)).rejects.toMatchObject({ code: 'not-found' });
	await expect(reopenSuggestion(ada, decisionId)).rejects.toMatchObject({ code: 'not-found' });
});

test('undoing a decision never takes back the one that replaced it', async () => {
	const { key, lena } = await world();
	const first = await snoozeSuggestion(lena, {
		suggestion: await seenBy(lena, key),
		weeks: '1',
		until: null
	});
	const afterwards = later(lena, 8);
	await dismissSuggestion(afterwards, { suggestion: await seenBy(afterwards, key), reason: 'Settled.' });
	await expect(reopenSuggestion(afterwards, first.decisionId)).rejects.toMatchObject({ code: 'not-found' });
	expect(await openKeys(afterwards)).toEqual([]);
});

test('a suggestion that the counts no longer hold cannot be decided', async () => {
	const { key, lena } = await world();
	await expect(seenBy(lena, `sizing:${key.split(':')[1]}`)).rejects.toMatchObject({ code: 'not-found' });
	await expect(seenBy(later(lena, 60), key)).rejects.toMatchObject({ code: 'not-found' });
});

test('with two teams in view, what one has answered is still open, what both have is not', async () => {
	const { team, key, lena, marco } = await world();
	const causeIds = [team.entry('cause', 'late-delivery')];
	await recordWeeks(team, [3, 3, 3, 3], { causeIds, teamId: team.teams.Returns! });
	expect(await openKeys(marco)).toEqual([key]);
	await dismissSuggestion(lena, { suggestion: await seenBy(lena, key), reason: 'Settled.' });
	expect(await openKeys(marco)).toEqual([key]);
	const suggestion = await seenBy(marco, key, team.teams.Returns!);
	await dismissSuggestion(marco, { suggestion, reason: 'Settled here, too.' });
	expect(await openKeys(marco)).toEqual([]);
	const { decided } = await whatToFixFirst(marco, everything);
	expect(decided.map(({ decidedByName }) => decidedByName).toSorted()).toEqual(['Lena', 'Marco']);
});

test('who leads several teams decides for them together, and everybody of them reads the fix', async () => {
	const { team, key, lena, chen, aisha, ada } = await world();
	const { Orders, Returns } = team.teams;
	await recordWeeks(team, [3, 3, 3, 3], {
		causeIds: [team.entry('cause', 'late-delivery')],
		teamId: Returns!
	});
	const leadsBoth = {
		...lena,
		actor: {
			...lena.actor,
			teams: new Map([
				[Orders!, 'leader'],
				[Returns!, 'leader']
			] as const)
		}
	};
	expect((await whatToFixFirst(leadsBoth, everything)).mayDecide).toBe(true);
	const suggestion = await seenBy(leadsBoth, key);
	const { fixId } = await acceptSuggestion(leadsBoth, { suggestion });
	for (const context of [leadsBoth, aisha, chen, ada]) {
		expect((await findFix(context, fixId)).teams?.toSorted()).toEqual([Orders!, Returns!].toSorted());
		expect(await openKeys(context)).toEqual([]);
	}
	await expect(reopenSuggestion(lena, (await findFix(lena, fixId)).decisionId!)).rejects.toMatchObject({
		code: 'not-found'
	});
});

test('who leads one of several teams chooses a team before deciding', async () => {
	const { marco } = await world();
	expect((await whatToFixFirst(marco, everything)).mayDecide).toBe(false);
	const returns = [...marco.actor.teams].find(([, role]) => role === 'leader')![0];
	expect((await whatToFixFirst(marco, { team: returns, until: null })).mayDecide).toBe(true);
});

test('decisions of one organisation do not touch another', async () => {
	const { db, key, ada } = await world();
	const other = await fabrikam(db);
	await dismissSuggestion(ada, { suggestion: await seenBy(ada, key), reason: 'Settled.' });
	expect((await whatToFixFirst(other.as.zoe!, everything)).decided).toEqual([]);
	const rows = await db
		.select({ organisationId: suggestionDecisions.organisationId })
		.from(suggestionDecisions)
		.where(eq(suggestionDecisions.suggestionKey, key));
	expect(rows).toEqual([{ organisationId: ada.actor.organisationId }]);
});
