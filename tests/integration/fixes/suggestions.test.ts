import { expect, test } from 'vitest';
import { addEntry } from '../../../src/lib/features/escalations/commands/taxonomy.server';
import { taxonomy } from '../../../src/lib/features/escalations/queries.server';
import { whatToFixFirst } from '../../../src/lib/features/insights/suggestions/queries.server';
import { addDays } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind } from '../../support/team';
import { record, recordOn } from '../insights/random-records';
import { everything, LAST_MONDAY, lateEveryWeek, recordWeeks } from './full-weeks';

test('nothing recorded means nothing suggested, and no weeks to speak of', async () => {
	const team = await northwind(await testDatabase());
	const found = await whatToFixFirst(team.as.ada!, everything);
	expect(found).toMatchObject({ suggestions: [], decided: [], counted: null, recording: null });
});

test('a recurring cause is suggested with the counts of the last twelve full weeks', async () => {
	const team = await northwind(await testDatabase());
	const key = await lateEveryWeek(team);
	const { suggestions: open, counted, ranking } = await whatToFixFirst(team.as.ada!, everything);
	expect(open.map((suggestion) => suggestion.key)).toEqual([key]);
	expect(open[0]!.evidence).toMatchObject({ cases: 24, windowFrom: '2026-08-24', windowTo: '2026-11-15' });
	expect(open[0]!.evidence.sentence).toMatch(
		/^“Late delivery” came up 24 times in the 12 full weeks to 15 Nov 2026\./
	);
	expect(open[0]!.news).toBeNull();
	expect(counted).toEqual({ from: '2026-08-24', to: '2026-11-15' });
	expect(ranking.join(' ')).toContain('severity 3.0');
});

test('cases of the present week do not count until it is over', async () => {
	const team = await northwind(await testDatabase());
	const late = team.entry('cause', 'late-delivery');
	await record(
		team,
		Array.from({ length: 9 }, () => recordOn('2026-11-16', team, { causeIds: [late] }))
	);
	expect((await whatToFixFirst(team.as.ada!, everything)).suggestions).toEqual([]);
});

test('each person gets the counts of their own teams, and the admin those of all', async () => {
	const team = await northwind(await testDatabase());
	const sizing = team.entry('cause', 'sizing');
	await lateEveryWeek(team);
	await recordWeeks(team, [3, 3, 3, 3], { causeIds: [sizing], teamId: team.teams.Returns! });
	const casesFor = async (person: string) => {
		const { suggestions: open } = await whatToFixFirst(team.as[person]!, everything);
		return Object.fromEntries(open.map(({ key, evidence }) => [key.split(':')[0], evidence.cases]));
	};
	expect(await casesFor('ada')).toEqual({ 'late-delivery': 24, sizing: 12 });
	expect(await casesFor('bo')).toEqual({ 'late-delivery': 24, sizing: 12 });
	expect(await casesFor('aisha')).toEqual({ 'late-delivery': 24 });
	expect(await casesFor('chen')).toEqual({ sizing: 12 });
});

test('one team may be looked at alone, another team or organisation not at all', async () => {
	const db = await testDatabase();
	const team = await northwind(db);
	const other = await fabrikam(db);
	await lateEveryWeek(team);
	const orders = { team: team.teams.Orders!, until: null };
	const returns = { team: team.teams.Returns!, until: null };
	expect((await whatToFixFirst(team.as.ada!, orders)).suggestions).toHaveLength(1);
	expect((await whatToFixFirst(team.as.ada!, returns)).suggestions).toEqual([]);
	await expect(whatToFixFirst(team.as.aisha!, returns)).rejects.toMatchObject({ code: 'not-found' });
	await expect(whatToFixFirst(other.as.zoe!, orders)).rejects.toMatchObject({ code: 'not-found' });
	expect((await whatToFixFirst(other.as.zoe!, everything)).suggestions).toEqual([]);
});

test('an import of years ago is looked at up to its own last full week', async () => {
	const team = await northwind(await testDatabase());
	const name = 'Non-Delivery of Goods - N01';
	await addEntry(team.as.ada!, 'reason', { name, parentId: null });
	const reason = (await taxonomy(team.as.ada!)).find((entry) => entry.name === name)!.id;
	const records = Array.from({ length: 120 }, (_, day) =>
		recordOn(addDays('2016-01-04', day), team, { reasonId: reason, loggedBy: null })
	);
	await record(team, records);
	const { suggestions: open, counted, recording } = await whatToFixFirst(team.as.ada!, everything);
	expect(recording).toEqual({ from: '2016-01-04', to: '2016-05-02' });
	expect(counted).toEqual({ from: '2016-02-08', to: '2016-05-01' });
	expect(open.map(({ key }) => key)).toEqual([`lost-parcel:${reason}`]);
	expect(open[0]!.evidence.notes).toContain(
		'No record of these weeks names a contributing cause, so this goes by the contact reason.'
	);
});

test('an earlier end shows what recurred then', async () => {
	const team = await northwind(await testDatabase());
	const late = team.entry('cause', 'late-delivery');
	await recordWeeks(team, [4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0], { causeIds: [late] });
	expect((await whatToFixFirst(team.as.ada!, everything)).suggestions).toEqual([]);
	const until = addDays(LAST_MONDAY, -5 * 7 - 1);
	const then = await whatToFixFirst(team.as.ada!, { team: null, until });
	expect(then.suggestions).toHaveLength(1);
	expect(then.counted?.to).toBe(until);
});

test('what became of hand-ups is counted across first-line reason and outcome', async () => {
	const team = await northwind(await testDatabase());
	const firstLineId = team.entry('first-line', 'beyond-authority');
	const ended = (key: string) => ({ firstLineId, outcomeId: team.entry('outcome', key) });
	await recordWeeks(team, [3, 3, 3, 3], ended('upheld'));
	await recordWeeks(team, [2, 2, 2, 2], ended('exception'));
	await recordWeeks(team, [5, 5, 5, 5], { firstLineId });
	const { suggestions: open } = await whatToFixFirst(team.as.lena!, everything);
	expect(open.map(({ key }) => key)).toEqual([`hand-ups-upheld:${firstLineId}`]);
	expect(open[0]!.evidence.sentence).toMatch(
		/^12 of 20 decided hand-ups for “Beyond authority” \(60%\) ended with “Same answer upheld”/
	);
});

test('somebody without a team sees an empty list, not an error', async () => {
	const team = await northwind(await testDatabase());
	await lateEveryWeek(team);
	const nobody = { ...team.as.aisha!, actor: { ...team.as.aisha!.actor, teams: new Map() } };
	expect((await whatToFixFirst(nobody, everything)).suggestions).toEqual([]);
});

test('as many questions are asked of the database with a long history as with a short one', async () => {
	const team = await northwind(await testDatabase());
	const asked = async () => {
		const { db } = team.as.ada!;
		let count = 0;
		const select = (...given: Parameters<typeof db.select>) => {
			count += 1;
			return db.select(...given);
		};
		await whatToFixFirst({ ...team.as.ada!, db: { ...db, select: select as typeof db.select } }, everything);
		return count;
	};
	await recordWeeks(team, [5], { causeIds: [team.entry('cause', 'sizing')] });
	const few = await asked();
	const causes = ['late-delivery', 'lost-parcel', 'damaged-goods', 'refund-delay', 'policy-unclear'];
	for (const cause of causes) {
		await recordWeeks(
			team,
			Array.from({ length: 30 }, () => 3),
			{ causeIds: [team.entry('cause', cause)] }
		);
	}
	expect(await asked()).toBe(few);
	expect(few).toBeLessThan(10);
});

test('only the first few are given where they are asked for, with how many more there are', async () => {
	const team = await northwind(await testDatabase());
	for (const cause of ['late-delivery', 'sizing', 'refund-delay']) {
		await recordWeeks(team, [2, 2, 2, 2], { causeIds: [team.entry('cause', cause)] });
	}
	const all = await whatToFixFirst(team.as.ada!, everything);
	expect(all).toMatchObject({ more: 0, suggestions: { length: 3 } });
	const few = await whatToFixFirst(team.as.ada!, everything, 2);
	expect(few.more).toBe(1);
	expect(few.suggestions).toEqual(all.suggestions.slice(0, 2));
});
