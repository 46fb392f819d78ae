// The checks of architecture.test.ts, tried on sources that break its rules.
import { describe, expect, test } from 'vitest';
import { commandsThatDoNotAuthorise, outsideUsedInside } from './support/architecture/commands';
import { forbiddenImports, unusedExceptions } from './support/architecture/imports';
import { badNames, clockReaders, readersThatWrite } from './support/architecture/manners';
import { statementsWithoutOrganisation } from './support/architecture/queries';
import { parseSources } from './support/architecture/sources';

describe('a forbidden import is noticed', () => {
	const orders = 'src/lib/features/orders';
	const people = 'src/lib/features/people';

	test.each([
		['shared of a feature', 'src/lib/shared/days.ts', "import { a } from '../features/orders/order';"],
		['statistics of the server', 'src/lib/statistics/mean.ts', "import { a } from '$lib/server/answers';"],
		['a rule of its tables', `${orders}/order.ts`, "import { orders } from './tables.server';"],
		[
			'a rule of its tables, as a type',
			`${orders}/order.ts`,
			"import type { orders } from './tables.server';"
		],
		['a rule of another feature', `${orders}/order.ts`, "import { person } from '../people/person';"],
		['a rule through a dynamic import', `${orders}/order.ts`, "const a = () => import('../people/person');"],
		['a rule through a re-export', `${orders}/order.ts`, "export * from '../people/person';"],
		['a rule through an import type', `${orders}/order.ts`, "let a: import('../people/person').Person;"],
		['a rule of a component', `${orders}/order.ts`, "import Order from './Order.svelte';"],
		[
			'a component of server code',
			`${orders}/Order.svelte`,
			'<script lang="ts">import { a } from \'./queries.server\';</script>'
		],
		[
			'a component of another feature',
			`${orders}/Order.svelte`,
			"<script>import A from '../people/Person.svelte';</script>"
		],
		[
			'a module script',
			`${orders}/Order.svelte`,
			"<script module>import A from '../people/Person.svelte';</script><script>let a = 1;</script>"
		],
		[
			'a command of tables elsewhere',
			`${orders}/commands.server.ts`,
			"import { users } from '../people/tables.server';"
		],
		[
			'a command of commands elsewhere',
			`${orders}/commands.server.ts`,
			"import { invite } from '../people/commands.server';"
		],
		[
			'a query of what is behind a door',
			`${orders}/queries.server.ts`,
			"import { a } from '../people/queries/accounts.server';"
		],
		['a query of insights', `${orders}/queries.server.ts`, "import { a } from '../insights/queries.server';"],
		[
			'tables of the connection',
			`${orders}/tables.server.ts`,
			"import { openDatabase } from '../../server/db/connection';"
		],
		['tables of rules', `${orders}/tables.server.ts`, "import { rule } from './order';"],
		[
			'ui of a feature',
			'src/lib/ui/Button.svelte',
			"<script>import { a } from '$lib/features/orders/order';</script>"
		],
		[
			'the server of a feature',
			'src/lib/server/answers.ts',
			"import { a } from '../features/orders/queries.server';"
		],
		[
			'a route of tables',
			'src/routes/(app)/orders/+page.server.ts',
			"import { orders } from '$lib/features/orders/tables.server';"
		],
		[
			'a route of the connection',
			'src/routes/(app)/orders/+server.ts',
			"import { openDatabase } from '$lib/server/db/connection';"
		],
		[
			'a route of a part of the server',
			'src/routes/(app)/orders/+server.ts',
			"import { a } from '$lib/features/people/session-store.server';"
		],
		['anybody of the tests', `${orders}/order.ts`, "import { a } from '$tests/support/team';"]
	])('%s', (_what, path, source) => {
		expect(forbiddenImports(parseSources({ [path]: source }), [])).toEqual([
			expect.stringContaining(`${path} must not import `)
		]);
	});

	test('and one that the table allows is not', () => {
		const allowed = parseSources({
			[`${orders}/order.ts`]:
				"import { addDays } from '../../shared/days'; import { mean } from '$lib/statistics/mean'; import * as v from 'valibot';",
			[`${orders}/Order.svelte`]:
				"<script lang=\"ts\">import type { Row } from './queries.server'; import { rule } from './order'; import Button from '$lib/ui/Button.svelte';</script>",
			[`${orders}/tables.server.ts`]:
				"import { table } from '../../server/db/columns'; import { users } from '../people/tables.server'; import type { State } from './order';",
			[`${orders}/commands.server.ts`]:
				"import { orders } from './tables.server'; import { names } from '../people/queries.server'; import { inTransaction } from '$lib/server/context';",
			'src/lib/features/insights/queries.server.ts': "import { list } from '../orders/queries.server';",
			'src/routes/(app)/orders/+page.server.ts':
				"import { log } from '$lib/features/orders/commands.server'; import { page } from '$lib/server/answers';"
		});
		expect(forbiddenImports(allowed, [])).toEqual([]);
	});

	test('unless it was agreed on', () => {
		const rule = parseSources({ [`${orders}/order.ts`]: "import { person } from '../people/person';" });
		const agreed = { from: orders, to: `${people}/person.ts`, why: 'to test it' };
		expect(forbiddenImports(rule, [agreed])).toEqual([]);
		expect(forbiddenImports(rule, [{ ...agreed, typesOnly: true }])).toHaveLength(1);
		expect(unusedExceptions(rule, [{ ...agreed, to: `${people}/actor.ts` }])).toHaveLength(1);
	});
});

describe('a command that does not authorise is noticed', () => {
	const path = 'src/lib/features/orders/commands.server.ts';
	const complaints = (source: string) => commandsThatDoNotAuthorise(parseSources({ [path]: source }));

	test.each([
		[
			'where it only writes',
			'export async function a(context) { await inTransaction(context, async (inside) => { await inside.db.insert(t); }); }'
		],
		['where it does nothing', 'export async function a(context) {}'],
		['written as an arrow', 'export const a = async (context) => { await context.db.insert(t); };'],
		[
			'returning a promise',
			'export function a(context): Promise<void> { return inTransaction(context, (inside) => inside.db.delete(t)); }'
		],
		[
			'after the write',
			'export async function a(context) { await inTransaction(context, async (inside) => { await inside.db.update(t); authorise(true); }); }'
		],
		[
			'in a branch',
			'export async function a(context) { if (context.x) authorise(true); await inTransaction(context, async (inside) => { await inside.db.insert(t); }); }'
		],
		[
			'behind a condition',
			'export async function a(context) { context.x && authorise(true); await context.db.insert(t); }'
		],
		[
			'in a loop',
			'export async function a(context) { for (const x of context.xs) authorise(x); await context.db.insert(t); }'
		],
		[
			'in a catch',
			'export async function a(context) { try { f(); } catch { authorise(true); } await context.db.insert(t); }'
		],
		[
			'in a function that is never called',
			'export async function a(context) { const check = () => authorise(true); await context.db.insert(t); }'
		],
		[
			'after a function of its own writes',
			'async function b(inside) { await inside.db.insert(t); } export async function a(context) { await inTransaction(context, async (inside) => { await b(inside); authorise(true); }); }'
		],
		[
			'after another module writes',
			"import { record } from './recording.server'; export async function a(context) { await inTransaction(context, async (inside) => { await record(inside); authorise(true); }); }"
		]
	])('%s', (_how, source) => {
		expect(complaints(source)).toHaveLength(1);
	});

	test('in a folder of commands too', () => {
		const source = { 'src/lib/features/orders/commands/log.server.ts': 'export async function a() {}' };
		expect(commandsThatDoNotAuthorise(parseSources(source))).toHaveLength(1);
	});

	test.each([
		[
			'at its start',
			'export async function a(context) { authorise(true); await inTransaction(context, async (inside) => { await inside.db.insert(t); }); }'
		],
		[
			'after loading inside its transaction',
			"import { load } from './queries.server'; export async function a(context) { await inTransaction(context, async (inside) => { const x = await load(inside); authorise(x.ok); await inside.db.insert(t); }); }"
		],
		[
			'being open to anyone',
			"export async function a(context) { openToAnyone('because'); await inTransaction(context, async (inside) => { await inside.db.insert(t); }); }"
		],
		[
			'in a frame that is given its work',
			'function change(context, decide) { return inTransaction(context, async (inside) => { authorise(true); await decide(inside); }); } export async function a(context) { await change(context, async (inside) => { await inside.db.insert(t); }); }'
		],
		[
			'not being a command at all',
			'export function label(x) { return x; } async function helper(inside) { await inside.db.insert(t); }'
		]
	])('and not one that does, %s', (_how, source) => {
		expect(complaints(source)).toEqual([]);
	});
});

describe('the outside of a transaction is noticed inside of it', () => {
	const path = 'src/lib/features/orders/commands.server.ts';
	const complaints = (inside: string) =>
		outsideUsedInside(
			parseSources({
				[path]: `function own({ actor }) {} function reads({ db }) {} async function a(context) { await inTransaction(context, async (inside) => { ${inside} }); }`
			})
		);

	test.each(['await context.db.select();', 'await list(context);', 'await reads(context);'])(
		'%s',
		(source) => {
			expect(complaints(source)).toHaveLength(1);
		}
	);

	test.each(['await list(inside);', 'own(context);', 'f(context.actor.userId, context.now);'])(
		'but not %s',
		(source) => {
			expect(complaints(source)).toEqual([]);
		}
	);

	test('of a database that opens one itself', () => {
		const source =
			'async function a(db) { await db.transaction(x, async (inside) => { await db.select().from(t); }); }';
		expect(outsideUsedInside(parseSources({ [path]: source }))).toHaveLength(1);
	});
});

describe('a statement about every organisation is noticed', () => {
	const path = 'src/lib/features/orders/queries.server.ts';
	const complaints = (source: string, others: Record<string, string> = {}) =>
		statementsWithoutOrganisation(parseSources({ [path]: source, ...others }), []).length;

	test.each([
		['without a condition', 'async function a({ db }) { return db.select().from(orders); }'],
		[
			'with another condition',
			'async function a({ db }, id) { return db.select().from(orders).where(eq(orders.id, id)); }'
		],
		[
			'with the organisation only in a join',
			'async function a({ db }, id) { return db.select().from(orders).innerJoin(users, eq(users.organisationId, orders.organisationId)).where(eq(orders.id, id)); }'
		],
		[
			'that changes',
			'async function a({ db }, id) { await db.update(orders).set({ x: 1 }).where(eq(orders.id, id)); }'
		],
		[
			'that deletes',
			'async function a(inside, id) { await inside.db.delete(orders).where(eq(orders.id, id)); }'
		],
		[
			'whose condition is made elsewhere in vain',
			'const only = (id) => eq(orders.id, id); async function a({ db }, id) { return db.select().from(orders).where(only(id)); }'
		]
	])('%s', (_how, source) => {
		expect(complaints(source)).toBe(1);
	});

	test.each([
		[
			'at once',
			'async function a({ db, actor }) { return db.select().from(orders).where(eq(orders.organisationId, actor.organisationId)); }'
		],
		[
			'among others',
			'async function a({ db, actor }, id) { return db.select().from(orders).where(and(eq(orders.organisationId, actor.organisationId), eq(orders.id, id))); }'
		],
		[
			'in a condition with a name',
			'async function a({ db, actor }) { const mine = eq(orders.organisationId, actor.organisationId); return db.select().from(orders).where(mine); }'
		],
		[
			'in a function of its own',
			'function mine({ actor }) { return and(eq(orders.organisationId, actor.organisationId)); } async function a(context) { return context.db.select().from(orders).where(mine(context)); }'
		],
		[
			'in what it reads from',
			'async function a({ db, actor }) { const inner = db.select().from(orders).where(eq(orders.organisationId, actor.organisationId)).as("inner"); return db.select().from(inner); }'
		],
		['not being a statement', 'const found = new Map(); found.delete(1);']
	])('but not one that names it %s', (_how, source) => {
		expect(complaints(source)).toBe(0);
	});

	test('nor one that names it in another module', () => {
		const scope = {
			'src/lib/features/orders/scope.server.ts':
				'export function mine({ actor }) { return eq(orders.organisationId, actor.organisationId); }'
		};
		const source =
			"import { mine } from './scope.server'; async function a(context) { return context.db.select().from(orders).where(mine(context)); }";
		expect(complaints(source, scope)).toBe(0);
	});
});

describe('bad manners are noticed', () => {
	test('a query that writes', () => {
		const sources = parseSources({
			'src/lib/features/orders/queries.server.ts': 'async function a({ db }) { await db.insert(orders); }',
			'src/lib/features/orders/queries/list.server.ts': "import { inTransaction } from '$lib/server/context';"
		});
		expect(readersThatWrite(sources)).toHaveLength(2);
	});

	test('a feature that asks what time it is', () => {
		const sources = parseSources({
			'src/lib/features/orders/order.ts': "import { systemClock } from '$lib/shared/clock';",
			'src/lib/features/orders/due.ts': "import type { Clock } from '$lib/shared/clock';",
			'src/hooks.server.ts': "import { systemClock } from '$lib/shared/clock';"
		});
		expect(clockReaders(sources)).toEqual(['src/lib/features/orders/order.ts reads the clock']);
	});

	test('a file or a folder that could hold anything', () => {
		const bad = [
			'src/lib/utils.ts',
			'src/lib/helpers/a.ts',
			'src/lib/order-manager.server.ts',
			'src/lib/misc/b.svelte',
			'src/lib/data.ts'
		];
		expect(badNames([...bad, 'src/lib/database.ts', 'src/lib/management.ts'])).toEqual(bad);
	});
});
