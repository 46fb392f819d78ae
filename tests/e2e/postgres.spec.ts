import { expect, test } from '@playwright/test';
import postgres from 'postgres';
import { newId } from '../../src/lib/shared/ids';
import { startApp, type RunningApp } from '../support/app';
import { sameOrigin, send } from '../support/attacker';
import { startPostgres, type PostgresServer } from '../support/postgres-server';
import { setUp } from '../support/set-up';

let server: PostgresServer | undefined;
let whyNot = '';

test.beforeAll(async () => {
	try {
		server = await startPostgres();
	} catch (error) {
		if (process.env.CI === 'true') throw error;
		whyNot = `No PostgreSQL server could be started here: ${error instanceof Error ? error.message : error}`;
	}
});
test.afterAll(async () => {
	await server?.stop();
});

test('two nodes on one PostgreSQL are one app, from its set-up to its figures', async () => {
	test.skip(!server, whyNot);
	const url = await server!.createDatabase();
	const nodes = await Promise.all([startApp({ DATABASE_URL: url }), startApp({ DATABASE_URL: url })]);
	const [one, other] = nodes as [RunningApp, RunningApp];
	const database = postgres(url, { max: 1, onnotice: () => {} });
	const session = await setUp(one);
	const [team] = await database`select id from teams`;
	const [reason] = await database`select id from taxonomy_entries where kind = 'reason' and key = 'refund'`;
	const [cause] =
		await database`select id from taxonomy_entries where kind = 'cause' and key = 'late-delivery'`;
	const log = (app: RunningApp, summary: string) =>
		send(app, {
			method: 'POST',
			path: '/escalations/new',
			session,
			headers: sameOrigin,
			body: { id: newId(), teamId: team!.id, reasonId: reason!.id, causeIds: cause!.id, summary }
		});

	const logged = await Promise.all(
		Array.from({ length: 20 }, (_, turn) => log(nodes[turn % 2]!, `The parcel of turn ${turn}`))
	);
	expect(logged.map(({ status }) => status)).toEqual(logged.map(() => 303));

	for (const app of nodes) {
		const { body } = await send(app, { path: '/escalations/export.csv', session });
		expect(body.match(/The parcel of turn \d+/g)).toHaveLength(20);
	}
	for (const path of [
		'/',
		'/escalations?q=parcel',
		'/insights',
		'/fixes',
		'/settings/people',
		'/settings/audit'
	]) {
		expect((await send(other, { path, session })).status, path).toBe(200);
	}
	const [counted] =
		await database`select sum(records)::int as records from escalation_counts where grain = 'day' and scope = 'everything' and dimension = 'cause'`;
	expect(counted?.records).toBe(20);

	await database.unsafe('alter table escalations rename to escalations_away');
	const broken = await log(one, 'What a customer said on a bad day');
	await database.unsafe('alter table escalations_away rename to escalations');
	expect(broken.status).toBe(500);
	expect(one.output()).toMatch(/request [0-9a-f-]{36} POST/);
	expect(one.output().includes('on a bad day'), 'words of a customer in the log').toBe(false);
	expect((await log(one, 'The parcel after that')).status).toBe(303);

	await database.end();
	for (const app of nodes) expect((await app.stop()).exitCode).toBe(0);
});
