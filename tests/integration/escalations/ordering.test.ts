import { drizzle } from 'drizzle-orm/better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, onTestFinished, test } from 'vitest';
import { logEscalation } from '../../../src/lib/features/escalations/commands/logging.server';
import { filtersFrom, listOrders } from '../../../src/lib/features/escalations/filters';
import { logForm } from '../../../src/lib/features/escalations/forms';
import {
	countEscalations,
	exportBatches,
	listEscalations,
	othersOfCustomer,
	recentOfCustomer
} from '../../../src/lib/features/escalations/queries.server';
import type { ReadingContext } from '../../../src/lib/server/context';
import { connectSqlite } from '../../../src/lib/server/db/connection';
import { dialect } from '../../../src/lib/server/db/dialect';
import { migrate } from '../../../src/lib/server/db/migrate';
import { addDays } from '../../../src/lib/shared/days';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { northwind } from '../../support/team';

const filters = (search: string) => filtersFrom(new URLSearchParams(search));

async function listOf(count: number) {
	const team = await northwind(await testDatabase());
	const aisha = team.as.aisha!;
	for (let place = 0; place < count; place++) {
		const form = {
			id: newId(),
			teamId: team.teams.Orders,
			reasonId: team.entry('reason', 'refund'),
			summary: `Number ${place}`,
			severity: String((place % 4) + 1),
			tier: String((place % 5) + 1),
			avoidable: ['no', 'authority', 'tool', ''][place % 4],
			occurredOn: addDays('2026-11-01', (place * 5) % 9),
			followUpDueOn: place % 3 === 0 ? addDays('2026-11-20', (place * 7) % 5) : ''
		};
		await logEscalation(aisha, v.parse(logForm, form));
	}
	return { team, aisha };
}

test('every order is kept over pages, forwards and back, without missing or repeating one', async () => {
	const { aisha } = await listOf(23);
	for (const order of Object.keys(listOrders)) {
		const asked = filters(`sort=${order}`);
		const whole = (await listEscalations(aisha, asked, null, 100)).rows;
		expect(whole).toHaveLength(order === 'follow-up' ? 8 : 23);
		const key = (row: (typeof whole)[number]) =>
			order === 'severity'
				? `${row.severity}${row.occurredOn}${row.id}`
				: `${order === 'follow-up' ? row.followUpDueOn : row.occurredOn}${row.id}`;
		const sorted = whole.map(key).sort();
		if (order === 'newest' || order === 'severity') sorted.reverse();
		expect(whole.map(key), order).toEqual(sorted);

		const pages = [await listEscalations(aisha, asked, null, 3)];
		while (pages.at(-1)!.next) pages.push(await listEscalations(aisha, asked, pages.at(-1)!.next, 3));
		const ids = whole.map(({ id }) => id);
		expect(
			pages.flatMap(({ rows }) => rows.map(({ id }) => id)),
			order
		).toEqual(ids);
		expect(pages[0]!.previous).toBeNull();
		for (let at = pages.length - 1; at > 0; at--) {
			const back = await listEscalations(aisha, asked, pages[at]!.previous, 3);
			expect(back.rows, order).toEqual(pages[at - 1]!.rows);
		}
		const exported = (await Array.fromAsync(exportBatches(aisha, asked))).flat();
		expect(
			exported.map(({ id }) => id),
			order
		).toEqual(ids);
	}
});

test('a cursor of another order, or one that was made up, starts at the first page', async () => {
	const { aisha } = await listOf(4);
	const first = await listEscalations(aisha, filters('sort=severity'), null, 2);
	const madeUp = [
		(await listEscalations(aisha, filters(''), null, 2)).next!,
		'after~9~x~y',
		'after~2~2026-11-01',
		'sideways'
	];
	for (const cursor of madeUp) {
		expect(await listEscalations(aisha, filters('sort=severity'), cursor, 2)).toEqual(first);
	}
});

test('filters by tier, by what would have spared it and by who logged it leave what they say', async () => {
	const { team, aisha } = await listOf(8);
	const count = async (search: string, as = aisha) =>
		(await listEscalations(as, filters(search))).rows.length;
	expect(await count('tier=5')).toBe(1);
	expect(await count('avoidable=yes')).toBe(4);
	expect(await count('avoidable=tool')).toBe(2);
	expect(await count('avoidable=none')).toBe(2);
	expect(await count('logged=me')).toBe(8);
	expect(await count('logged=me', team.as.bo!)).toBe(0);
	expect(await count('', team.as.bo!)).toBe(8);
});

describe.skipIf(dialect !== 'sqlite')('The plans of the list', () => {
	test('seek the page in the index of its order, and sort nothing, however far down it is', async () => {
		const { context, plans } = await watched('ada');
		const id = newId();
		const cursors = {
			newest: ['escalations_combined', `2026-01-01~${id}`],
			oldest: ['escalations_combined', `2026-01-01~${id}`],
			severity: ['escalations_by_severity', `2~2026-01-01~${id}`],
			'follow-up': ['escalations_by_follow_up', `2026-01-01~${id}`]
		};
		for (const [order, [index, place]] of Object.entries(cursors)) {
			for (const cursor of [null, `after~${place}`, `before~${place}`]) {
				plans();
				await listEscalations(context, filters(`sort=${order}`), cursor);
				const steps = plans();
				expect(steps[0], `${order} ${cursor}`).toContain(
					`SEARCH escalations USING INDEX ${index} (organisation_id=?`
				);
				expect(steps.join('\n'), `${order} ${cursor}`).not.toMatch(/SCAN|TEMP B-TREE/);
			}
		}
	});

	test('find what few match by what they match, and sort it then, instead of walking through the history', async () => {
		for (const reader of ['ada', 'aisha', 'bo']) await expectFewToBeFound(reader);
	});

	async function expectFewToBeFound(reader: string) {
		const { context, plans } = await watched(reader);
		const found = {
			'customer=C-1': 'escalations_by_customer (organisation_id=? AND customer_key=?',
			'logged=me': 'escalations_by_logger (organisation_id=? AND logged_by=?',
			'linked=yes': '(organisation_id=? AND id=?)',
			'assigned=me': '(organisation_id=? AND id=?)'
		};
		for (const [search, index] of Object.entries(found)) {
			for (const cursor of [null, `after~2026-01-01~${newId()}`]) {
				plans();
				await listEscalations(context, filters(search), cursor);
				expect(plans()[0], `${search} for ${reader}`).toContain(index);
			}
			await countEscalations(context, filters(search));
			expect(plans()[1], `counting ${search} for ${reader}`).toContain(index);
		}
	}

	test("find repeats and a customer's escalations by their index", async () => {
		const { context, plans } = await watched('ada');
		await listEscalations(context, filters('repeat=yes'));
		await othersOfCustomer(context, { id: newId(), customerReference: 'C-1' });
		await recentOfCustomer(context, 'C-1');
		const steps = plans();
		expect(steps.join('\n')).not.toMatch(/SCAN|TEMP B-TREE/);
		expect(steps[0]).toContain('escalations_repeats');
		for (const step of steps.slice(1))
			expect(step).toContain('escalations_by_customer (organisation_id=? AND customer_key=?');
	});
});

/** A reader whose database explains the queries it was asked since the last time. */
async function watched(reader: string): Promise<{ context: ReadingContext; plans: () => string[] }> {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-plans-'));
	const path = join(folder, 'plans.db');
	await migrate(path);
	const connection = connectSqlite(path);
	onTestFinished(() => {
		connection.close();
		rmSync(folder, { recursive: true });
	});
	const asked: { query: string; values: unknown[] }[] = [];
	const db = drizzle(connection, {
		casing: 'snake_case',
		logger: { logQuery: (query, values) => asked.push({ query, values }) }
	});
	const { actor, now } = (await northwind(await testDatabase())).as[reader]!;
	return {
		context: { actor, now, db: db as unknown as ReadingContext['db'] },
		plans: () =>
			asked.splice(0).flatMap(({ query, values }) => {
				const steps = connection.prepare(`explain query plan ${query}`).all(values) as { detail: string }[];
				return steps.map(({ detail }) => detail);
			})
	};
}
