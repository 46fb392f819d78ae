import { describe, expect, it } from 'vitest';
import { recordingOf } from '../../../src/lib/features/escalations/counts.server';
import { insights, questionFrom, trendQuery } from '../../../src/lib/features/insights/queries.server';
import { addDays } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { northwind, type Organisation } from '../../support/team';
import { record, recordOn } from './random-records';

/** The fixture's present is Tuesday, 17 November 2026. */
const today = '2026-11-17';
const imported = { loggedBy: null };

describe('Recording', () => {
	it('goes on until today where people log by hand, so that a quiet week counts as zero', async () => {
		const organisation = await northwind(await testDatabase());
		await record(organisation, [recordOn('2026-09-07', organisation), recordOn('2026-10-28', organisation)]);
		expect(await recordingOf(organisation.as.lena!, null)).toEqual({ from: '2026-09-07', to: today });

		const { chart } = await trendOf(organisation, 'lena', 'trend=all');
		expect(chart.weeks.map(({ records, incomplete }) => incomplete ?? records)).toEqual([
			1,
			0,
			0,
			0,
			0,
			0,
			0,
			1,
			0,
			0,
			'not-over'
		]);
	});

	it('ends with the last record of an import, which says nothing about the days after', async () => {
		const organisation = await northwind(await testDatabase());
		await record(organisation, [
			recordOn('2026-09-07', organisation, imported),
			recordOn('2026-10-28', organisation, imported)
		]);
		expect(await recordingOf(organisation.as.lena!, null)).toEqual({ from: '2026-09-07', to: '2026-10-28' });

		const { chart } = await trendOf(organisation, 'lena', 'trend=all');
		expect(chart.weeks.map(({ records, incomplete }) => incomplete ?? records)).toEqual([
			1,
			0,
			0,
			0,
			0,
			0,
			0,
			'partly-recorded',
			'unrecorded',
			'unrecorded',
			'unrecorded'
		]);
	});

	it('is that of the reader’s teams alone, and of one team where one is chosen', async () => {
		const organisation = await northwind(await testDatabase());
		const returns = { teamId: organisation.teams.Returns! };
		await record(organisation, [
			recordOn('2026-03-02', organisation, returns),
			recordOn('2026-05-04', organisation)
		]);
		expect(await recordingOf(organisation.as.lena!, null)).toMatchObject({ from: '2026-05-04' });
		expect(await recordingOf(organisation.as.bo!, null)).toMatchObject({ from: '2026-03-02' });
		expect(await recordingOf(organisation.as.bo!, organisation.teams.Orders!)).toMatchObject({
			from: '2026-05-04'
		});
		expect(await recordingOf(organisation.as.ada!, null)).toMatchObject({ from: '2026-03-02' });
	});

	it('has not begun where nothing was recorded', async () => {
		const organisation = await northwind(await testDatabase());
		expect(await recordingOf(organisation.as.ada!, null)).toBeNull();
		expect((await trendOf(organisation, 'ada', '')).chart).toMatchObject({ weeks: [], usual: null });
	});

	it('of last year alone is shown by its own last year where no period is asked for', async () => {
		const organisation = await northwind(await testDatabase());
		const weekly = Array.from({ length: 60 }, (_, week) =>
			recordOn(addDays('2024-12-02', 7 * week), organisation, imported)
		);
		await record(organisation, weekly);
		const context = organisation.as.ada!;
		const found = await insights(context, await questionFrom(context, new URLSearchParams()));
		expect(found.filter.choice.period).toEqual({ from: '2025-01-21', to: '2026-01-19' });
		expect(found.records).toBe(52);
	});
});

describe('The trend', () => {
	it('is that of the most frequent cause where none is chosen, and says where it is going', async () => {
		const organisation = await northwind(await testDatabase());
		const late = organisation.entry('cause', 'late-delivery');
		const lost = organisation.entry('cause', 'lost-parcel');
		const weeks = Array.from({ length: 26 }, (_, back) => addDays('2026-11-09', -7 * back));
		await record(
			organisation,
			weeks.flatMap((monday, back) => [
				...copies(back < 3 ? 20 : 3 + (back % 3), monday, organisation, [late]),
				...copies(2 + (back % 2), monday, organisation, [lost])
			])
		);
		const context = organisation.as.lena!;
		const found = await insights(context, await questionFrom(context, new URLSearchParams('period=26w')));
		expect(found.trend.subject).toMatchObject({ kind: 'cause', id: late, name: 'Late delivery' });
		expect(found.trend.chart.direction).toBe('rising');
		expect(found.causes.bars.map(({ id, direction }) => [id, direction])).toEqual([
			[late, 'rising'],
			[lost, 'steady']
		]);
		expect(found.unusualWeeks.map(({ monday }) => monday)).toEqual([
			'2026-10-26',
			'2026-11-02',
			'2026-11-09'
		]);
	});
});

function copies(count: number, day: string, organisation: Organisation, causeIds: string[]) {
	return Array.from({ length: count }, () => recordOn(day, organisation, { causeIds }));
}

async function trendOf(organisation: Organisation, reader: string, search: string) {
	const context = organisation.as[reader]!;
	return trendQuery(context, await questionFrom(context, new URLSearchParams(search)));
}
