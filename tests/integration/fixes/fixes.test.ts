import { expect, test } from 'vitest';
import { archiveEntry } from '../../../src/lib/features/escalations/commands/taxonomy.server';
import { suggestFix, voteForFix } from '../../../src/lib/features/fixes/commands/fixes.server';
import { fixFiltersFrom, type FixFilters } from '../../../src/lib/features/fixes/filters';
import type { FixForm } from '../../../src/lib/features/fixes/forms';
import { findFix, FIXES_A_PAGE, listFixes } from '../../../src/lib/features/fixes/queries.server';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind } from '../../support/team';
import { fixInTrial, suggestedFix, withLateParcels } from './on-trial';

const noFilters = fixFiltersFrom(new URLSearchParams());

function idea(given: Partial<FixForm> = {}): FixForm {
	return {
		title: 'Ask for the flat number at checkout',
		why: 'Three parcels came back this week alone.',
		measure: '',
		causeId: null,
		teamId: null,
		...given
	};
}

test('anybody may suggest a fix, and the whole organisation reads it', async () => {
	const team = await northwind(await testDatabase());
	const causeId = team.entry('cause', 'customer-wrong-address');
	const id = await suggestFix(team.as.aisha!, idea({ causeId }));
	expect(await findFix(team.as.chen!, id)).toMatchObject({
		title: 'Ask for the flat number at checkout',
		status: 'suggested',
		causeId,
		evidence: null,
		suggestionKey: null,
		decisionId: null,
		createdByName: 'Aisha'
	});
});

test('a fix for one team is read by that team and the admin alone', async () => {
	const db = await testDatabase();
	const team = await northwind(db);
	const id = await suggestFix(team.as.aisha!, idea({ teamId: team.teams.Orders! }));
	const zoe = (await fabrikam(db)).as.zoe!;
	expect((await findFix(team.as.ada!, id)).teams).toEqual([team.teams.Orders]);
	for (const context of [team.as.chen!, zoe]) {
		await expect(findFix(context, id)).rejects.toMatchObject({ code: 'not-found' });
		expect((await listFixes(context, noFilters)).fixes).toEqual([]);
	}
});

test('a fix cannot be suggested for a team of others, nor for a cause that is not offered', async () => {
	const db = await testDatabase();
	const team = await northwind(db);
	const zoe = (await fabrikam(db)).as.zoe!;
	const forReturns = idea({ teamId: team.teams.Returns! });
	await expect(suggestFix(team.as.aisha!, forReturns)).rejects.toMatchObject({ code: 'not-found' });
	await expect(suggestFix(zoe, forReturns)).rejects.toMatchObject({ code: 'not-found' });

	const sizing = team.entry('cause', 'sizing');
	await archiveEntry(team.as.ada!, 'cause', sizing, { archived: true });
	for (const causeId of [sizing, team.entry('reason', 'refund'), 'made-up']) {
		await expect(suggestFix(team.as.aisha!, idea({ causeId }))).rejects.toMatchObject({
			code: 'invalid',
			fields: { causeId: 'This cause is no longer offered; please choose another.' }
		});
	}
	expect((await listFixes(team.as.ada!, noFilters)).fixes).toEqual([]);
});

test('fixes are listed in the order that is asked for, page by page, and a place that was made up is the first', async () => {
	const { team, lena } = await withLateParcels();
	const [one, two, three] = [
		await suggestedFix(team, 'One'),
		await suggestedFix(team, 'Two'),
		await suggestedFix(team, 'Three')
	];
	await voteForFix(lena, two!);
	await voteForFix(team.as.aisha!, two!);
	await voteForFix(lena, one!);
	const trial = await fixInTrial(team, 'In trial');
	const listed = async (search: Record<string, string>) => {
		const titles: string[] = [];
		for (let before: string | null = search.before ?? null, more = true; more;) {
			const filters = { ...fixFiltersFrom(new URLSearchParams(search)), before };
			const { fixes, next } = await listFixes(lena, filters, 2);
			titles.push(...fixes.map(({ title }) => title));
			more = next !== null;
			before = next;
		}
		return titles;
	};
	expect(await listed({})).toEqual(['In trial', 'Three', 'Two', 'One']);
	expect(await listed({ sort: 'votes' })).toEqual(['Two', 'One', 'In trial', 'Three']);
	expect(await listed({ sort: 'unanswered' })).toEqual(['One', 'Two', 'Three']);
	expect(await listed({ sort: 'check' })).toEqual(['In trial']);
	for (const before of ['', '~', 'seven~8', `2026-11-17~${trial}`, three!]) {
		expect(await listed({ sort: 'votes', before })).toHaveLength(4);
	}
});

test('the list comes newest first, in pages, narrowed by team and origin', async () => {
	const team = await northwind(await testDatabase());
	const titles = Array.from({ length: FIXES_A_PAGE + 2 }, (_, place) => `Idea ${place}`);
	for (const title of titles) await suggestFix(team.as.bo!, idea({ title }));
	await suggestFix(team.as.bo!, idea({ title: 'For Orders', teamId: team.teams.Orders! }));

	const first = await listFixes(team.as.ada!, noFilters);
	expect(first.fixes).toHaveLength(FIXES_A_PAGE);
	const second = await listFixes(team.as.ada!, { ...noFilters, before: first.next });
	expect(second.next).toBeNull();
	expect([...first.fixes, ...second.fixes].map(({ title }) => title)).toEqual([
		'For Orders',
		...titles.toReversed()
	]);

	const orders = fixFiltersFrom(new URLSearchParams({ team: team.teams.Orders!, origin: 'people' }));
	expect((await listFixes(team.as.ada!, orders)).fixes.map(({ title }) => title)).toEqual(['For Orders']);
	const counts = fixFiltersFrom(new URLSearchParams({ origin: 'counts', status: 'suggested' }));
	expect((await listFixes(team.as.ada!, counts)).fixes).toEqual([]);
});

test('the newest is the one suggested last, also where it was written down first', async () => {
	const team = await northwind(await testDatabase());
	const bo = team.as.bo!;
	const minutesAgo = (minutes: number) => ({ ...bo, now: new Date(bo.now.getTime() - minutes * 60_000) });
	const all = Array.from({ length: FIXES_A_PAGE + 1 }, (_, minutes) => minutes);
	for (const minutes of all) await suggestFix(minutesAgo(minutes), idea({ title: `${minutes} minutes ago` }));
	const inPages = async (filters: FixFilters) => {
		const first = await listFixes(team.as.ada!, filters);
		const second = await listFixes(team.as.ada!, { ...filters, before: first.next });
		return [...first.fixes, ...second.fixes].map(({ title }) => Number(title.split(' ')[0]));
	};

	expect(await inPages(noFilters)).toEqual(all);
	expect(await inPages({ ...noFilters, order: 'unanswered' })).toEqual(all.toReversed());
});

test('an address with filters that mean nothing still opens the list', () => {
	const search = new URLSearchParams({
		status: '__proto__',
		origin: 'toString',
		sort: 'constructor',
		before: 'x'.repeat(900)
	});
	expect(fixFiltersFrom(search)).toEqual({
		stage: null,
		mine: false,
		origin: null,
		team: null,
		before: 'x'.repeat(200),
		order: 'newest'
	});
});
