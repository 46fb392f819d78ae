import { describe, expect, it } from 'vitest';
import { markChange } from '../../../src/lib/features/insights/charts/commands.server';
import { exportTeams } from '../../../src/lib/features/insights/teams/commands.server';
import { compareTeams, teamsPage } from '../../../src/lib/features/insights/teams/queries.server';
import { setVolumes } from '../../../src/lib/features/volumes/commands.server';
import { addDays } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { northwind, type Organisation } from '../../support/team';
import { record, recordOn } from './random-records';

const FIRST = '2026-06-01';
const WEEKS = 24;

describe('Teams beside each other', () => {
	it('stand in the order of their names, with the same weeks, kind and scale', async () => {
		const organisation = await recorded({ Orders: 2, Returns: 9 });
		const found = await compareTeams(organisation.as.ada!, new URLSearchParams());
		expect(found.teams.map(({ name, chart }) => [name, chart.kind, chart.scale])).toEqual([
			['Orders', 'xmr', 'count'],
			['Returns', 'xmr', 'count']
		]);
		const { multiples, title } = await teamsPage(organisation.as.ada!, new URLSearchParams());
		expect(multiples.charts.map(({ name }) => name)).toEqual(['Orders', 'Returns']);
		expect(multiples.topLabel).toBe('9');
		// Nine a week is the top of every chart, so two a week lie low in theirs.
		expect(multiples.charts.map(({ line }) => line.slice(0, 9))).toEqual([
			expect.stringMatching(/^M\d+ 778/),
			expect.stringMatching(/^M\d+ 0/)
		]);
		expect(title).toBe('2 teams beside each other');
	});

	it('bring the table of all their weeks once it is asked for, at an address of its own', async () => {
		const organisation = await recorded({ Orders: 2, Returns: 9 });
		const { foot } = (await teamsPage(organisation.as.ada!, new URLSearchParams())).multiples;
		expect(foot.table).toBeNull();
		const { searchParams, hash } = new URL(foot.tableAt, 'http://evenkeel.example');
		const { table } = (await teamsPage(organisation.as.ada!, searchParams)).multiples.foot;
		expect(table!.columns.map(({ label }) => label)).toEqual(['Week', 'Days', 'Orders', 'Returns']);
		expect(table!.rows.at(-2)!.cells.slice(1)).toEqual(['2', '9']);
		expect(hash).toBe(`#${table!.id}`);
	});

	it('have no funnel for counts of everything, of which nobody knows out of how much, and it is said why', async () => {
		const organisation = await recorded({ Orders: 2, Returns: 9 });
		const { funnel } = await teamsPage(organisation.as.ada!, new URLSearchParams());
		expect(funnel).toMatchObject({ plot: null, title: 'No funnel plot without a volume' });
		expect(funnel.sentences[0]).toContain('contacts of most weeks are not known');
	});

	it('are held against their contacts where those are known', async () => {
		const organisation = await recorded({ Orders: 2, Returns: 9 });
		await contactsOf(organisation, { Orders: 200, Returns: 900 });
		const { funnel, against } = await compareTeams(organisation.as.ada!, new URLSearchParams());
		expect(against).toBe('contacts');
		expect(funnel!.centre).toBeCloseTo(11 / 7.7, 1);
		expect(funnel!.teams.map(({ outside }) => outside)).toEqual([null, null]);
		const page = await teamsPage(organisation.as.ada!, new URLSearchParams());
		expect(page.title).toBe('Teams differ no more than chance would have it');

		await contactsOf(organisation, { Orders: 900, Returns: 900 });
		const apart = await teamsPage(organisation.as.ada!, new URLSearchParams());
		expect(apart.title).toMatch(/^Orders and Returns: further from all teams together than chance/);
		expect(apart.funnel.foot!.table.rows.map(({ heading }) => heading.label)).toEqual(['Orders', 'Returns']);
	});

	it('are held against their own escalations for a cause whose contacts are not known', async () => {
		const organisation = await recorded({ Orders: 4, Returns: 4 });
		const cause = organisation.entry('cause', 'late-delivery');
		const late = Array.from({ length: WEEKS }, (_, week) =>
			recordOn(addDays(FIRST, 7 * week + 2), organisation, { causeIds: [cause] })
		);
		await record(organisation, late);
		const search = new URLSearchParams({ measure: `cause:${cause}` });
		const { funnel, against } = await compareTeams(organisation.as.ada!, search);
		expect(against).toBe('records');
		expect(funnel!.teams.map(({ name, value }) => [name, value])).toEqual([
			['Orders', 0.2],
			['Returns', 0]
		]);
	});

	it('show a change of the whole on every chart, and one of a team on its own', async () => {
		const organisation = await recorded({ Orders: 4, Returns: 4 });
		const { ada, lena } = organisation.as;
		await markChange(ada!, { measure: 'escalations', day: addDays(FIRST, 56), why: 'New policy' });
		const measure = `escalations@team:${organisation.teams.Orders!}`;
		await markChange(lena!, { measure, day: addDays(FIRST, 112), why: 'New mail' });
		const { teams } = await compareTeams(ada!, new URLSearchParams());
		expect(teams.map(({ chart }) => chart.phases.length)).toEqual([3, 2]);
	});

	it('are those that the reader reads, and with one team there is nothing beside it', async () => {
		const organisation = await recorded({ Orders: 4, Returns: 4 });
		const { nothing, multiples } = await teamsPage(organisation.as.lena!, new URLSearchParams());
		expect(nothing!.title).toMatch(/^There is one team/);
		expect(multiples.charts.map(({ name }) => name)).toEqual(['Orders']);
	});

	it('can be taken along as files, and other files are not there', async () => {
		const organisation = await recorded({ Orders: 2, Returns: 9 });
		await contactsOf(organisation, { Orders: 200, Returns: 900 });
		const ada = organisation.as.ada!;
		const weeks = await exportTeams(ada, new URLSearchParams(), 'weeks');
		expect(new Set(weeks.slice(1).map(([team]) => team))).toEqual(new Set(['Orders', 'Returns']));
		const [, orders, returns] = await exportTeams(ada, new URLSearchParams(), 'funnel');
		expect([orders!.slice(0, 2), returns!.slice(0, 2)]).toEqual([
			['Orders', 46],
			['Returns', 207]
		]);
		for (const file of ['else', 'constructor']) {
			await expect(exportTeams(ada, new URLSearchParams(), file)).rejects.toMatchObject({
				code: 'not-found'
			});
		}
	});
});

/** So many records a week in each team. */
async function recorded(aWeek: Record<string, number>): Promise<Organisation> {
	const organisation = await northwind(await testDatabase());
	const records = Object.entries(aWeek).flatMap(([team, count]) =>
		Array.from({ length: WEEKS * count }, (_, place) => {
			const week = Math.floor(place / count);
			const teamId = organisation.teams[team]!;
			return recordOn(addDays(FIRST, 7 * week + (place % 5)), organisation, { teamId });
		})
	);
	await record(organisation, records);
	return organisation;
}

/** So many contacts a day in each team, on every day of the weeks that are recorded. */
async function contactsOf(organisation: Organisation, aDay: Record<string, number>): Promise<void> {
	const rows = Object.entries(aDay).flatMap(([team, contacts]) =>
		Array.from({ length: 7 * WEEKS }, (_, place) => ({
			team,
			channel: '',
			day: addDays(FIRST, place),
			contacts
		}))
	);
	await setVolumes(
		organisation.as.ada!,
		rows.filter(({ day }) => day <= '2026-11-17')
	);
}
