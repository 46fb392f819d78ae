import { makeApiKey } from '../../src/lib/features/people/commands/api-keys.server';
import type { Context } from '../../src/lib/server/context';
import { apiScopeList, type ApiScope } from '../../src/lib/shared/api-scopes';
import { comparable, sameOrigin, send, type Answer, type Form } from '../support/attacker';
import { expect, test, type TeamApp } from '../support/browser';
import { everybody, readers, rules, type About, type Reader, type Rule } from '../support/route-rules';
import { operationsOf, type Operation } from '../support/routes';
import { startSession } from '../support/sign-in';
import { NOTHING, ORGANISATION_MARK, TEAM_MARK, worldOf, type World } from '../support/world';

const operations = operationsOf();

// Each request comes from an address of its own, so that nobody is kept waiting after too many attempts.
test.use({ appSettings: { ADDRESS_HEADER: 'x-test-address' } });
let requests = 0;
const nextAddress = () => `10.0.${Math.floor(++requests / 250)}.${requests % 250}`;

test('every route has a rule, and every rule a route', () => {
	expect(Object.keys(rules).sort()).toEqual(operations.map(({ name }) => name).sort());
});

for (const operation of operations) {
	const rule = rules[operation.name];
	if (!rule) continue;
	test(`${operation.name} is for ${rule.for.join(', ') || 'none of them'}`, async ({ app }) => {
		const world = worldOf(app);
		for (const reader of everybody) {
			const asker = await askerFor(app, world, operation, rule, reader);
			if (rule.for.includes(reader)) await expectItIsGiven(asker);
			else if (reader === 'nobody') await (rule.scope ? expectKeyIsAskedFor : expectSignIn)(asker);
			else if (rule.toldWhyNot?.[reader]) await expectReason(asker, rule.toldWhyNot[reader]);
			else await expectNothingIsThere(asker);
		}
		if (rule.scope) await expectScopeIsAskedFor(app, world, operation, rule);
	});
}

const isForApi = ({ path }: Operation) => path.startsWith('/api/');

/** One reader about to try one operation. */
interface Asker {
	name: string;
	reader: Reader;
	operation: Operation;
	rule: Rule;
	about: () => Promise<About>;
	ask: (about: About, path?: (path: string) => string) => Promise<Answer>;
}

async function askerFor(
	app: TeamApp,
	world: World,
	operation: Operation,
	rule: Rule,
	reader: Reader
): Promise<Asker> {
	const person = readers[reader];
	const context = person && (app.northwind.as[person] ?? app.fabrikam.as[person]);
	const isApi = isForApi(operation);
	const session = context && !isApi ? await startSession(context) : undefined;
	const key = context && rule.scope ? await keyOf(context, [rule.scope]) : undefined;
	return {
		name: `${operation.name} as ${reader}`,
		reader,
		operation,
		rule,
		about: async () => (await rule.about?.(world)) ?? {},
		ask: (about, path = (given) => given) =>
			send(app, {
				method: operation.method,
				path: path(addressOf(operation, about)) + (rule.search?.(about) ?? operation.search),
				session,
				headers: {
					...(isApi ? { accept: '*/*' } : sameOrigin),
					...(key && { authorization: `Bearer ${key}` }),
					...(rule.json && { 'content-type': 'application/json' }),
					'x-test-address': nextAddress()
				},
				...(operation.method !== 'GET' && { body: bodyOf(rule, world, about) })
			})
	};
}

function bodyOf(rule: Rule, world: World, about: About): Form | string {
	return rule.json ? JSON.stringify(rule.json(world, about)) : (rule.form?.(world, about) ?? {});
}

/** A key that acts for a person; its organisation's admin makes it. */
function keyOf(context: Context, scopes: ApiScope[]): Promise<string> {
	const admin = { ...context, actor: { ...context.actor, isAdmin: true } };
	const { userId } = context.actor;
	return makeApiKey(admin, { name: 'A program', userId, scopes, expiresOn: null });
}

function addressOf({ path }: Operation, about: About): string {
	return path.replaceAll(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(about[name] ?? NOTHING));
}

const asData = (path: string) => `${path === '/' ? '' : path}/__data.json`;

/** The same thing as it would be asked for if it had never been there. */
function ofNothing(about: About): About {
	const entries = Object.entries(about).map(([name, value]) => {
		if (name === 'kind' || name === 'tier' || name === 'day') return [name, value];
		return [name, anId.test(value) ? value.replace(anId, NOTHING) : NOTHING];
	});
	return Object.fromEntries(entries);
}

const anId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

async function expectItIsGiven({ name, operation, rule, about, ask }: Asker): Promise<void> {
	const answer = await ask(await about());
	const what = `${name}: ${answer.body.slice(0, 300)}`;
	if (rule.status) expect(answer.status, what).toBe(rule.status);
	else expect(answer.status, what).toBeLessThan(400);
	if (rule.to) expect(answer.headers.location, name).toBe(rule.to);
	else expect(answer.headers.location ?? '', name).not.toContain('/sign-in');
	if (operation.kind === 'endpoint' && operation.method === 'GET') {
		expect(answer.status, name).toBe(rule.status ?? 200);
	}
}

async function expectSignIn({ name, operation, about, ask }: Asker): Promise<void> {
	const made = await about();
	const answer = await ask(made);
	const ofMissing = await ask(ofNothing(made));
	expect(answer.status, name).toBe(303);
	expect(answer.headers.location, name).toMatch(/^\/sign-in(\?|$)/);
	expect(answer.body + ofMissing.body, name).toBe('');
	expect(ofMissing.status, name).toBe(303);
	if (operation.kind !== 'page') return;
	const data = await ask(made, asData);
	expect(JSON.parse(data.body), name).toMatchObject({
		type: 'redirect',
		location: expect.stringMatching(/^\/sign-in/)
	});
}

/** Without a key that works a program is told to come with one, whatever there is; a session is none. */
async function expectKeyIsAskedFor({ name, operation, about, ask }: Asker): Promise<void> {
	const made = await about();
	const answer = await ask(made);
	expect(answer.status, name).toBe(401);
	expect(answer.headers['www-authenticate'], name).toBe('Bearer realm="Evenkeel"');
	expect(answer.headers['content-type'], name).toBe('application/problem+json');
	expect(comparable(await ask(ofNothing(made))), `${name} of nothing`).toBe(comparable(answer));
	expectNoMark(answer, [TEAM_MARK, ORGANISATION_MARK], operation.name);
}

/** A key that may do everything but this, of somebody who may do it. */
async function expectScopeIsAskedFor(
	app: TeamApp,
	world: World,
	operation: Operation,
	rule: Rule
): Promise<void> {
	const others = apiScopeList.filter((scope) => scope !== rule.scope);
	const key = await keyOf(app.northwind.as.ada!, others);
	const about = (await rule.about?.(world)) ?? {};
	const { status, body } = await send(app, {
		method: operation.method,
		path: addressOf(operation, about) + (rule.search?.(about) ?? ''),
		headers: {
			authorization: `Bearer ${key}`,
			'x-test-address': nextAddress(),
			...(rule.json && { 'content-type': 'application/json' })
		},
		...(operation.method !== 'GET' && { body: bodyOf(rule, world, about) })
	});
	expect(status, `${operation.name} without ${rule.scope}: ${body.slice(0, 300)}`).toBe(403);
	expect(JSON.parse(body).detail).toContain(rule.scope);
	const session = await startSession(app.northwind.as.ada!);
	const bySession = await send(app, {
		method: operation.method,
		path: addressOf(operation, about),
		headers: { 'x-test-address': nextAddress() },
		session
	});
	expect(bySession.status, `${operation.name} with a session`).toBe(401);
}

async function expectReason({ name, about, ask }: Asker, status: number): Promise<void> {
	const answer = await ask(await about());
	expect(answer.status, `${name}: ${answer.body.slice(0, 300)}`).toBe(status);
	const said = answer.body + answer.cookies.map(decodeURIComponent).join();
	expect(said, name).toMatch(/[a-z]+( [a-z]+){3,}/i);
}

async function expectNothingIsThere({ name, reader, operation, rule, about, ask }: Asker): Promise<void> {
	const made = await about();
	const answer = await ask(made);
	expect(answer.status, `${name}: ${answer.body.slice(0, 300)}`).toBe(rule.refusedWith?.[reader] ?? 404);
	expect(comparable(answer), name).toBe(comparable(await ask(ofNothing(made))));
	expectNoMark(answer, [TEAM_MARK, ORGANISATION_MARK], name);
	if (operation.kind !== 'page') return;
	const data = await ask(made, asData);
	expect(comparable(data), name).toBe(comparable(await ask(ofNothing(made), asData)));
	expectNoMark(data, [TEAM_MARK, ORGANISATION_MARK], name);
}

function expectNoMark({ body }: Answer, marks: string[], name: string): void {
	const found = marks.filter((mark) => body.includes(mark));
	expect(found, `${name} is shown what is not theirs`).toEqual([]);
}

test('lists, searches, exports and figures show nobody what is not theirs', async ({ app }) => {
	const world = worldOf(app);
	await world.escalation();
	await world.resolvedEscalation();
	await world.escalationWithFollowUp();
	const ways = [(path: string) => path, asData, withTeamOf(app), withWords];
	for (const operation of operations.filter(({ method, path }) => method === 'GET' && !path.includes('['))) {
		const marksFor = {
			'admin of another organisation': [TEAM_MARK, ORGANISATION_MARK],
			// Names of brands and of list entries are for the whole organisation, what a team counts is not.
			'agent of another team': operation.path.endsWith('.csv') ? [TEAM_MARK, ORGANISATION_MARK] : [TEAM_MARK]
		} as const;
		for (const [reader, marks] of Object.entries(marksFor)) {
			const { name, ask } = await askerFor(
				app,
				world,
				operation,
				{ ...rules[operation.name], for: [] },
				reader as Reader
			);
			for (const way of ways) expectNoMark(await ask({}, way), [...marks], name);
		}
	}
});

const withTeamOf = (app: TeamApp) => (path: string) => `${path}?team=${app.northwind.teams.Orders}`;
const withWords = (path: string) => `${path}?q=Marked`;

test('a link that was used, has run out or was made up is answered in one way', async ({ app }) => {
	const world = worldOf(app);
	const person = { name: 'Newcomer', password: 'another long enough password' };
	for (const [path, made] of [
		['/invitation', await world.invitation()],
		['/reset-password', await world.resetLink()]
	] as const) {
		const open = async (token: string, body?: Record<string, string>) =>
			send(app, {
				method: body ? 'POST' : 'GET',
				path: `${path}/${token}`,
				headers: { ...sameOrigin, 'x-test-address': nextAddress() },
				body
			});
		expect((await open(made.token, person)).status).toBe(303);
		const used = await open(made.token);
		expect(used.status).toBe(404);
		expect(comparable(used)).toBe(comparable(await open('made-up')));
		expect((await open(made.token, person)).status).toBe(404);
	}
});
