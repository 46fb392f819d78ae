import { basename } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { verifyRollUps } from '$lib/features/escalations/verification.server';
import type { Context } from '$lib/server/context';
import { dialect } from '$lib/server/db/dialect';
import { isoWeekOf } from '$lib/shared/days';
import { ask, keyFor } from '$tests/support/api';
import { testDatabase } from '$tests/support/database';
import { carriedThrough, ownDataDir } from '$tests/support/imports';
import { haveShared, readShared, sharedFiles, sharedJson } from '$tests/support/shared-files';
import { northwind } from '$tests/support/team';

ownDataDir();

interface Expected {
	file: string;
	settings: {
		id?: string;
		reason: string;
		channel?: string;
		date?: string;
		date_format?: string;
		resolved?: string;
		missing?: string[];
	};
	rows: number;
	reason: {
		missing: number;
		pareto: { label: string; count: number; share: number; cumulative_share: number }[];
	};
	channel?: { counts: Record<string, number> };
	date?: { unparseable_or_missing: number; first: string; last: string };
	per_month?: Record<string, number>;
	per_iso_week?: Record<string, number>;
	weekly_chart?: {
		week_starting: string[];
		counts: number[];
		making_data_count_unscreened_decrease_is_improvement: { mean: number; lpl: number; upl: number };
	};
}

interface Breakdown {
	records: number;
	missing: number;
	mentions: number;
	items: { name: string; count: number; share: number; cumulativeShare: number }[];
}

interface Trend {
	series: { start: string; records: number }[];
	limits: { mean: number; lower: number; upper: number };
}

const DAY_OF_DATELESS_FILES = '2026-10-01';

/** PGlite takes minutes for more; they are compared on SQLite. */
const MOST_ROWS_FOR_PGLITE = 10_000;

let compared = 0;
afterAll(() => console.log(`${compared} files of complaints came back through the API as R counts them`));

describe.skipIf(!haveShared('complaints/expected'))(
	'imported and read over the API, R’s counts come back:',
	() => {
		const cases = sharedFiles('complaints/expected', '.expected.json')
			.map((path) => basename(path))
			.filter(
				(name) =>
					dialect === 'sqlite' ||
					sharedJson<Expected>(`complaints/expected/${name}`).rows <= MOST_ROWS_FOR_PGLITE
			);

		test.each(cases)('%s', { timeout: 240_000 }, async (name) => {
			const expected = sharedJson<Expected>(`complaints/expected/${name}`);
			const house = await northwind(await testDatabase(), 'UTC');
			const ada = house.as.ada!;
			const key = await keyFor(ada, ada);
			const read = async <Body>(path: string, parameters: Record<string, string>) => {
				const search = new URLSearchParams(parameters);
				const { status, body } = await ask<Body>(ada, 'GET', `/api/v1${path}?${search}`, { key });
				expect(status).toBe(200);
				return body;
			};

			await bringIn(ada, key, expected);
			const { first, last } = expected.date ?? { first: DAY_OF_DATELESS_FILES, last: DAY_OF_DATELESS_FILES };
			const period = { from: first, to: last };

			const reasons = await read<Breakdown>('/insights/reasons', period);
			const unread = expected.date?.unparseable_or_missing ?? 0;
			expect(reasons.records).toBe(expected.rows - unread);
			expect(reasons.missing).toBe(expected.reason.missing);
			const counted = ({ name, count }: { name: string; count: number }) => [name, count];
			const { pareto } = expected.reason;
			expect(reasons.items.map(counted)).toEqual(pareto.map(({ label, count }) => [label, count]));
			for (const [place, item] of reasons.items.entries()) {
				expect(item.cumulativeShare).toBeCloseTo(pareto[place]!.cumulative_share, 8);
				expect(item.count / reasons.mentions).toBeCloseTo(pareto[place]!.share, 8);
			}

			const channels = await read<Breakdown>('/insights/channels', period);
			expect(Object.fromEntries(channels.items.map(counted))).toEqual(expected.channel?.counts ?? {});

			const byMonth = await read<Trend>('/insights/trend', { ...period, interval: 'month' });
			expect(found(byMonth, (day) => day.slice(0, 7))).toEqual(
				expected.per_month ?? { [DAY_OF_DATELESS_FILES.slice(0, 7)]: expected.rows }
			);
			const byWeek = await read<Trend>('/insights/trend', period);
			expect(found(byWeek, isoWeekOf)).toEqual(
				expected.per_iso_week ?? { [isoWeekOf(DAY_OF_DATELESS_FILES)]: expected.rows }
			);
			if (expected.weekly_chart) await compareChart(read, expected.weekly_chart);
			expect((await verifyRollUps(ada.db)).differences).toEqual([]);
			compared++;
		});
	}
);

type Read = <Body>(path: string, parameters: Record<string, string>) => Promise<Body>;

async function compareChart(read: Read, chart: NonNullable<Expected['weekly_chart']>): Promise<void> {
	const { week_starting: mondays, counts } = chart;
	const to = new Date(Date.parse(mondays.at(-1)!) + 6 * 86_400_000).toISOString().slice(0, 10);
	const { series, limits } = await read<Trend>('/insights/trend', {
		from: mondays[0]!,
		to,
		screening: 'off'
	});
	expect(series.map(({ start }) => start)).toEqual(mondays);
	expect(series.map(({ records }) => records)).toEqual(counts);
	const { mean, lpl, upl } = chart.making_data_count_unscreened_decrease_is_improvement;
	expect(limits.mean).toBeCloseTo(mean, 6);
	expect(limits.lower).toBeCloseTo(lpl, 6);
	expect(limits.upper).toBeCloseTo(upl, 6);
}

/** Counts by the name of their interval, without empty ones. */
function found({ series }: Trend, nameOf: (day: string) => string): Record<string, number> {
	const named = series.filter(({ records }) => records > 0);
	return Object.fromEntries(named.map(({ start, records }) => [nameOf(start), records]));
}

async function bringIn(ada: Context, key: string, { file, settings, rows, date }: Expected): Promise<void> {
	const mapping = {
		team: 'Orders',
		source: 'R',
		columns: {
			...(settings.id && { reference: settings.id }),
			reason: settings.reason,
			...(settings.channel && { channel: settings.channel }),
			...(settings.date && { occurred: settings.date }),
			...(settings.resolved && { resolved: settings.resolved })
		},
		...(settings.date ? { dateStyle: styleOf(settings.date_format!) } : { day: DAY_OF_DATELESS_FILES }),
		missing: settings.missing ?? ['?']
	};
	const form = new FormData();
	form.append('mapping', JSON.stringify(mapping));
	form.append('file', new File([new Uint8Array(readShared(`complaints/${file}`))], file));
	const encoded = new Response(form);
	const sent = await ask<{ id: string }>(ada, 'POST', '/api/v1/imports', {
		key,
		body: new Uint8Array(await encoded.arrayBuffer()),
		headers: { 'content-type': encoded.headers.get('content-type')!, 'content-length': '1' }
	});
	expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 202 });
	await carriedThrough(ada, sent.body.id);
	const { body } = await ask(ada, 'GET', `/api/v1/imports/${sent.body.id}`, { key });
	const unread = date?.unparseable_or_missing ?? 0;
	expect(body).toMatchObject({
		state: 'done',
		counts: { rows, added: rows - unread, rejected: unread, alreadyThere: 0 }
	});
}

/** How R's format writes a date, in our words. */
function styleOf(format: string): string {
	if (format.startsWith('%d')) return 'day-month-year';
	return format.startsWith('%m') ? 'month-day-year' : 'year-month-day';
}
