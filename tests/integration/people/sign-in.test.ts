import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
	changeRoles,
	deactivatePerson,
	endOtherSessions,
	endSession,
	reactivatePerson,
	signIn,
	signOut
} from '../../../src/lib/features/people/commands.server';
import { ownSessions, ownSignIns } from '../../../src/lib/features/people/queries.server';
import { sessionOf } from '../../../src/lib/features/people/sign-in.server';
import { sessions } from '../../../src/lib/features/people/tables.server';
import * as password from '../../../src/lib/server/auth/password';
import { hashToken } from '../../../src/lib/server/auth/token';
import type { Database } from '../../../src/lib/server/db/connection';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, NOW, type Organisation } from '../../support/team';
import {
	auditOf,
	cookieHeader,
	DEVICE,
	givePasswords,
	later,
	minutesLater,
	PASSWORD,
	visitor
} from './visitor';

vi.mock('../../../src/lib/server/auth/password', { spy: true });

const AISHA = 'aisha@northwind.example';
const DAY = 24 * 60;

let db: Database;
let team: Organisation;

beforeEach(async () => {
	db = await testDatabase();
	team = await northwind(db);
	await givePasswords(db);
});

const signInAsAisha = (given = {}) =>
	signIn(visitor(db, given), { email: AISHA, password: PASSWORD, device: DEVICE });

const whose = (cookie: { name: string; value: string }, now = NOW) =>
	sessionOf(db, cookieHeader(cookie), now);

describe('signing in', () => {
	test('answers a cookie that no script reads and that is sent to this site alone', async () => {
		const cookie = await signInAsAisha();
		expect(cookie).toMatchObject({
			name: 'evenkeel_session',
			options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false, maxAge: 30 * 86_400 }
		});
	});

	test('lets the person in with the roles they have', async () => {
		const signedIn = await whose(await signInAsAisha());
		expect(signedIn?.actor).toEqual(team.as.aisha!.actor);
	});

	test('stores only the hash of what the cookie holds', async () => {
		const cookie = await signInAsAisha();
		const stored = await db.select().from(sessions);
		expect(stored).toHaveLength(1);
		expect(stored[0]).toMatchObject({ id: hashToken(cookie.value), device: DEVICE, createdAt: NOW });
		expect(JSON.stringify(stored)).not.toContain(cookie.value);
		expect(JSON.stringify(await auditOf(db, team.organisationId))).not.toContain(cookie.value);
	});

	test('does not take the stored hash for a cookie', async () => {
		const cookie = await signInAsAisha();
		expect(await whose({ ...cookie, value: hashToken(cookie.value) })).toBeNull();
	});

	test('answers the same, after the same work, whether or not there is an account', async () => {
		await deactivatePerson(team.as.ada!, { userId: team.as.bo!.actor.userId });
		const verify = vi.mocked(password.verifyPassword);
		const answers = [];
		for (const email of [AISHA, 'bo@northwind.example', 'nobody@northwind.example']) {
			verify.mockClear();
			const wrong = signIn(visitor(db), { email, password: 'not the password', device: DEVICE });
			answers.push(await wrong.catch(({ code, message, fields }) => ({ code, message, fields })));
			expect(verify).toHaveBeenCalledOnce();
		}
		expect(answers[0]).toEqual({
			code: 'invalid',
			message: 'The e-mail address or the password is not right.',
			fields: {}
		});
		expect(answers[1]).toEqual(answers[0]);
		expect(answers[2]).toEqual(answers[0]);
	});

	test('is refused to the deactivated, even with the right password, until they are reactivated', async () => {
		const aisha = { userId: team.as.aisha!.actor.userId };
		await deactivatePerson(team.as.ada!, aisha);
		await expect(signInAsAisha()).rejects.toMatchObject({ code: 'invalid' });
		await reactivatePerson(team.as.ada!, aisha);
		expect(await whose(await signInAsAisha())).not.toBeNull();
	});

	test('is written down, also when it fails, without what was typed', async () => {
		await signInAsAisha();
		await signIn(visitor(db), { email: AISHA, password: 'not the password', device: DEVICE }).catch(() => {});
		const entries = await auditOf(db, team.organisationId);
		const { userId } = team.as.aisha!.actor;
		expect(entries).toMatchObject([
			{ action: 'sign-in', actorId: userId, details: { device: DEVICE, address: '192.0.2.1' } },
			{ action: 'sign-in-failed', actorId: null, subjectId: userId, details: { address: '192.0.2.1' } }
		]);
		expect(JSON.stringify(entries)).not.toContain('not the password');
		expect(await ownSignIns(team.as.aisha!, 10)).toHaveLength(2);
		expect(await ownSignIns(team.as.bo!, 10)).toHaveLength(0);
	});
});

describe('a session', () => {
	test('ends after thirty days without use', async () => {
		const cookie = await signInAsAisha();
		expect(await whose(cookie, minutesLater(30 * DAY - 1))).not.toBeNull();
		const unused = await signInAsAisha();
		expect(await whose(unused, minutesLater(30 * DAY + 1))).toBeNull();
	});

	test('is given thirty more days once half of them are over', async () => {
		const cookie = await signInAsAisha();
		expect((await whose(cookie, minutesLater(14 * DAY)))?.renewedCookie).toBeUndefined();
		const renewed = (await whose(cookie, minutesLater(16 * DAY)))?.renewedCookie;
		expect(renewed).toMatchObject({ value: cookie.value, options: { maxAge: 30 * 86_400 } });
		expect(await whose(cookie, minutesLater(45 * DAY))).not.toBeNull();
	});

	test('shows changed roles from the next request on', async () => {
		const cookie = await signInAsAisha();
		const memberships = [{ teamId: team.teams.Returns!, role: 'leader' as const }];
		const { userId } = team.as.aisha!.actor;
		await changeRoles(team.as.ada!, { userId, isAdmin: true, memberships });
		const actor = (await whose(cookie))?.actor;
		expect(actor).toMatchObject({ isAdmin: true, teams: new Map([[team.teams.Returns, 'leader']]) });
	});

	test('ends when its person is deactivated', async () => {
		const cookie = await signInAsAisha();
		await deactivatePerson(team.as.ada!, { userId: team.as.aisha!.actor.userId });
		expect(await whose(cookie)).toBeNull();
		expect(await db.select().from(sessions)).toHaveLength(0);
	});

	test('is not made up by whatever else a cookie header holds', async () => {
		for (const header of [
			'',
			'evenkeel_session=',
			'evenkeel_session=%E0%A4%A',
			'=; ;;',
			`evenkeel_session=${'x'.repeat(10_000)}`,
			'evenkeel_session=a%00b'
		]) {
			expect(await sessionOf(db, header, NOW)).toBeNull();
		}
	});
});

describe('one’s own sessions', () => {
	test('are listed with the newest first, and without those that have ended', async () => {
		await signInAsAisha({ now: minutesLater(-31 * DAY) });
		await signInAsAisha({ now: minutesLater(-60) });
		const present = await signInAsAisha();
		const listed = await ownSessions(team.as.aisha!);
		expect(listed.map(({ id, createdAt }) => [id === hashToken(present.value), createdAt])).toEqual([
			[true, NOW],
			[false, minutesLater(-60)]
		]);
		expect(await ownSessions(team.as.bo!)).toEqual([]);
	});

	test('can be ended one by one', async () => {
		const [lost, kept] = [await signInAsAisha(), await signInAsAisha()];
		await endSession(team.as.aisha!, { sessionId: hashToken(lost.value) });
		expect(await whose(lost)).toBeNull();
		expect(await whose(kept)).not.toBeNull();
	});

	test('can be ended all but the present one', async () => {
		const [one, other, present] = [await signInAsAisha(), await signInAsAisha(), await signInAsAisha()];
		const ended = await endOtherSessions(team.as.aisha!, { sessionId: hashToken(present.value) });
		expect(ended).toBe(2);
		expect([await whose(one), await whose(other)]).toEqual([null, null]);
		expect(await whose(present)).not.toBeNull();
	});

	test('end with signing out, which takes the cookie away', async () => {
		const cookie = await signInAsAisha();
		const blank = await signOut(team.as.aisha!, { sessionId: hashToken(cookie.value) });
		expect(blank).toMatchObject({ name: 'evenkeel_session', value: '', options: { maxAge: 0, path: '/' } });
		expect(await whose(cookie)).toBeNull();
		expect((await auditOf(db, team.organisationId)).map(({ action }) => action)).toEqual([
			'sign-in',
			'sign-out'
		]);
	});

	test('cannot be ended by anybody else, in this organisation or another', async () => {
		const cookie = await signInAsAisha();
		const other = await fabrikam(db);
		const sessionId = hashToken(cookie.value);
		for (const stranger of [team.as.ada!, team.as.bo!, other.as.zoe!]) {
			await expect(endSession(stranger, { sessionId })).rejects.toMatchObject({ code: 'not-found' });
			await endOtherSessions(stranger, { sessionId: 'none' });
			await signOut(stranger, { sessionId });
		}
		expect(await whose(cookie)).not.toBeNull();
	});
});

describe('after too many failures', () => {
	const fail = (given = {}, email = AISHA) =>
		signIn(visitor(db, given), { email, password: 'not the password', device: DEVICE }).catch(
			(problem) => problem
		);

	test('an account is refused until its quarter of an hour is over, even with the right password', async () => {
		for (let attempt = 0; attempt < 5; attempt++) expect(await fail()).toMatchObject({ code: 'invalid' });
		await expect(signInAsAisha({ now: minutesLater(5) })).rejects.toMatchObject({
			code: 'too-many',
			message: 'There were too many attempts. Please try again in 10 minutes.',
			retryAfter: 600
		});
		await expect(signInAsAisha({ address: '198.51.100.7' })).rejects.toMatchObject({ code: 'too-many' });
		expect(await whose(await signInAsAisha({ now: minutesLater(15) }))).not.toBeNull();
	});

	test('an account that does not exist is refused in the same way', async () => {
		const email = 'nobody@northwind.example';
		for (let attempt = 0; attempt < 5; attempt++)
			expect(await fail({}, email)).toMatchObject({ code: 'invalid' });
		expect(await fail({}, email)).toMatchObject({ code: 'too-many', retryAfter: 900 });
	});

	test('a network address is refused whichever accounts it tries', async () => {
		for (let attempt = 0; attempt < 20; attempt++) await fail({}, `person${attempt}@northwind.example`);
		await expect(signInAsAisha()).rejects.toMatchObject({ code: 'too-many' });
		expect(await whose(await signInAsAisha({ address: '198.51.100.7' }))).not.toBeNull();
	});

	test('a success forgets the account’s failures, and costs the address nothing', async () => {
		for (let round = 0; round < 8; round++) {
			for (let attempt = 0; attempt < 2; attempt++) await fail();
			await signInAsAisha();
		}
		expect(await fail()).toMatchObject({ code: 'invalid' });
	});

	test('no more get through when they come at once', async () => {
		const answers = await Promise.all(Array.from({ length: 12 }, () => fail()));
		const codes = answers.map(({ code }) => code).sort();
		expect(codes).toEqual([...Array(5).fill('invalid'), ...Array(7).fill('too-many')]);
	});

	test('the refusal is written down once', async () => {
		for (let attempt = 0; attempt < 9; attempt++) await fail();
		const actions = (await auditOf(db, team.organisationId)).map(({ action }) => action);
		expect(actions).toEqual([...Array(5).fill('sign-in-failed'), 'sign-in-throttled']);
	});

	test('others may still sign in', async () => {
		for (let attempt = 0; attempt < 6; attempt++) await fail();
		const bo = await signIn(visitor(db), {
			email: 'bo@northwind.example',
			password: PASSWORD,
			device: DEVICE
		});
		expect((await whose(bo))?.actor.userId).toBe(team.as.bo!.actor.userId);
	});

	test('the window does not grow with attempts made while it is closed', async () => {
		for (let minute = 0; minute < 15; minute++) await fail({ now: minutesLater(minute) });
		expect(await whose(await signInAsAisha({ now: later(visitor(db), 15).now }))).not.toBeNull();
	});
});
