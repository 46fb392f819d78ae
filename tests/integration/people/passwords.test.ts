import { beforeEach, describe, expect, test } from 'vitest';
import {
	changeEmail,
	changePassword,
	deactivatePerson,
	makeResetLink,
	requestPasswordReset,
	resetPassword,
	signIn
} from '../../../src/lib/features/people/commands.server';
import { openReset } from '../../../src/lib/features/people/queries.server';
import { sessionOf } from '../../../src/lib/features/people/sign-in.server';
import { passwordResets } from '../../../src/lib/features/people/tables.server';
import { hashToken } from '../../../src/lib/server/auth/token';
import type { Database } from '../../../src/lib/server/db/connection';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, NOW, type Organisation } from '../../support/team';
import { auditOf, cookieHeader, DEVICE, givePasswords, minutesLater, PASSWORD, visitor } from './visitor';

const AISHA = 'aisha@northwind.example';
const NEW_PASSWORD = 'seven green umbrellas';

let db: Database;
let team: Organisation;

beforeEach(async () => {
	db = await testDatabase();
	team = await northwind(db);
	await givePasswords(db);
});

const signInWith = (password: string, given = {}) =>
	signIn(visitor(db, given), { email: AISHA, password, device: DEVICE });

const isOpen = async (cookie: { name: string; value: string }) =>
	(await sessionOf(db, cookieHeader(cookie), NOW)) !== null;

describe('changing one’s password', () => {
	const change = (given: Partial<Parameters<typeof changePassword>[1]> = {}) =>
		changePassword(team.as.aisha!, {
			currentPassword: PASSWORD,
			newPassword: NEW_PASSWORD,
			sessionId: 'present',
			address: '192.0.2.1',
			...given
		});

	test('ends every other session and keeps the present one', async () => {
		const [lost, present] = [await signInWith(PASSWORD), await signInWith(PASSWORD)];
		await change({ sessionId: hashToken(present.value) });
		expect([await isOpen(lost), await isOpen(present)]).toEqual([false, true]);
		await expect(signInWith(PASSWORD)).rejects.toMatchObject({ code: 'invalid' });
		await signInWith(NEW_PASSWORD);
	});

	test('needs the present one, and says so beside its field', async () => {
		await expect(change({ currentPassword: 'a guess' })).rejects.toMatchObject({
			code: 'invalid',
			fields: { currentPassword: 'This is not your current password.' }
		});
		await signInWith(PASSWORD);
	});

	test('does not let a stolen session try passwords without end', async () => {
		for (let attempt = 0; attempt < 5; attempt++)
			await change({ currentPassword: 'a guess' }).catch(() => {});
		await expect(change()).rejects.toMatchObject({ code: 'too-many' });
	});

	test('takes no password that can be guessed', async () => {
		await expect(change({ newPassword: 'aisha' })).rejects.toMatchObject({
			fields: { newPassword: expect.stringMatching(/at least 12/) }
		});
		await expect(change({ newPassword: AISHA })).rejects.toMatchObject({
			fields: { newPassword: expect.stringMatching(/guessed/) }
		});
	});

	test('makes reset links that are still under way useless', async () => {
		const link = await makeResetLink(team.as.ada!, { userId: team.as.aisha!.actor.userId });
		await change();
		await expect(openReset(visitor(db), link.split('/').at(-1)!)).rejects.toMatchObject({
			code: 'not-found'
		});
	});

	test('is written down, without either password', async () => {
		await change();
		const entries = await auditOf(db, team.organisationId);
		expect(entries).toMatchObject([{ action: 'password-changed', actorId: team.as.aisha!.actor.userId }]);
		expect(JSON.stringify(entries)).not.toContain(NEW_PASSWORD);
	});
});

describe('a link to set a new password', () => {
	/** The secret of a link that the admin made for Aisha. */
	async function linkForAisha(): Promise<string> {
		const link = await makeResetLink(team.as.ada!, { userId: team.as.aisha!.actor.userId });
		return link.split('/').at(-1)!;
	}

	const reset = (token: string, given = {}) =>
		resetPassword(visitor(db, given), { token, password: NEW_PASSWORD });

	test('sets it and ends every session', async () => {
		const [one, other] = [await signInWith(PASSWORD), await signInWith(PASSWORD)];
		const token = await linkForAisha();
		expect(await openReset(visitor(db), token)).toEqual({ email: AISHA });
		await reset(token);
		expect([await isOpen(one), await isOpen(other)]).toEqual([false, false]);
		await expect(signInWith(PASSWORD)).rejects.toMatchObject({ code: 'invalid' });
		await signInWith(NEW_PASSWORD);
	});

	test('works once, also for two at the same time', async () => {
		const token = await linkForAisha();
		const both = await Promise.allSettled([reset(token), reset(token)]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(reset(token)).rejects.toMatchObject({ code: 'not-found' });
		await expect(openReset(visitor(db), token)).rejects.toMatchObject({ code: 'not-found' });
	});

	test('works for one hour', async () => {
		const token = await linkForAisha();
		await expect(reset(token, { now: minutesLater(60) })).rejects.toMatchObject({ code: 'not-found' });
		await reset(token, { now: minutesLater(59) });
	});

	test('is stored as a hash alone', async () => {
		const token = await linkForAisha();
		const stored = await db.select().from(passwordResets);
		expect(stored).toMatchObject([{ tokenHash: hashToken(token) }]);
		expect(JSON.stringify([stored, await auditOf(db, team.organisationId)])).not.toContain(token);
	});

	test('makes the one before it useless', async () => {
		const [first, second] = [await linkForAisha(), await linkForAisha()];
		await expect(reset(first)).rejects.toMatchObject({ code: 'not-found' });
		await reset(second);
	});

	test('is not used up by a password that will not do', async () => {
		const token = await linkForAisha();
		await expect(resetPassword(visitor(db), { token, password: 'aisha' })).rejects.toMatchObject({
			code: 'invalid'
		});
		await reset(token);
	});

	test('does nothing for the deactivated', async () => {
		const token = await linkForAisha();
		await deactivatePerson(team.as.ada!, { userId: team.as.aisha!.actor.userId });
		await expect(reset(token)).rejects.toMatchObject({ code: 'not-found' });
		await expect(linkForAisha()).rejects.toMatchObject({ code: 'conflict' });
	});

	test('lets a person in who was refused after too many failures', async () => {
		for (let attempt = 0; attempt < 5; attempt++) await signInWith('a guess').catch(() => {});
		await expect(signInWith(PASSWORD)).rejects.toMatchObject({ code: 'too-many' });
		await reset(await linkForAisha());
		await signInWith(NEW_PASSWORD);
	});

	test('is made by admins, for people of their own organisation', async () => {
		const other = await fabrikam(db);
		const { userId } = team.as.aisha!.actor;
		for (const stranger of [team.as.lena!, team.as.aisha!, other.as.zoe!]) {
			await expect(makeResetLink(stranger, { userId })).rejects.toMatchObject({ code: 'not-found' });
		}
		expect(await db.select().from(passwordResets)).toEqual([]);
	});

	test('cannot be guessed at more than twenty times in a quarter of an hour', async () => {
		const token = await linkForAisha();
		for (let attempt = 0; attempt < 20; attempt++) await reset(`guess ${attempt}`).catch(() => {});
		await expect(reset(token)).rejects.toMatchObject({ code: 'too-many' });
	});
});

describe('asking for a link where no mail is sent', () => {
	test('answers the same for anybody, and makes none', async () => {
		for (const email of [AISHA, 'nobody@northwind.example']) {
			const { mail } = await requestPasswordReset(visitor(db), { email });
			expect(await mail).toBe(false);
		}
		expect(await db.select().from(passwordResets)).toEqual([]);
	});
});

test('without mail an admin’s new address holds at once, and everybody else asks an admin', async () => {
	const to = (person: 'ada' | 'aisha') =>
		changeEmail(team.as[person]!, {
			currentPassword: PASSWORD,
			email: `${person}.new@northwind.example`,
			address: '192.0.2.1'
		});
	expect(await to('ada')).toBe('changed');
	await signIn(visitor(db), { email: 'ada.new@northwind.example', password: PASSWORD, device: DEVICE });
	await expect(to('aisha')).rejects.toMatchObject({ code: 'conflict' });
});
