import { beforeEach, expect, test } from 'vitest';
import { taxonomyEntries } from '../../../src/lib/features/escalations/tables.server';
import { setUp, signIn } from '../../../src/lib/features/people/commands.server';
import { hasOrganisation } from '../../../src/lib/features/people/queries.server';
import { sessionOf } from '../../../src/lib/features/people/sign-in.server';
import { memberships, organisations, teams, users } from '../../../src/lib/features/people/tables.server';
import { setupToken } from '../../../src/lib/server/auth/setup-token';
import type { Database } from '../../../src/lib/server/db/connection';
import { testDatabase } from '../../support/database';
import { NOW } from '../../support/team';
import { auditOf, cookieHeader, DEVICE, minutesLater, PASSWORD, visitor } from './visitor';

const input = {
	organisationName: 'Northwind Care',
	timeZone: 'Europe/Berlin',
	locale: 'en-GB',
	currency: 'EUR',
	teamName: 'Orders',
	name: 'Ada Adler',
	email: 'ada@northwind.example',
	password: PASSWORD,
	device: DEVICE
};

let db: Database;

beforeEach(async () => {
	db = await testDatabase();
});

const setUpWith = (given: Partial<typeof input & { token: string }> = {}, visiting = {}) =>
	setUp(visitor(db, visiting), { ...input, token: setupToken(), ...given });

test('the first admin sets up the organisation, leads its first team and is signed in', async () => {
	const cookie = await setUpWith();
	const [organisation] = await db.select().from(organisations);
	const [team] = await db.select().from(teams);
	const signedIn = await sessionOf(db, cookieHeader(cookie), NOW);
	expect(organisation).toMatchObject({ name: 'Northwind Care', timeZone: 'Europe/Berlin', createdAt: NOW });
	expect(signedIn?.actor).toMatchObject({
		organisationId: organisation!.organisationId,
		name: 'Ada Adler',
		isAdmin: true,
		habits: { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' },
		teams: new Map([[team!.id, 'leader']])
	});
	const again = await signIn(visitor(db), { email: input.email, password: PASSWORD, device: DEVICE });
	expect(again.value).not.toBe(cookie.value);
});

test('a new organisation has the lists it starts with, and its first audit entry', async () => {
	await setUpWith();
	const kinds = new Set((await db.select().from(taxonomyEntries)).map(({ kind }) => kind));
	expect(kinds).toEqual(new Set(['reason', 'cause', 'first-line', 'outcome', 'channel']));
	const [organisation] = await db.select().from(organisations);
	expect(await auditOf(db, organisation!.organisationId)).toMatchObject([
		{ sequence: 1, action: 'organisation-set-up', details: { name: 'Northwind Care' } }
	]);
});

test('the password is stored as an Argon2id hash alone', async () => {
	await setUpWith();
	const stored = JSON.stringify(await db.select().from(users));
	expect(stored).toContain('$argon2id$');
	expect(stored).not.toContain(PASSWORD);
});

test('without the token of the console nothing is set up', async () => {
	for (const token of ['', 'guess', setupToken().slice(1), `${setupToken()}x`]) {
		await expect(setUpWith({ token })).rejects.toMatchObject({
			code: 'invalid',
			fields: { token: 'This is not the token that the console shows.' }
		});
	}
	expect(await hasOrganisation(db)).toBe(false);
});

test('guessing the token ends after twenty attempts, also for the right one, until the window is over', async () => {
	for (let attempt = 0; attempt < 20; attempt++) await setUpWith({ token: 'guess' }).catch(() => {});
	await expect(setUpWith()).rejects.toMatchObject({ code: 'too-many', retryAfter: 900 });
	await setUpWith({}, { now: minutesLater(15) });
	expect(await hasOrganisation(db)).toBe(true);
});

test('a password that can be guessed is refused, and nothing is stored', async () => {
	for (const password of ['short', 'ada@northwind.example', '123456789012']) {
		await expect(setUpWith({ password })).rejects.toMatchObject({ fields: { password: expect.any(String) } });
	}
	expect(await hasOrganisation(db)).toBe(false);
});

test('it happens once, also when two try at the same time', async () => {
	const both = await Promise.allSettled([setUpWith(), setUpWith({ email: 'eve@northwind.example' })]);
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' });
	await expect(setUpWith({ email: 'late@northwind.example' })).rejects.toMatchObject({ code: 'conflict' });
	expect(await db.select().from(organisations)).toHaveLength(1);
	expect(await db.select().from(users)).toHaveLength(1);
	expect(await db.select().from(memberships)).toHaveLength(1);
});
