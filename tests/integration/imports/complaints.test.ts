import { eq } from 'drizzle-orm';
import { basename } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { taxonomy } from '$lib/features/escalations/queries.server';
import { escalations } from '$lib/features/escalations/tables.server';
import { verifyRollUps } from '$lib/features/escalations/verification.server';
import { changeColumns, changeValues } from '$lib/features/imports/commands.server';
import { valuesOfList } from '$lib/features/imports/guesses/value-guesses';
import { emptyMapping, type Field, type Mapping } from '$lib/features/imports/mapping';
import { findImport } from '$lib/features/imports/queries.server';
import type { Context } from '$lib/server/context';
import { dialect } from '$lib/server/db/dialect';
import { isoWeekOf } from '$lib/shared/days';
import { testDatabase } from '$tests/support/database';
import { bringIn, drop, ownDataDir } from '$tests/support/imports';
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
		resolved?: string;
		missing?: string[];
	};
	rows: number;
	columns: string[];
	distinct_ids?: number;
	reason: { missing: number; distinct: number; pareto: { label: string; count: number }[] };
	channel?: { counts: Record<string, number> };
	date?: { unparseable_or_missing: number; first: string; last: string };
	per_month?: Record<string, number>;
	per_iso_week?: Record<string, number>;
	resolution_hours?: { n: number; missing: number; negative: number; mean: number };
}

const DAY_OF_DATELESS_FILES = '2026-10-01';

/** PGlite takes minutes for more; they are compared on SQLite. */
const MOST_ROWS_FOR_PGLITE = 10_000;

const rowsOf = (name: string) => sharedJson<Expected>(`complaints/expected/${name}`).rows;

let compared = 0;
afterAll(() => console.log(`${compared} files of complaints were compared with their expected counts`));

describe.skipIf(!haveShared('complaints/expected'))(
	'the counts of real complaints are those computed by R:',
	() => {
		const cases = sharedFiles('complaints/expected', '.expected.json')
			.map((path) => basename(path))
			.filter((name) => dialect === 'sqlite' || rowsOf(name) <= MOST_ROWS_FOR_PGLITE);

		test.each(cases)('%s', { timeout: 240_000 }, async (name) => {
			const expected = sharedJson<Expected>(`complaints/expected/${name}`);
			const database = await testDatabase();
			const house = await northwind(database, 'UTC');
			const context = house.as.ada!;
			const id = await drop(context, house.teams.Orders!, readShared(`complaints/${expected.file}`));
			await mapAsExpected(context, id, expected);
			const done = await bringIn(context, id);

			const unread = expected.date?.unparseable_or_missing ?? 0;
			expect(done).toMatchObject({
				state: 'done',
				counts: { rows: expected.rows, rejected: unread, alreadyThere: 0 }
			});
			expect(done.counts.added).toBe(expected.rows - unread);
			expect(await countsOf(context)).toEqual(countsExpected(expected));
			expect((await verifyRollUps(database)).differences).toEqual([]);
			compared++;
		});
	}
);

async function mapAsExpected(
	context: Context,
	importId: string,
	{ settings, columns }: Expected
): Promise<void> {
	const { profile, mapping } = await findImport(context, importId);
	const names: Partial<Record<Field, string | undefined>> = {
		reference: settings.id,
		reason: settings.reason,
		channel: settings.channel,
		occurred: settings.date,
		resolved: settings.resolved
	};
	const places: Mapping['columns'] = {};
	for (const [field, name] of Object.entries(names) as [Field, string | undefined][]) {
		if (name) places[field] = columns.indexOf(name);
	}
	const styleOf = (field: 'occurred' | 'resolved') => profile.columns[places[field] ?? -1]?.dates?.style;
	await changeColumns(context, {
		...emptyMapping,
		importId,
		columns: places,
		styles: { occurred: styleOf('occurred'), resolved: styleOf('resolved') },
		day: settings.date ? null : DAY_OF_DATELESS_FILES,
		missing: settings.missing ?? ['', '?', ...(settings.resolved ? mapping.missing : [])]
	});
	const mapped = (await findImport(context, importId)).mapping;
	const asTheyAre = (field: 'reason' | 'channel') =>
		valuesOfList(profile, mapped, field).map(([value]) => ({ value, answer: value }));
	await changeValues(context, {
		importId,
		answers: { reason: asTheyAre('reason'), channel: asTheyAre('channel') },
		takeOver: []
	});
}

async function countsOf(context: Context) {
	const rows = await context.db
		.select({
			reasonId: escalations.reasonId,
			channelId: escalations.channelId,
			day: escalations.occurredOn,
			at: escalations.occurredAt,
			resolvedAt: escalations.resolvedAt,
			reference: escalations.sourceReference
		})
		.from(escalations)
		.where(eq(escalations.organisationId, context.actor.organisationId));
	const names = new Map((await taxonomy(context)).map(({ id, name }) => [id, name]));
	const hours = rows.flatMap(({ at, resolvedAt }) =>
		resolvedAt ? [(resolvedAt.getTime() - at.getTime()) / 3_600_000] : []
	);
	return {
		missing: rows.filter(({ reasonId }) => reasonId === null).length,
		reasons: counted(rows.flatMap(({ reasonId }) => (reasonId ? [names.get(reasonId)!] : []))),
		channels: counted(rows.flatMap(({ channelId }) => (channelId ? [names.get(channelId)!] : []))),
		months: counted(rows.map(({ day }) => day.slice(0, 7))),
		weeks: counted(rows.map(({ day }) => isoWeekOf(day))),
		references: new Set(rows.flatMap(({ reference }) => reference ?? [])).size,
		resolved: hours.length,
		negative: hours.filter((each) => each < 0).length,
		meanHours: rounded(hours.reduce((sum, each) => sum + each, 0) / (hours.length || 1))
	};
}

function countsExpected(expected: Expected): Awaited<ReturnType<typeof countsOf>> {
	const months = expected.per_month ?? { [DAY_OF_DATELESS_FILES.slice(0, 7)]: expected.rows };
	const weeks = expected.per_iso_week ?? { [isoWeekOf(DAY_OF_DATELESS_FILES)]: expected.rows };
	return {
		missing: expected.reason.missing,
		reasons: Object.fromEntries(expected.reason.pareto.map(({ label, count }) => [label, count])),
		channels: expected.channel?.counts ?? {},
		months,
		weeks,
		references: expected.distinct_ids ?? 0,
		resolved: expected.resolution_hours?.n ?? 0,
		negative: expected.resolution_hours?.negative ?? 0,
		meanHours: rounded(expected.resolution_hours?.mean ?? 0)
	};
}

function counted(values: string[]): Record<string, number> {
	return Object.fromEntries(
		[...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length])
	);
}

function rounded(hours: number): number {
	return Math.round(hours * 1e4) / 1e4;
}
