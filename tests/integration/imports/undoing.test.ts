import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	escalationCauses,
	escalationCounts,
	escalationEvents,
	escalations,
	taxonomyEntries
} from '$lib/features/escalations/tables.server';
import { verifyRollUps } from '$lib/features/escalations/verification.server';
import { planFollowUp } from '$lib/features/escalations/commands/follow-ups.server';
import { followUpForm } from '$lib/features/escalations/forms';
import { continueImport, undoImport } from '$lib/features/imports/commands.server';
import { findImport, outlookOfUndo } from '$lib/features/imports/queries.server';
import { carryOn } from '$lib/features/imports/run/run.server';
import type { Context } from '$lib/server/context';
import { testDatabase } from '$tests/support/database';
import { bringIn, carriedThrough, drop, mapColumns, ownDataDir, takeOverAll } from '$tests/support/imports';
import { fabrikam, northwind, type Organisation } from '$tests/support/team';
import * as v from 'valibot';

ownDataDir();

const ROWS = 1300;

/** Cases of a few customers, who come back, with causes and reasons of the file's own. */
const cases = (from: number) =>
	[
		'number,date,reason,cause,customer',
		...Array.from({ length: ROWS }, (_, place) => {
			const day = `2026-0${(place % 9) + 1}-1${place % 10}`;
			return `N-${from + place},${day},Topic ${place % 7},Cause ${place % 5},K-${place % 60}`;
		})
	].join('\n');

const columns = {
	reference: 'number',
	occurred: 'date',
	reason: 'reason',
	cause: 'cause',
	customerReference: 'customer'
} as const;

async function imported(house: Organisation, context: Context, from = 0): Promise<string> {
	const id = await drop(context, house.teams.Orders!, cases(from));
	await mapColumns(context, id, columns);
	await takeOverAll(context, id);
	expect(await bringIn(context, id)).toMatchObject({ state: 'done', counts: { added: ROWS } });
	return id;
}

async function undone(context: Context, id: string) {
	await undoImport(context, { importId: id });
	return carriedThrough(context, id);
}

/** Everything that is stored about escalations, but for what each run makes anew. */
async function whatIsStored({ db, actor }: Context) {
	const { organisationId } = actor;
	const records = await db
		.select({ key: escalations.sourceKey, repeatOf: escalations.repeatOf })
		.from(escalations)
		.where(eq(escalations.organisationId, organisationId));
	const causes = await db
		.select()
		.from(escalationCauses)
		.where(eq(escalationCauses.organisationId, organisationId));
	const events = await db
		.select()
		.from(escalationEvents)
		.where(eq(escalationEvents.organisationId, organisationId));
	const entries = await db
		.select({ name: taxonomyEntries.name })
		.from(taxonomyEntries)
		.where(eq(taxonomyEntries.organisationId, organisationId));
	return {
		records: records.map(({ key }) => key).sort(),
		repeats: records.filter(({ repeatOf }) => repeatOf !== null).length,
		causes: causes.length,
		events: events.length,
		entries: entries.map(({ name }) => name).sort()
	};
}

test('an import that is taken out leaves what was there before it, and can be brought in again', async () => {
	const house = await northwind(await testDatabase(), 'UTC');
	const context = house.as.lena!;
	await imported(house, context, 100_000);
	const before = await whatIsStored(context);
	const id = await imported(house, context);
	expect(await outlookOfUndo(context, id)).toMatchObject({ records: ROWS, workedOn: 0 });

	expect(await undone(context, id)).toMatchObject({ state: 'undone', undo: { removed: ROWS, kept: 0 } });
	expect(await whatIsStored(context)).toEqual(before);
	expect((await verifyRollUps(context.db)).differences).toEqual([]);
	await imported(house, context);
	expect((await verifyRollUps(context.db)).differences).toEqual([]);
}, 120_000);

test('the entries an import made go with it, but for those that something else uses', async () => {
	const house = await northwind(await testDatabase(), 'UTC');
	const context = house.as.lena!;
	const before = await whatIsStored(context);
	const id = await imported(house, context);
	await undone(context, id);
	expect(await whatIsStored(context)).toEqual(before);

	const first = await imported(house, context);
	await imported(house, context, 100_000);
	await undone(context, first);
	expect((await whatIsStored(context)).entries).toEqual(expect.arrayContaining(['Topic 1', 'Cause 1']));
}, 120_000);

test('records that somebody has worked on stay, and are counted before and after', async () => {
	const house = await northwind(await testDatabase(), 'UTC');
	const context = house.as.lena!;
	const id = await imported(house, context);
	const [one] = await context.db
		.select({ id: escalations.id })
		.from(escalations)
		.where(
			and(eq(escalations.organisationId, house.organisationId), eq(escalations.sourceReference, 'N-700'))
		);
	await planFollowUp(context, one!.id, v.parse(followUpForm, { version: '1', dueOn: '2026-11-20' }));
	expect(await outlookOfUndo(context, id)).toMatchObject({ records: ROWS, workedOn: 1 });
	expect(await undone(context, id)).toMatchObject({ undo: { removed: ROWS - 1, kept: 1 } });
	expect((await whatIsStored(context)).records).toHaveLength(1);
	expect((await verifyRollUps(context.db)).differences).toEqual([]);

	const again = await drop(context, house.teams.Orders!, cases(0));
	await mapColumns(context, again, columns);
	await takeOverAll(context, again);
	expect(await bringIn(context, again)).toMatchObject({ counts: { added: ROWS - 1, alreadyThere: 1 } });
}, 120_000);

test('an undoing that is stopped after each batch comes to the same as one that is not', async () => {
	const house = await northwind(await testDatabase(), 'UTC');
	const context = house.as.lena!;
	const id = await imported(house, context);
	await undoImport(context, { importId: id });
	for (let batch = 1; batch <= 2; batch++) {
		let left = 1;
		await carryOn({
			database: context.db,
			clock: () => context.now,
			organisationId: house.organisationId,
			importId: id,
			batchRows: 500,
			shouldStop: () => left-- === 0
		});
		expect(await findImport(context, id)).toMatchObject({ state: 'undoing', undo: { removed: 500 * batch } });
		expect((await verifyRollUps(context.db)).differences).toEqual([]);
	}
	await Promise.all([carriedThrough(context, id), carriedThrough(context, id)]);
	expect(await carriedThrough(context, id)).toMatchObject({ state: 'undone', undo: { removed: ROWS } });
	const counts = await context.db
		.select({ records: escalationCounts.records })
		.from(escalationCounts)
		.where(eq(escalationCounts.organisationId, house.organisationId));
	expect(counts.filter(({ records }) => records !== 0)).toEqual([]);
}, 120_000);

test('is for who leads the team, and for what was brought in', async () => {
	const database = await testDatabase();
	const house = await northwind(database, 'UTC');
	const { zoe } = (await fabrikam(database)).as;
	const { lena, marco, aisha } = house.as;
	const id = await imported(house, lena!);
	for (const stranger of [marco!, aisha!, zoe!]) {
		await expect(undoImport(stranger, { importId: id })).rejects.toMatchObject({ code: 'not-found' });
		await expect(outlookOfUndo(stranger, id)).rejects.toMatchObject({ code: 'not-found' });
	}
	await undone(lena!, id);
	await expect(undoImport(lena!, { importId: id })).rejects.toMatchObject({ code: 'conflict' });
	await expect(continueImport(lena!, { importId: id })).rejects.toMatchObject({ code: 'conflict' });
	const waiting = await drop(lena!, house.teams.Orders!, cases(0));
	await expect(undoImport(lena!, { importId: waiting })).rejects.toMatchObject({ code: 'conflict' });
}, 120_000);
