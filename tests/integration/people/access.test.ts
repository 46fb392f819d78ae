import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { changePassword } from '../../../src/lib/features/people/commands/passwords.server';
import { changeRoles, deactivatePerson } from '../../../src/lib/features/people/commands/people.server';
import {
	endOtherSessions,
	endSession,
	signOut
} from '../../../src/lib/features/people/commands/sessions.server';
import { startSession } from '../../../src/lib/features/people/sign-in.server';
import { sessions, users } from '../../../src/lib/features/people/tables.server';
import { hashPassword } from '../../../src/lib/server/auth/password';
import { accessChannelOf } from '../../../src/lib/server/realtime/access';
import { testDatabase } from '../../support/database';
import { northwind, NOW } from '../../support/team';

test('whatever ends sessions or changes roles is heard by the streams of that person, and of nobody else', async () => {
	const db = await testDatabase();
	const team = await northwind(db);
	const { organisationId } = team;
	const { ada, aisha, bo } = team.as as Record<'ada' | 'aisha' | 'bo', (typeof team.as)[string]>;
	const heard: (string | null)[] = [];
	onTestFinished(db.onNews((channel) => heard.push(channel)));
	const hearingOf = async (work: () => Promise<unknown>) => {
		heard.length = 0;
		await work();
		return [...heard];
	};
	const newSession = async () => {
		const before = new Set((await db.select({ id: sessions.id }).from(sessions)).map(({ id }) => id));
		const who = { organisationId, userId: aisha.actor.userId, device: 'A phone' };
		await db.transaction(organisationId, (inside) => startSession(inside, who, NOW));
		const after = await db.select({ id: sessions.id }).from(sessions);
		return { sessionId: after.find(({ id }) => !before.has(id))!.id };
	};
	const passwordHash = await hashPassword('a long enough password');
	await db.transaction(organisationId, async (inside) => {
		await inside.update(users).set({ passwordHash }).where(eq(users.id, aisha.actor.userId));
	});

	const ofAisha = [accessChannelOf(aisha.actor)];
	const [one, two, three] = [await newSession(), await newSession(), await newSession()];
	expect(await hearingOf(() => signOut(aisha, one))).toEqual(ofAisha);
	expect(await hearingOf(() => endSession(aisha, two))).toEqual(ofAisha);
	expect(await hearingOf(() => endOtherSessions(aisha, three))).toEqual(ofAisha);
	const passwords = { currentPassword: 'a long enough password', newPassword: 'quite another one of these' };
	expect(
		await hearingOf(() => changePassword(aisha, { ...passwords, ...three, address: '127.0.0.1' }))
	).toEqual(ofAisha);

	const { userId } = bo.actor;
	const roles = { userId, isAdmin: false, memberships: [] };
	expect(await hearingOf(() => changeRoles(ada, roles))).toEqual([accessChannelOf(bo.actor)]);
	expect(await hearingOf(() => deactivatePerson(ada, { userId }))).toEqual([accessChannelOf(bo.actor)]);
});
