import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as v from 'valibot';
import { apiEscalation } from '$lib/features/escalations/api/forms';
import { logEscalation, logEscalationByNames } from '$lib/features/escalations/commands/logging.server';
import { logForm } from '$lib/features/escalations/forms';
import { escalations } from '$lib/features/escalations/tables.server';
import { verifyRollUps } from '$lib/features/escalations/verification.server';
import { makeApiKey } from '$lib/features/people/commands.server';
import { holderOfKey } from '$lib/features/people/queries.server';
import type { Receipt } from '$lib/shared/receipt';
import { apiReceipts } from '$lib/features/people/tables.server';
import type { Context } from '$lib/server/context';
import { openDatabase, type Database } from '$lib/server/db/connection';
import { migrate } from '$lib/server/db/migrate';
import { newId } from '$lib/shared/ids';
import { testDatabase } from '$tests/support/database';
import { realDatabases } from '$tests/support/real-databases';
import { fabrikam, northwind, NOW, type Organisation } from '$tests/support/team';

const databases = realDatabases();

const said = (given: Record<string, unknown> = {}) =>
	v.parse(apiEscalation, { team: 'Orders', reason: 'Refund', summary: 'Asked twice', ...given });

const log = (context: Context, given: Record<string, unknown> = {}, receipt: Receipt | null = null) =>
	logEscalationByNames(context, said(given), receipt);

async function stored(db: Database, { organisationId }: Organisation) {
	return db
		.select({ id: escalations.id, summary: escalations.summary, teamId: escalations.teamId })
		.from(escalations)
		.where(eq(escalations.organisationId, organisationId));
}

/** A key that acts for a person, and receipts under it. */
async function receiptsFor(db: Database, house: Organisation, person: string) {
	const { userId } = house.as[person]!.actor;
	const key = await makeApiKey(house.as.ada!, {
		name: 'Helpdesk',
		userId,
		scopes: ['escalations:write'],
		expiresOn: null
	});
	const holder = await holderOfKey(db, key, NOW);
	const keyId = holder!.key.id;
	return (idempotencyKey: string, fingerprint = idempotencyKey): Receipt => ({
		keyId,
		idempotencyKey,
		fingerprint
	});
}

describe('escalations logged at the same moment', () => {
	test('are each decided by themselves: those that are refused leave the others standing', async () => {
		const db = await testDatabase();
		const house = await northwind(db);
		const { aisha, chen, lena } = house.as as Record<string, Context>;
		const outcomes = await Promise.allSettled([
			log(aisha!, { summary: 'one' }),
			log(aisha!, { reason: 'No such reason', causes: ['Late delivery', 'Weather'] }),
			log(chen!, { summary: 'not my team' }),
			log(lena!, { summary: 'two', causes: ['late DELIVERY', 'Sizing'], brand: 'Tailspin' }),
			log(aisha!, { occurredAt: '2026-11-18T10:00:00Z' })
		]);
		expect(outcomes.map(({ status }) => status)).toEqual([
			'fulfilled',
			'rejected',
			'rejected',
			'fulfilled',
			'rejected'
		]);
		expect(outcomes[1]).toMatchObject({
			reason: {
				code: 'invalid',
				fields: {
					reason: '“No such reason” is neither the name nor the id of one of the choices.',
					'causes.1': '“Weather” is neither the name nor the id of one of the choices.'
				}
			}
		});
		expect(outcomes[2]).toMatchObject({ reason: { fields: { team: expect.stringContaining('Orders') } } });
		expect(outcomes[3]).toMatchObject({
			value: {
				status: 201,
				isRepeated: false,
				answer: {
					team: { name: 'Orders' },
					brand: { name: 'Tailspin' },
					causes: [{ name: 'Late delivery' }, { name: 'Sizing' }],
					state: 'open'
				}
			}
		});
		expect(outcomes[4]).toMatchObject({
			reason: { fields: { occurredAt: expect.stringContaining('future') } }
		});
		expect((await stored(db, house)).map(({ summary }) => summary).sort()).toEqual(['one', 'two']);
		expect((await verifyRollUps(db)).differences).toEqual([]);
	});

	test('keep organisations apart', async () => {
		const db = await testDatabase();
		const [house, other] = [await northwind(db), await fabrikam(db)];
		await Promise.all([log(house.as.aisha!), log(other.as.yuri!, { team: 'Desk' }), log(house.as.lena!)]);
		expect(await stored(db, house)).toHaveLength(2);
		expect(await stored(db, other)).toHaveLength(1);
		await expect(log(other.as.zoe!, { team: house.teams.Orders })).rejects.toMatchObject({
			fields: { team: expect.stringContaining(house.teams.Orders!) }
		});
	});

	test('are one where they are the same form sent twice at once', async () => {
		const db = await testDatabase();
		const house = await northwind(db);
		const form = v.parse(logForm, {
			id: newId(),
			teamId: house.teams.Orders,
			reasonId: house.entry('reason', 'refund'),
			summary: 'Sent twice'
		});
		const ids = await Promise.all([1, 2, 3].map(() => logEscalation(house.as.aisha!, form)));
		expect(new Set(ids)).toEqual(new Set([form.id]));
		expect(await stored(db, house)).toHaveLength(1);
		expect((await verifyRollUps(db)).differences).toEqual([]);
	});

	test('are all refused by a transaction that fails, and nothing of them is stored', async () => {
		const db = await testDatabase();
		const house = await northwind(db);
		const breaks: Context = {
			...house.as.aisha!,
			db: Object.assign(Object.create(db) as Database, {
				transaction: <T>(lock: string, work: Parameters<typeof db.transaction<T>>[1]) =>
					db.transaction(lock, async (inside) => {
						await work(inside);
						throw new Error('the disk is full');
					})
			})
		};
		const outcomes = await Promise.allSettled([log(breaks), log(breaks), log(breaks)]);
		for (const outcome of outcomes) {
			expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'the disk is full' } });
		}
		expect(await stored(db, house)).toEqual([]);
		await log(house.as.aisha!);
		expect(await stored(db, house)).toHaveLength(1);
	});

	test('are taken on where whoever was answered sends the next one at once', async () => {
		const db = await testDatabase();
		const house = await northwind(db);
		for (let turn = 0; turn < 5; turn++) await log(house.as.aisha!, { summary: `${turn}` });
		const chain = (left: number): Promise<unknown> =>
			log(house.as.aisha!).then(() => (left > 0 ? chain(left - 1) : null));
		await Promise.all([chain(3), chain(5)]);
		expect(await stored(db, house)).toHaveLength(5 + 4 + 6);
	});

	test('come to the same records as one after the other, whatever is good or bad among them', async () => {
		const db = await testDatabase();
		const house = await northwind(db);
		const person = fc.constantFrom('aisha', 'chen', 'marco', 'ada');
		const team = fc.constantFrom('Orders', 'Returns', 'Nowhere');
		const reason = fc.constantFrom('Refund', 'Return', 'No such reason');
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(person, team, reason), { maxLength: 12 }), async (wishes) => {
				const before = (await stored(db, house)).length;
				const outcomes = await Promise.allSettled(
					wishes.map(([who, where, why]) => log(house.as[who]!, { team: where, reason: why }))
				);
				const may = wishes.map(([who, where, why]) => {
					const { isAdmin, teams } = house.as[who]!.actor;
					const id = house.teams[where];
					return id !== undefined && (isAdmin || teams.has(id)) && why !== 'No such reason';
				});
				expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(may);
				expect((await stored(db, house)).length - before).toBe(may.filter(Boolean).length);
			}),
			{ numRuns: 25 }
		);
		expect((await verifyRollUps(db)).differences).toEqual([]);
	});
});

describe('an escalation with a receipt', () => {
	test('is logged once however often it is sent, and is answered the same', async () => {
		const db = await testDatabase();
		const house = await northwind(db);
		const receipt = await receiptsFor(db, house, 'aisha');
		const first = await log(house.as.aisha!, {}, receipt('a'));
		const again = await log(house.as.aisha!, {}, receipt('a'));
		expect(again).toEqual({ ...first, isRepeated: true });
		expect(await stored(db, house)).toHaveLength(1);
	});

	test('is refused where its name was used for another request, or is in use', async () => {
		const db = await testDatabase();
		const house = await northwind(db);
		const receipt = await receiptsFor(db, house, 'aisha');
		await log(house.as.aisha!, {}, receipt('a', 'one'));
		const outcomes = await Promise.allSettled([
			log(house.as.aisha!, {}, receipt('a', 'two')),
			log(house.as.aisha!, {}, receipt('b')),
			log(house.as.aisha!, {}, receipt('b'))
		]);
		expect(outcomes).toMatchObject([
			{ status: 'rejected', reason: { code: 'idempotency-mismatch' } },
			{ status: 'fulfilled' },
			{ status: 'rejected', reason: { code: 'conflict' } }
		]);
		expect(await stored(db, house)).toHaveLength(2);
	});

	test('that was refused may be sent again under the same name, mended', async () => {
		const db = await testDatabase();
		const house = await northwind(db);
		const receipt = await receiptsFor(db, house, 'aisha');
		await expect(log(house.as.aisha!, { reason: 'Nothing' }, receipt('a', 'one'))).rejects.toBeTruthy();
		expect(await log(house.as.aisha!, {}, receipt('a', 'two'))).toMatchObject({ isRepeated: false });
	});

	test('is forgotten after a day, with its row', async () => {
		const db = await testDatabase();
		const house = await northwind(db);
		const receipt = await receiptsFor(db, house, 'aisha');
		await log(house.as.aisha!, {}, receipt('a'));
		const tomorrow = { ...house.as.aisha!, now: new Date(NOW.getTime() + 24 * 3_600_000 + 1) };
		expect(await log(tomorrow, {}, receipt('a'))).toMatchObject({ isRepeated: false });
		expect(await stored(db, house)).toHaveLength(2);
		const kept = await db
			.select({ key: apiReceipts.idempotencyKey })
			.from(apiReceipts)
			.where(eq(apiReceipts.organisationId, house.organisationId));
		expect(kept).toEqual([{ key: 'a' }]);
	});
});

test('two hundred at once lose none and double none, on a database as production has it', async ({
	skip
}) => {
	const url = await databases.empty(skip);
	await migrate(url);
	const db = openDatabase(url);
	onTestFinished(() => db.close());
	const house = await northwind(db);
	const receipt = await receiptsFor(db, house, 'aisha');
	const wishes = Array.from({ length: 200 }, (_, place) => place);
	const outcomes = await Promise.allSettled(
		wishes.map((place) =>
			log(
				house.as.aisha!,
				{ summary: `Case ${place}`, ...(place % 10 === 9 && { reason: 'No such reason' }) },
				// Every second one is named, and each name is used twice.
				place % 2 === 0 ? receipt(`name ${place % 100}`, 'the same') : null
			)
		)
	);
	const logged = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
	const ids = logged.map(({ answer }) => (answer as { id: string }).id);
	const rows = await stored(db, house);
	expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(ids));
	// A hundred without a name, of which every fifth is bad, and fifty names.
	expect(rows).toHaveLength(80 + 50);
	expect(rows.map(({ summary }) => summary)).toHaveLength(new Set(rows.map(({ summary }) => summary)).size);
	expect((await verifyRollUps(db)).differences).toEqual([]);
});
