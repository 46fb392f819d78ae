import { beforeEach, describe, expect, test } from 'vitest';
import {
	archiveTeam,
	changeName,
	changeOrganisation,
	changeRoles,
	createTeam,
	deactivatePerson,
	reactivatePerson,
	renameTeam,
	restoreTeam
} from '../../../src/lib/features/people/commands.server';
import {
	allTeams,
	organisationOf,
	ownProfile,
	peopleList,
	personForAdmin
} from '../../../src/lib/features/people/queries.server';
import type { Database } from '../../../src/lib/server/db/connection';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, type Organisation } from '../../support/team';
import { users } from '../../../src/lib/features/people/tables.server';
import { auditOf } from './visitor';

let db: Database;
let team: Organisation;

beforeEach(async () => {
	db = await testDatabase();
	team = await northwind(db);
});

const idOf = (name: string) => team.as[name]!.actor.userId;
const list = (given: Partial<Parameters<typeof peopleList>[1]> = {}, as = team.as.ada!) =>
	peopleList(as, { search: '', state: 'active', page: 1, ...given });
/** Somebody as they are once they have been made admin. */
const asAdmin = (name: string) => {
	const context = team.as[name]!;
	return { ...context, actor: { ...context.actor, isAdmin: true } };
};
const namesIn = async (given = {}) => (await list(given)).people.map(({ name }) => name);

describe('the list of people', () => {
	test('names everybody with their roles', async () => {
		const { people, total } = await list();
		expect(total).toBe(6);
		expect(people.map(({ name, roles }) => [name, roles])).toEqual([
			['Ada', 'Admin'],
			['Aisha', 'Agent in Orders'],
			['Bo', 'Agent in Orders, Agent in Returns'],
			['Chen', 'Agent in Returns'],
			['Lena', 'Leader in Orders'],
			['Marco', 'Agent in Orders, Leader in Returns']
		]);
		expect(JSON.stringify(people)).not.toContain('password');
	});

	test('finds by part of a name or an e-mail address, letter case aside', async () => {
		expect(await namesIn({ search: 'AI' })).toEqual(['Aisha']);
		expect(await namesIn({ search: 'BO@north' })).toEqual(['Bo']);
		expect(await namesIn({ search: '%' })).toEqual([]);
		expect(await namesIn({ search: '_' })).toEqual([]);
	});

	test('shows the deactivated when asked', async () => {
		await deactivatePerson(team.as.ada!, { userId: idOf('bo') });
		expect(await namesIn()).not.toContain('Bo');
		expect(await namesIn({ state: 'deactivated' })).toEqual(['Bo']);
		expect((await list({ state: 'all' })).total).toBe(6);
	});

	test('comes in pages of fifty', async () => {
		const { organisationId } = team;
		const many = Array.from({ length: 60 }, (_, number) => ({
			organisationId,
			id: newId(),
			email: `person${number}@northwind.example`,
			name: `Person ${String(number).padStart(2, '0')}`,
			passwordHash: '',
			isAdmin: false,
			createdAt: new Date(0)
		}));
		await db.transaction(organisationId, async (inside) => void (await inside.insert(users).values(many)));
		const [first, second] = [await list(), await list({ page: 2 })];
		expect([first.total, first.people.length, second.people.length]).toEqual([66, 50, 16]);
		expect(new Set([...first.people, ...second.people].map(({ id }) => id)).size).toBe(66);
	});

	test('is for admins, and of their own organisation', async () => {
		await expect(list({}, team.as.lena!)).rejects.toMatchObject({ code: 'not-found' });
		const other = await fabrikam(db);
		expect((await list({}, other.as.zoe!)).people.map(({ name }) => name)).toEqual(['Yuri', 'Zoe']);
		await expect(personForAdmin(other.as.zoe!, idOf('bo'))).rejects.toMatchObject({ code: 'not-found' });
	});
});

describe('changing roles', () => {
	const change = (name: string, given: Partial<Parameters<typeof changeRoles>[1]>, as = team.as.ada!) =>
		changeRoles(as, { userId: idOf(name), isAdmin: false, memberships: [], ...given });

	test('replaces them as a whole, and says what they were and are', async () => {
		const memberships = [
			{ teamId: team.teams.Orders!, role: 'leader' as const },
			{ teamId: team.teams.Returns!, role: 'agent' as const }
		];
		await change('aisha', { isAdmin: true, memberships });
		expect(await personForAdmin(team.as.ada!, idOf('aisha'))).toMatchObject({
			isAdmin: true,
			memberships: expect.arrayContaining(memberships)
		});
		expect(await auditOf(db, team.organisationId)).toMatchObject([
			{
				action: 'roles-changed',
				actorId: idOf('ada'),
				subjectId: idOf('aisha'),
				details: { before: 'Agent in Orders', after: 'Admin, Agent in Returns, Leader in Orders' }
			}
		]);
	});

	test('to what they are already changes and records nothing', async () => {
		await change('lena', { memberships: [{ teamId: team.teams.Orders!, role: 'leader' }] });
		expect(await auditOf(db, team.organisationId)).toEqual([]);
	});

	test('keeps a role in a team that has been archived since, but gives no new one there', async () => {
		await archiveTeam(team.as.ada!, { teamId: team.teams.Orders! });
		const inOrders = [{ teamId: team.teams.Orders!, role: 'agent' as const }];
		await change('aisha', { isAdmin: true, memberships: inOrders });
		await expect(change('chen', { memberships: inOrders })).rejects.toMatchObject({ code: 'not-found' });
	});

	test('never leaves the organisation without an admin', async () => {
		await expect(change('ada', {})).rejects.toMatchObject({ code: 'conflict', message: /last admin/ });
		await change('lena', { isAdmin: true });
		await change('ada', {});
		await expect(change('lena', {}, asAdmin('lena'))).rejects.toMatchObject({ code: 'conflict' });
	});

	test('does not count deactivated admins', async () => {
		await change('lena', { isAdmin: true });
		await deactivatePerson(team.as.ada!, { userId: idOf('lena') });
		await expect(change('ada', {})).rejects.toMatchObject({ code: 'conflict' });
	});

	test('by two admins who remove each other at once leaves one', async () => {
		await change('lena', { isAdmin: true });
		const both = await Promise.allSettled([change('ada', {}, asAdmin('lena')), change('lena', {})]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' });
	});

	test('is for admins, and for people and teams of their own organisation', async () => {
		const other = await fabrikam(db);
		await expect(change('lena', { isAdmin: true }, team.as.lena!)).rejects.toMatchObject({
			code: 'not-found'
		});
		await expect(change('bo', {}, other.as.zoe!)).rejects.toMatchObject({ code: 'not-found' });
		const memberships = [{ teamId: other.teams.Desk!, role: 'agent' as const }];
		await expect(change('bo', { memberships })).rejects.toMatchObject({ code: 'not-found' });
		expect(await auditOf(db, team.organisationId)).toEqual([]);
	});
});

describe('deactivating', () => {
	test('keeps the person and can be taken back, with the roles they had', async () => {
		await deactivatePerson(team.as.ada!, { userId: idOf('marco') });
		expect(await personForAdmin(team.as.ada!, idOf('marco'))).toMatchObject({
			deactivatedAt: team.as.ada!.now
		});
		await reactivatePerson(team.as.ada!, { userId: idOf('marco') });
		const marco = (await list({ search: 'marco' })).people[0];
		expect(marco).toMatchObject({ deactivatedAt: null, roles: 'Agent in Orders, Leader in Returns' });
		expect(
			(await auditOf(db, team.organisationId)).map(({ action, subjectId }) => [action, subjectId])
		).toEqual([
			['person-deactivated', idOf('marco')],
			['person-reactivated', idOf('marco')]
		]);
	});

	test('oneself is left to another admin', async () => {
		await expect(deactivatePerson(team.as.ada!, { userId: idOf('ada') })).rejects.toMatchObject({
			code: 'conflict'
		});
	});

	test('is for admins of the same organisation', async () => {
		const other = await fabrikam(db);
		for (const stranger of [team.as.lena!, other.as.zoe!]) {
			await expect(deactivatePerson(stranger, { userId: idOf('bo') })).rejects.toMatchObject({
				code: 'not-found'
			});
			await expect(reactivatePerson(stranger, { userId: idOf('bo') })).rejects.toMatchObject({
				code: 'not-found'
			});
		}
	});
});

describe('teams', () => {
	const teamNames = async () => (await allTeams(team.as.ada!)).map(({ name }) => name);

	test('are listed by name with how many active people are in them', async () => {
		await deactivatePerson(team.as.ada!, { userId: idOf('bo') });
		await createTeam(team.as.ada!, { name: 'abroad' });
		expect((await allTeams(team.as.ada!)).map(({ name, people }) => [name, people])).toEqual([
			['abroad', 0],
			['Orders', 3],
			['Returns', 2]
		]);
	});

	test('can be renamed, archived and restored, each written down', async () => {
		const teamId = team.teams.Returns!;
		await renameTeam(team.as.ada!, { teamId, name: 'Returns and refunds' });
		await archiveTeam(team.as.ada!, { teamId });
		expect((await allTeams(team.as.ada!)).find(({ id }) => id === teamId)).toMatchObject({
			name: 'Returns and refunds',
			archivedAt: team.as.ada!.now
		});
		await restoreTeam(team.as.ada!, { teamId });
		expect((await auditOf(db, team.organisationId)).map(({ action }) => action)).toEqual([
			'team-renamed',
			'team-archived',
			'team-restored'
		]);
	});

	test('have names of their own', async () => {
		const taken = { code: 'invalid', fields: { name: expect.stringMatching(/already/) } };
		await expect(createTeam(team.as.ada!, { name: 'Orders' })).rejects.toMatchObject(taken);
		await expect(
			renameTeam(team.as.ada!, { teamId: team.teams.Returns!, name: 'Orders' })
		).rejects.toMatchObject(taken);
		expect(await teamNames()).toEqual(['Orders', 'Returns']);
		expect(await auditOf(db, team.organisationId)).toEqual([]);
	});

	test('of different organisations may share a name', async () => {
		const other = await fabrikam(db);
		await createTeam(other.as.zoe!, { name: 'Orders' });
		expect(await teamNames()).toEqual(['Orders', 'Returns']);
	});

	test('are changed by admins of their organisation alone', async () => {
		const other = await fabrikam(db);
		const teamId = team.teams.Orders!;
		for (const stranger of [team.as.lena!, other.as.zoe!]) {
			const answer = { code: 'not-found' };
			await expect(renameTeam(stranger, { teamId, name: 'Taken over' })).rejects.toMatchObject(answer);
			await expect(archiveTeam(stranger, { teamId })).rejects.toMatchObject(answer);
			await expect(restoreTeam(stranger, { teamId })).rejects.toMatchObject(answer);
		}
		await expect(createTeam(team.as.lena!, { name: 'Mine' })).rejects.toMatchObject({ code: 'not-found' });
		expect(await teamNames()).toEqual(['Orders', 'Returns']);
	});
});

describe('the organisation', () => {
	const habits = { timeZone: 'America/New_York', locale: 'en-US', currency: 'USD' };

	test('changes, and the log says from what to what', async () => {
		await changeOrganisation(team.as.ada!, { organisationName: 'Northwind Care', ...habits });
		expect(await organisationOf(team.as.bo!)).toMatchObject({ name: 'Northwind Care', ...habits });
		expect(await auditOf(db, team.organisationId)).toMatchObject([
			{
				action: 'organisation-changed',
				details: {
					timeZone: 'Europe/Berlin → America/New_York',
					locale: 'en-GB → en-US',
					currency: 'EUR → USD'
				}
			}
		]);
	});

	test('is changed by admins alone, and only theirs', async () => {
		const other = await fabrikam(db);
		await expect(
			changeOrganisation(team.as.lena!, { organisationName: 'Mine', ...habits })
		).rejects.toMatchObject({ code: 'not-found' });
		await changeOrganisation(other.as.zoe!, { organisationName: 'Fabrikam Desk', ...habits });
		expect(await organisationOf(team.as.ada!)).toMatchObject({ name: 'Northwind Care' });
	});
});

test('people write their own name as they like', async () => {
	await changeName(team.as.aisha!, { name: 'Aïsha Khan' });
	expect(await ownProfile(team.as.aisha!)).toEqual({ name: 'Aïsha Khan', email: 'aisha@northwind.example' });
	expect(await auditOf(db, team.organisationId)).toMatchObject([
		{ action: 'person-renamed', details: { before: 'Aisha', after: 'Aïsha Khan' } }
	]);
});
