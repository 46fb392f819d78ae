import { describe, expect, it } from 'vitest';
import {
	exportChart,
	markChange,
	takeBackMark
} from '../../../src/lib/features/insights/charts/commands.server';
import { chartPage, markPage, measuredChart } from '../../../src/lib/features/insights/charts/queries.server';
import { addDays } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, type Organisation } from '../../support/team';
import { record, recordOn } from './random-records';

const FIRST = '2026-06-01';
const WEEKS = 24;
const CHANGED = addDays(FIRST, 7 * 12);

describe('Marking a change', () => {
	it('begins new limits there on every chart of that measure, and taking it back joins them again', async () => {
		const organisation = await recorded();
		const lena = organisation.as.lena!;
		const measure = ofOrders(organisation);
		const id = await markChange(lena, { measure, day: CHANGED, why: 'New mail' });

		const { chart } = await asked(organisation, 'aisha', measure);
		expect(chart.phases.map(({ first, centre }) => [first, centre])).toEqual([
			[0, 6.5],
			[12, 2.5]
		]);
		expect(chart.phases[1]!.marks).toMatchObject([
			{ why: 'New mail', by: { person: 'Lena', mayTakeBack: false } }
		]);
		const page = await chartPage(lena, new URLSearchParams({ measure }));
		expect(page.title).toContain('before the change of 24 Aug 2026');
		expect(page.changes).toMatchObject([{ why: 'New mail', mayTakeBack: true, fix: null }]);

		await takeBackMark(lena, id);
		await takeBackMark(lena, id);
		expect((await asked(organisation, 'aisha', measure)).chart.phases).toHaveLength(1);
	});

	it('of the whole is a change to each team too, but not the other way round', async () => {
		const organisation = await recorded();
		const { ada, lena } = organisation.as;
		await markChange(ada!, { measure: 'escalations', day: CHANGED, why: 'New policy' });
		await markChange(lena!, { measure: ofOrders(organisation), day: addDays(CHANGED, 28), why: 'New mail' });
		const ofTeam = await asked(organisation, 'lena', ofOrders(organisation));
		expect(ofTeam.chart.phases.map(({ marks }) => marks.map(({ why }) => why))).toEqual([
			[],
			['New policy'],
			['New mail']
		]);
		const page = await chartPage(lena!, new URLSearchParams({ measure: ofOrders(organisation) }));
		expect(page.changes.map(({ mayTakeBack }) => mayTakeBack)).toEqual([false, true]);
		expect((await asked(organisation, 'ada', 'escalations')).chart.phases).toHaveLength(2);
	});

	it('is for the leader of the team, and for an admin where it is about more than a team', async () => {
		const organisation = await recorded();
		const other = await fabrikam(organisation.as.ada!.db);
		const mark = { day: CHANGED, why: 'New mail' };
		const team = { measure: ofOrders(organisation), ...mark };
		const brand = { measure: `escalations@brand:${organisation.brands.Northwind!}`, ...mark };
		const refused = [
			[organisation.as.aisha!, team],
			[organisation.as.marco!, team],
			[other.as.zoe!, team],
			[organisation.as.lena!, { measure: 'escalations', ...mark }],
			[organisation.as.lena!, brand],
			[other.as.zoe!, brand],
			[organisation.as.ada!, { measure: 'nothing', ...mark }]
		] as const;
		for (const [context, input] of refused) {
			await expect(markChange(context, input)).rejects.toMatchObject({ code: 'not-found' });
			const search = new URLSearchParams({ measure: input.measure });
			await expect(markPage(context, search)).rejects.toMatchObject({ code: 'not-found' });
		}
		const id = await markChange(organisation.as.lena!, team);
		await markChange(organisation.as.ada!, brand);
		for (const context of [organisation.as.aisha!, organisation.as.marco!, other.as.zoe!]) {
			await expect(takeBackMark(context, id)).rejects.toMatchObject({ code: 'not-found' });
		}
		expect((await asked(organisation, 'lena', ofOrders(organisation))).chart.phases).toHaveLength(2);
	});

	it('answers in a sentence for a day to come and for one that is marked already', async () => {
		const organisation = await recorded();
		const lena = organisation.as.lena!;
		const measure = ofOrders(organisation);
		await expect(markChange(lena, { measure, day: '2026-11-18', why: 'Soon' })).rejects.toMatchObject({
			code: 'invalid',
			fields: { day: expect.stringContaining('still to come') }
		});
		await markChange(lena, { measure, day: CHANGED, why: 'New mail' });
		await expect(markChange(lena, { measure, day: CHANGED, why: 'Again' })).rejects.toMatchObject({
			fields: { day: 'A change is marked on this day already: “New mail”.' }
		});
	});

	it('can be marked anew on a day whose mark was taken back', async () => {
		const organisation = await recorded();
		const lena = organisation.as.lena!;
		const measure = ofOrders(organisation);
		await takeBackMark(lena, await markChange(lena, { measure, day: CHANGED, why: 'New mail' }));
		await markChange(lena, { measure, day: CHANGED, why: 'New mail after all' });
		const { chart } = await asked(organisation, 'lena', measure);
		expect(chart.phases[1]!.marks.map(({ why }) => why)).toEqual(['New mail after all']);
	});

	it('stands in the file of the chart, guarded as any text', async () => {
		const organisation = await recorded();
		const lena = organisation.as.lena!;
		const measure = ofOrders(organisation);
		await markChange(lena, { measure, day: CHANGED, why: 'New mail' });
		const [header, ...rows] = await exportChart(lena, new URLSearchParams({ measure }));
		const change = header!.indexOf('Change that began the phase');
		expect(rows.filter((row) => row[change] !== null).map((row) => [row[0], row[change]])).toEqual([
			['2026-W35', 'New mail']
		]);
		expect(rows.at(-1)![header!.indexOf('Why there is no value')]).toBe('not-over');
	});
});

/** Six and seven a week in turn in Orders until the change, and two and three from then on. */
async function recorded(): Promise<Organisation> {
	const organisation = await northwind(await testDatabase());
	const records = Array.from({ length: WEEKS }, (_, week) =>
		Array.from({ length: (week < 12 ? 6 : 2) + (week % 2) }, (__, turn) =>
			recordOn(addDays(FIRST, 7 * week + (turn % 7)), organisation)
		)
	);
	await record(organisation, records.flat());
	return organisation;
}

function asked(organisation: Organisation, reader: string, measure: string) {
	return measuredChart(organisation.as[reader]!, new URLSearchParams({ measure }));
}

function ofOrders({ teams }: Organisation): string {
	return `escalations@team:${teams.Orders!}`;
}
