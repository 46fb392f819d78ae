import { describe, expect, it } from 'vitest';
import { insightsPage } from '../../../src/lib/features/insights/queries.server';
import { exportSignals } from '../../../src/lib/features/insights/signals/commands.server';
import { signalsPage, signalWeeks } from '../../../src/lib/features/insights/signals/queries.server';
import { addDays } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { northwind, type Organisation } from '../../support/team';
import { record, recordOn } from './random-records';

const WEEKS = 20;
const firstMonday = '2026-06-29';
const period = new URLSearchParams({ from: firstMonday, to: addDays(firstMonday, 7 * WEEKS - 1) });

describe('Unusual weeks', () => {
	it('are put beside the others, with what is named more often among their escalations', async () => {
		const organisation = await recorded({ week: 14, late: 40 });
		const found = await signalWeeks(organisation.as.lena!, period);
		const monday = addDays(firstMonday, 7 * 14);
		expect(found.unusual.map((week) => week.monday)).toEqual([monday]);
		expect(found.others).toHaveLength(WEEKS - 1);
		expect(found.records.unusual).toBeGreaterThan(40);
		expect(found.tables.cause.map(({ name, verdict }) => [name, verdict])).toEqual([
			['Late delivery', 'more'],
			['Sizing', 'fewer']
		]);
		const view = await signalsPage(organisation.as.lena!, period);
		expect(view.title).toBe('Escalations as a whole were out of the ordinary in week 41');
		expect(view.causes.title).toBe(
			'Late delivery came up more; Sizing came up less among the escalations of those weeks'
		);
		expect(view.causes.foot!.table.rows[0]!.heading.href).toContain(
			`from=${monday}&to=${addDays(monday, 6)}`
		);
	});

	it('are told on each Pareto, with the way to them', async () => {
		const organisation = await recorded({ week: 14, late: 40 });
		const { paretos } = await insightsPage(organisation.as.lena!, period);
		const told = paretos.flatMap(({ links }) => links).find(({ link }) => link.label === 'week 41');
		expect(told!.before).toMatch(/^The period was not stable/);
		expect(told!.link.href).toMatch(/^\/insights\/signals\?/);
	});

	it('are none in a stable period, which the Pareto says', async () => {
		const organisation = await recorded({ week: 14, late: 0 });
		const view = await signalsPage(organisation.as.lena!, period);
		expect(view.nothing?.title).toBe('Every full week lies in its usual range');
		const { paretos } = await insightsPage(organisation.as.lena!, period);
		expect(paretos[0]!.sentence).toMatch(/^The period was stable as a whole\./);
	});

	it('can be taken along as a file, which others have no part in', async () => {
		const organisation = await recorded({ week: 14, late: 40 });
		const [head, first] = await exportSignals(organisation.as.lena!, period, 'causes');
		expect(head).toHaveLength(first!.length);
		expect(first!.slice(0, 2)).toEqual(['Late delivery', 41]);
		expect(await exportSignals(organisation.as.chen!, period, 'causes')).toHaveLength(1);
		await expect(exportSignals(organisation.as.lena!, period, 'weeks')).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});

/** Ten or eleven records about sizing and one about late delivery each week; in one week more about late delivery. */
async function recorded({ week, late }: { week: number; late: number }): Promise<Organisation> {
	const organisation = await northwind(await testDatabase());
	const about = (cause: string, place: number, count: number) =>
		Array.from({ length: count }, (_, day) =>
			recordOn(addDays(firstMonday, 7 * place + (day % 7)), organisation, {
				causeIds: [organisation.entry('cause', cause)]
			})
		);
	const weeks = Array.from({ length: WEEKS }, (_, place) => [
		...about('sizing', place, 10 + ((place * 7) % 3)),
		...about('late-delivery', place, 1 + (place === week ? late : 0))
	]);
	await record(organisation, weeks.flat());
	return organisation;
}
