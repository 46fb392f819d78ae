import { beforeEach, describe, expect, test } from 'vitest';
import {
	acceptInvitation,
	archiveTeam,
	invite,
	revokeInvitation,
	signIn
} from '../../../src/lib/features/people/commands.server';
import {
	openInvitation,
	peopleList,
	pendingInvitations
} from '../../../src/lib/features/people/queries.server';
import { sessionOf } from '../../../src/lib/features/people/sign-in.server';
import { invitations, users } from '../../../src/lib/features/people/tables.server';
import { hashToken } from '../../../src/lib/server/auth/token';
import type { Database } from '../../../src/lib/server/db/connection';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, NOW, type Organisation } from '../../support/team';
import { auditOf, cookieHeader, DEVICE, later, minutesLater, PASSWORD, visitor } from './visitor';

const DAY = 24 * 60;
const DORA = 'dora@northwind.example';

let db: Database;
let team: Organisation;

beforeEach(async () => {
	db = await testDatabase();
	team = await northwind(db);
});

const everybody = () => peopleList(team.as.ada!, { search: '', state: 'all', page: 1 });

/** Invites Dora to lead Returns, and gives the secret of her link. */
async function inviteDora(
	given: Partial<Parameters<typeof invite>[1]> = {},
	as = team.as.ada!
): Promise<string> {
	const memberships = [{ teamId: team.teams.Returns!, role: 'leader' as const }];
	const { link } = await invite(as, { email: DORA, isAdmin: false, memberships, ...given });
	return link.split('/').at(-1)!;
}

const accept = (token: string, given = {}, visiting = {}) =>
	acceptInvitation(visitor(db, visiting), {
		token,
		name: 'Dora',
		password: PASSWORD,
		device: DEVICE,
		...given
	});

describe('an invitation', () => {
	test('says who invited to what', async () => {
		const token = await inviteDora({ isAdmin: true });
		expect(await openInvitation(visitor(db), token)).toEqual({
			email: DORA,
			organisation: 'Northwind Care',
			invitedByName: 'Ada',
			roles: 'Admin, Leader in Returns'
		});
	});

	test('lets its person in with the roles it names, and with their password from then on', async () => {
		const cookie = await accept(await inviteDora());
		expect((await sessionOf(db, cookieHeader(cookie), NOW))?.actor).toMatchObject({
			name: 'Dora',
			isAdmin: false,
			organisationId: team.organisationId,
			teams: new Map([[team.teams.Returns, 'leader']])
		});
		await signIn(visitor(db), { email: DORA, password: PASSWORD, device: DEVICE });
		expect((await auditOf(db, team.organisationId)).map(({ action }) => action)).toEqual([
			'invitation-made',
			'invitation-accepted',
			'sign-in'
		]);
	});

	test('keeps only the hash of its link', async () => {
		const token = await inviteDora();
		const stored = await db.select().from(invitations);
		expect(stored[0]?.tokenHash).toBe(hashToken(token));
		expect(JSON.stringify([stored, await auditOf(db, team.organisationId)])).not.toContain(token);
	});

	test('is accepted once, also by two at the same time', async () => {
		const token = await inviteDora();
		const both = await Promise.allSettled([accept(token, { name: 'Dora' }), accept(token, { name: 'Eve' })]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({ code: 'not-found' });
		await expect(accept(token)).rejects.toMatchObject({ code: 'not-found' });
		expect((await everybody()).total).toBe(7);
	});

	test('works for seven days', async () => {
		const token = await inviteDora();
		const lastMoment = { now: new Date(minutesLater(7 * DAY).getTime() - 1) };
		expect(await openInvitation(visitor(db, lastMoment), token)).toMatchObject({ email: DORA });
		const over = { now: minutesLater(7 * DAY) };
		await expect(openInvitation(visitor(db, over), token)).rejects.toMatchObject({ code: 'not-found' });
		await expect(accept(token, {}, over)).rejects.toMatchObject({ code: 'not-found' });
		expect(await pendingInvitations(later(team.as.ada!, 7 * DAY))).toEqual([]);
	});

	test('does nothing any more once it is revoked', async () => {
		const token = await inviteDora();
		const [pending] = await pendingInvitations(team.as.ada!);
		await revokeInvitation(team.as.ada!, { invitationId: pending!.id });
		await expect(accept(token)).rejects.toMatchObject({ code: 'not-found' });
		await expect(revokeInvitation(team.as.ada!, { invitationId: pending!.id })).rejects.toMatchObject({
			code: 'not-found'
		});
		expect(await pendingInvitations(team.as.ada!)).toEqual([]);
	});

	test('replaces the one that waited for the same address', async () => {
		const first = await inviteDora();
		const second = await inviteDora({ isAdmin: true });
		expect(await pendingInvitations(team.as.ada!)).toMatchObject([
			{ email: DORA, invitedByName: 'Ada', roles: 'Admin, Leader in Returns' }
		]);
		await expect(accept(first)).rejects.toMatchObject({ code: 'not-found' });
		await accept(second);
	});

	test('is not used up by a password that will not do', async () => {
		const token = await inviteDora();
		await expect(accept(token, { password: 'dora' })).rejects.toMatchObject({ code: 'invalid' });
		await expect(accept(token, { password: DORA })).rejects.toMatchObject({
			fields: { password: expect.stringMatching(/guessed/) }
		});
		await accept(token);
	});

	test('cannot be guessed at more than twenty times in a quarter of an hour', async () => {
		const token = await inviteDora();
		for (let attempt = 0; attempt < 20; attempt++) await accept(`guess ${attempt}`).catch(() => {});
		await expect(accept(token)).rejects.toMatchObject({ code: 'too-many' });
		await accept(token, {}, { now: minutesLater(15) });
	});
});

describe('inviting', () => {
	test('is for admins', async () => {
		for (const name of ['lena', 'aisha']) {
			await expect(inviteDora({}, team.as[name])).rejects.toMatchObject({ code: 'not-found' });
			await expect(pendingInvitations(team.as[name]!)).rejects.toMatchObject({ code: 'not-found' });
		}
		expect(await db.select().from(invitations)).toEqual([]);
	});

	test('somebody who has an account is refused beside the field', async () => {
		await expect(inviteDora({ email: 'bo@northwind.example' })).rejects.toMatchObject({
			fields: { email: 'There is an account with this address already.' }
		});
		expect(await db.select().from(invitations)).toEqual([]);
	});

	test('to a team of another organisation, an archived one, or none at all, answers the same', async () => {
		const other = await fabrikam(db);
		await archiveTeam(team.as.ada!, { teamId: team.teams.Orders! });
		for (const teamId of [other.teams.Desk!, team.teams.Orders!, 'no-such-team']) {
			const memberships = [{ teamId, role: 'agent' as const }];
			await expect(inviteDora({ memberships })).rejects.toMatchObject({ code: 'not-found' });
		}
		expect(await db.select().from(invitations)).toEqual([]);
	});

	test('does not reach invitations of another organisation', async () => {
		await inviteDora();
		const other = await fabrikam(db);
		const [pending] = await pendingInvitations(team.as.ada!);
		await expect(revokeInvitation(other.as.zoe!, { invitationId: pending!.id })).rejects.toMatchObject({
			code: 'not-found'
		});
		expect(await pendingInvitations(other.as.zoe!)).toEqual([]);
		expect(await pendingInvitations(team.as.ada!)).toHaveLength(1);
	});

	test('the same address from two organisations ends with one account and a plain answer', async () => {
		const other = await fabrikam(db);
		const first = await inviteDora();
		const second = await invite(other.as.zoe!, { email: DORA, isAdmin: false, memberships: [] });
		await accept(first);
		await expect(accept(second.link.split('/').at(-1)!)).rejects.toMatchObject({
			code: 'conflict',
			message: 'There is an account with this address already. Please sign in.'
		});
		const accounts = await db.select({ email: users.email }).from(users);
		expect(accounts.filter(({ email }) => email === DORA)).toHaveLength(1);
	});
});
