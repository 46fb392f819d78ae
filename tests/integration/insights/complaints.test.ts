import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import {
	ensureTaxonomyEntries,
	recordEscalations
} from '../../../src/lib/features/escalations/recording.server';
import { paretoQuery, questionFrom, trendQuery } from '../../../src/lib/features/insights/queries.server';
import { inTransaction } from '../../../src/lib/server/context';
import { isoWeekOf, type Day } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { haveShared, readShared, sharedJson } from '../../support/shared-files';
import { northwind, type Organisation } from '../../support/team';
import { recordOn } from './random-records';

interface Expected {
	file: string;
	settings: { reason: string; date: string };
	rows: number;
	reason: { missing: number; pareto: { label: string; count: number; cumulative_share: number }[] };
	date: { first: string; last: string };
	per_iso_week: Record<string, number>;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Files whose reasons and days were counted by others, and how each writes a day. */
const files: [string, (text: string) => Day][] = [
	[
		'nyc_dca_mediated_complaints_2014_2016',
		(text) => {
			const [month = '', day = '', year = ''] = text.split('/');
			return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
		}
	],
	[
		'comcast_fcc_complaints_2015_bom_crlf',
		(text) => {
			const [day = '', month = '', year = ''] = text.split('-');
			return `20${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
		}
	]
];

describe.skipIf(!haveShared('complaints/expected'))('Insights count real complaints as R does:', () => {
	test.each(files)('%s', async (name, dayFrom) => {
		const expected = sharedJson<Expected>(`complaints/expected/${name}.expected.json`);
		const organisation = await northwind(await testDatabase());
		await recordFile(organisation, expected, dayFrom);

		const context = organisation.as.lena!;
		const { first, last } = expected.date;
		const search = new URLSearchParams({ from: first, to: last, trend: 'all' });
		const question = await questionFrom(context, search);
		const { bars, missing, records } = await paretoQuery(context, question, 'reason');
		expect(records).toBe(expected.rows);
		expect(missing).toBe(expected.reason.missing);
		expect(bars.map(({ label, count }) => ({ label, count }))).toEqual(
			expected.reason.pareto.map(({ label, count }) => ({ label, count }))
		);
		for (const [place, bar] of bars.entries()) {
			expect(bar.cumulativeShare).toBeCloseTo(expected.reason.pareto[place]!.cumulative_share, 8);
		}

		const { chart } = await trendQuery(context, question);
		const weeks = chart.weeks.filter(({ records }) => records > 0);
		expect(Object.fromEntries(weeks.map((week) => [isoWeekOf(week.monday), week.records]))).toEqual(
			expected.per_iso_week
		);
		expect(isoWeekOf(chart.weeks[0]!.monday)).toBe(isoWeekOf(first));
	});
});

async function recordFile(
	organisation: Organisation,
	{ file, settings }: Expected,
	dayFrom: (text: string) => Day
): Promise<void> {
	const rows: Record<string, string>[] = parse(readShared(`complaints/${file}`), {
		columns: true,
		bom: true
	});
	const named = rows.map((row) => row[settings.reason]!.trim()).filter((reason) => reason !== '');
	await inTransaction(organisation.as.ada!, async (inside) => {
		const ids = await ensureTaxonomyEntries(inside, 'reason', named);
		const records = rows.map((row) =>
			recordOn(dayFrom(row[settings.date]!), organisation, {
				reasonId: ids.get(row[settings.reason]!.trim()) ?? null,
				loggedBy: null
			})
		);
		await recordEscalations(inside, records);
	});
}
