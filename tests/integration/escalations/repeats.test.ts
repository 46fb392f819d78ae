import { and, eq } from 'drizzle-orm';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EscalationRecord } from '../../../src/lib/features/escalations/escalation';
import { alignRepeats } from '../../../src/lib/features/escalations/repeat-links.server';
import { bringRollUpsUpToDate } from '../../../src/lib/features/escalations/rebuilding.server';
import { recordEscalations, rewriteEscalation } from '../../../src/lib/features/escalations/recording.server';
import { addCounts } from '../../../src/lib/features/escalations/roll-ups.server';
import { customerKeyOf, repeatsAmong } from '../../../src/lib/features/escalations/repeats';
import { RollUpTally } from '../../../src/lib/features/escalations/roll-up';
import {
	escalationCauses,
	escalationEvents,
	escalations,
	escalationCounts,
	rollUpVersions
} from '../../../src/lib/features/escalations/tables.server';
import { verifyRollUps } from '../../../src/lib/features/escalations/verification.server';
import { inTransaction, type Context } from '../../../src/lib/server/context';
import { dayOf } from '../../../src/lib/shared/days';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { northwind, type Organisation } from '../../support/team';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-03-02T09:00:00Z');

function record(team: Organisation, given: Partial<EscalationRecord> & { day?: number }): EscalationRecord {
	const { day = 0, ...rest } = given;
	const occurredAt = given.occurredAt ?? new Date(START + day * DAY_MS);
	const id = given.id ?? newId();
	return {
		id,
		teamId: team.teams.Orders!,
		brandId: null,
		channelId: null,
		reasonId: null,
		firstLineId: null,
		outcomeId: null,
		causeIds: [],
		severity: 2,
		tier: 2,
		summary: 'Asked again',
		customerReference: 'C-1',
		orderReference: '',
		avoidable: null,
		authorityLimit: null,
		amount: null,
		occurredAt,
		occurredOn: dayOf(occurredAt, 'Europe/Berlin'),
		occurredHour: null,
		loggedAt: occurredAt,
		loggedBy: null,
		state: 'open',
		resolvedAt: null,
		resolvedOn: null,
		followUpDueOn: null,
		importId: null,
		sourceKey: id,
		sourceReference: null,
		...rest
	};
}

async function world() {
	const db = await testDatabase();
	const team = await northwind(db);
	const ada = team.as.ada!;
	const add = (records: EscalationRecord[]) =>
		inTransaction(ada, (inside) => recordEscalations(inside, records));
	return { db, team, ada, add };
}

async function stored({ db, actor }: Context) {
	const rows = await db
		.select()
		.from(escalations)
		.where(eq(escalations.organisationId, actor.organisationId));
	return new Map(rows.map((row) => [row.id, row]));
}

async function repeatsOf(context: Context) {
	return Object.fromEntries([...(await stored(context))].map(([id, row]) => [id, row.repeatOf]));
}

/** What the rule says of what is stored. */
async function expected(context: Context) {
	return Object.fromEntries(repeatsAmong([...(await stored(context)).values()]));
}

/** Takes an escalation out, as undoing an import does. */
function takeOut(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (inside) => {
		const { organisationId } = inside.actor;
		const [row] = await inside.db
			.select()
			.from(escalations)
			.where(and(eq(escalations.organisationId, organisationId), eq(escalations.id, id)));
		await inside.db
			.delete(escalationEvents)
			.where(and(eq(escalationEvents.organisationId, organisationId), eq(escalationEvents.escalationId, id)));
		await inside.db
			.delete(escalationCauses)
			.where(and(eq(escalationCauses.organisationId, organisationId), eq(escalationCauses.escalationId, id)));
		await inside.db
			.delete(escalations)
			.where(and(eq(escalations.organisationId, organisationId), eq(escalations.id, id)));
		const tally = new RollUpTally();
		tally.count({ ...row!, causeIds: [] }, -1);
		await alignRepeats(inside, [row!], tally);
		await addCounts(inside, tally);
	});
}

describe('A repeat contact', () => {
	test('is recognised whatever the letter case, the team and the batch it came in', async () => {
		const { team, ada, add } = await world();
		const first = record(team, { customerReference: ' c-1 ' });
		const again = record(team, { day: 29, teamId: team.teams.Returns! });
		const late = record(team, { day: 60 });
		const other = record(team, { day: 30, customerReference: 'C-2' });
		const nobody = record(team, { day: 30, customerReference: ' ' });
		await add([again, other, nobody]);
		expect(await repeatsOf(ada)).toMatchObject({ [again.id]: null });
		await add([late, first]);
		expect(await repeatsOf(ada)).toEqual({
			[first.id]: null,
			[again.id]: first.id,
			[late.id]: null,
			[other.id]: null,
			[nobody.id]: null
		});
	});

	test('is counted by week in the scope of its own team', async () => {
		const { db, team, add } = await world();
		await add([record(team, { day: 8 }), record(team, { day: 9, teamId: team.teams.Returns! })]);
		await add([record(team, { day: 0 })]);
		const weeks = await db
			.select()
			.from(escalationCounts)
			.where(
				and(
					eq(escalationCounts.grain, 'week'),
					eq(escalationCounts.dimension, 'repeat'),
					eq(escalationCounts.scope, 'team')
				)
			);
		const counts = weeks.flatMap(({ scopeId, start, counts }) =>
			Object.entries(counts).map(([value, [records]]) => [scopeId, start, value, records])
		);
		expect(counts.sort()).toEqual(
			[
				[team.teams.Orders, '2026-03-02', '', 1],
				[team.teams.Orders, '2026-03-09', 'yes', 1],
				[team.teams.Returns, '2026-03-09', 'yes', 1]
			].sort()
		);
		expect((await verifyRollUps(db)).differences).toEqual([]);
	});

	test('of one that is there already does not count the one left out', async () => {
		const { team, ada, add } = await world();
		const once = record(team, { day: 0, sourceKey: 'same' });
		await add([once]);
		const later = record(team, { day: 20 });
		await add([record(team, { day: 10, sourceKey: 'same' }), later]);
		expect(await repeatsOf(ada)).toEqual({ [once.id]: null, [later.id]: once.id });
	});
});

test('any order of adding, changing and taking out leaves what sorting gives', async () => {
	const { db, team, ada, add } = await world();
	const step = fc.record({
		what: fc.constantFrom('add', 'add', 'add', 'change', 'take out'),
		records: fc.array(
			fc.record({
				day: fc.integer({ min: 0, max: 100 }),
				customerReference: fc.constantFrom('C-1', 'c-1 ', 'Straße', 'STRASSE', ''),
				team: fc.constantFrom('Orders', 'Returns')
			}),
			{ minLength: 1, maxLength: 6 }
		),
		which: fc.nat()
	});
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
			for (const { what, records, which } of steps) {
				const there = [...(await stored(ada)).values()];
				const chosen = there[which % Math.max(there.length, 1)];
				const given = records.map(({ team: name, ...rest }) =>
					record(team, { ...rest, teamId: team.teams[name]! })
				);
				if (what === 'add' || !chosen) await add(given);
				else if (what === 'take out') await takeOut(ada, chosen.id);
				else {
					const { occurredAt, occurredOn, customerReference } = given[0]!;
					const before = { ...chosen, causeIds: [] };
					const after = { ...before, occurredAt, occurredOn, customerReference };
					await inTransaction(ada, (inside) => rewriteEscalation(inside, before, after));
				}
				expect(await repeatsOf(ada)).toEqual(await expected(ada));
			}
			expect((await verifyRollUps(db)).differences).toEqual([]);
		}),
		{ numRuns: 12 }
	);
});

test('what was stored before repeats were recognised is brought up to date at the next start', async () => {
	const { db, team, ada, add } = await world();
	const [first, again] = [record(team, { day: 0 }), record(team, { day: 3, customerReference: 'c-1' })];
	await add([again, first]);
	await inTransaction(ada, async ({ db: writing, actor }) => {
		await writing
			.update(escalations)
			.set({ customerKey: null, repeatOf: null })
			.where(eq(escalations.organisationId, actor.organisationId));
		await writing.delete(rollUpVersions).where(eq(rollUpVersions.organisationId, actor.organisationId));
	});
	expect((await verifyRollUps(db)).differences).not.toEqual([]);
	await bringRollUpsUpToDate(db, ada.now);
	expect(await repeatsOf(ada)).toEqual({ [first.id]: null, [again.id]: first.id });
	expect((await stored(ada)).get(first.id)!.customerKey).toBe(customerKeyOf('C-1'));
	expect((await verifyRollUps(db)).differences).toEqual([]);
});
