import { describe, expect, it } from 'vitest';
import { exportTrend } from '../../../src/lib/features/insights/commands.server';
import { insights, insightsPage, questionFrom } from '../../../src/lib/features/insights/queries.server';
import { setVolumes } from '../../../src/lib/features/volumes/commands.server';
import { addDays } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { northwind, type Organisation } from '../../support/team';
import { record, recordOn } from './random-records';

const firstMonday = '2026-09-07';
const WEEKS = 6;

describe('Escalations per 1,000 contacts', () => {
	it('are charted over weeks whose contacts are known on every day', async () => {
		const organisation = await recorded();
		await contactsOf(organisation, ['Orders'], 7 * WEEKS - 1);
		const { Orders } = organisation.teams;
		const found = await asked(organisation, 'aisha', { team: Orders! });
		expect(found.rates!.weeks.slice(0, WEEKS).map(({ contacts, rate }) => [contacts, rate])).toEqual([
			[700, 10],
			[700, 10],
			[700, 10],
			[700, 10],
			[700, 10],
			[null, null]
		]);
	});

	it('need the contacts of every team that is shown', async () => {
		const organisation = await recorded();
		await contactsOf(organisation, ['Orders'], 7 * WEEKS);
		expect((await asked(organisation, 'ada', {})).rates!.rated).toBe(0);
		await contactsOf(organisation, Object.keys(organisation.teams), 7 * WEEKS);
		expect((await asked(organisation, 'ada', {})).rates!.rated).toBe(WEEKS);
	});

	it('are not told by brand, of which nobody knows the contacts', async () => {
		const organisation = await recorded();
		await contactsOf(organisation, Object.keys(organisation.teams), 7 * WEEKS);
		const brand = Object.values(organisation.brands)[0]!;
		expect((await asked(organisation, 'ada', { brand })).rates!.rated).toBe(0);
	});

	it('are asked for only where somebody chooses them', async () => {
		const organisation = await recorded();
		const context = organisation.as.lena!;
		const question = await questionFrom(context, new URLSearchParams());
		expect((await insights(context, question)).rates).toBeNull();
		const page = await insightsPage(context, new URLSearchParams('measure=rate'));
		expect(page.trend).toMatchObject({ shape: null, measures: { chosen: 'rate' } });
		expect(page.trend.nothing).toMatch(/^A rate needs the contacts of whole weeks/);
	});

	it('can be taken along as a file', async () => {
		const organisation = await recorded();
		await contactsOf(organisation, ['Orders'], 7 * WEEKS);
		const search = new URLSearchParams({
			measure: 'rate',
			trend: 'all',
			team: organisation.teams.Orders!
		});
		const [head, first] = await exportTrend(organisation.as.aisha!, search);
		expect(head).toHaveLength(first!.length);
		expect(first!.slice(0, 7)).toEqual(['2026-W37', '2026-09-07', '2026-09-13', 7, 700, 10, 10]);
	});
});

/** One record a day of the team Orders. */
async function recorded(): Promise<Organisation> {
	const organisation = await northwind(await testDatabase());
	const days = Array.from({ length: 7 * WEEKS }, (_, place) => addDays(firstMonday, place));
	await record(
		organisation,
		days.map((day) => recordOn(day, organisation))
	);
	return organisation;
}

/** A hundred contacts a day of each team, for so many days. */
async function contactsOf({ as }: Organisation, teams: readonly string[], days: number): Promise<void> {
	const rows = teams.flatMap((team) =>
		Array.from({ length: days }, (_, place) => ({
			team,
			channel: '',
			day: addDays(firstMonday, place),
			contacts: 100
		}))
	);
	await setVolumes(as.ada!, rows);
}

async function asked(organisation: Organisation, reader: string, search: Record<string, string>) {
	const context = organisation.as[reader]!;
	const more = new URLSearchParams({ measure: 'rate', trend: 'all', ...search });
	return insights(context, await questionFrom(context, more));
}
