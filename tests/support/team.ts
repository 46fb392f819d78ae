import { shippedTaxonomyEntries, type TaxonomyKind } from '../../src/lib/features/escalations/taxonomy';
import { taxonomyEntries } from '../../src/lib/features/escalations/tables.server';
import type { Actor, TeamRole } from '../../src/lib/features/people/actor';
import {
	brands,
	memberships,
	organisations,
	teams,
	users
} from '../../src/lib/features/people/tables.server';
import type { Context } from '../../src/lib/server/context';
import type { Database } from '../../src/lib/server/db/connection';
import { newId } from '../../src/lib/shared/ids';

/** A Tuesday afternoon in the organisation's time zone. */
export const NOW = new Date('2026-11-17T14:05:00Z');

export interface Organisation {
	organisationId: string;
	/** Ids by team name. */
	teams: Record<string, string>;
	brands: Record<string, string>;
	/** A context for each person, by first name. */
	as: Record<string, Context>;
	/** The id of a shipped entry, by kind and key. */
	entry: (kind: TaxonomyKind, key: string) => string;
}

const northwindPeople: Record<string, { isAdmin?: boolean; teams: Record<string, TeamRole> }> = {
	ada: { isAdmin: true, teams: {} },
	lena: { teams: { Orders: 'leader' } },
	marco: { teams: { Returns: 'leader', Orders: 'agent' } },
	aisha: { teams: { Orders: 'agent' } },
	bo: { teams: { Orders: 'agent', Returns: 'agent' } },
	chen: { teams: { Returns: 'agent' } }
};

/**
 * The named team of the tests: Northwind Care with the teams Orders and Returns. Ada is admin; Lena leads Orders; Marco
 * leads Returns and answers in Orders; Aisha answers in Orders, Chen in Returns, Bo in both.
 */
export function northwind(db: Database, timeZone = 'Europe/Berlin'): Promise<Organisation> {
	return organisation(db, 'Northwind Care', timeZone, ['Orders', 'Returns'], northwindPeople);
}

/** Another Northwind on the same install, which nobody could tell from the first by its names. */
export function northwindAgain(db: Database, domain: string): Promise<Organisation> {
	const teamNames = ['Orders', 'Returns'];
	return organisation(db, 'Northwind Care', 'Europe/Berlin', teamNames, northwindPeople, domain);
}

/** Another organisation on the same install: Fabrikam with the team Desk, its admin Zoe and its agent Yuri. */
export function fabrikam(db: Database): Promise<Organisation> {
	return organisation(db, 'Fabrikam', 'America/New_York', ['Desk'], {
		zoe: { isAdmin: true, teams: { Desk: 'leader' } },
		yuri: { teams: { Desk: 'agent' } }
	});
}

async function organisation(
	db: Database,
	name: string,
	timeZone: string,
	teamNames: string[],
	people: typeof northwindPeople,
	domain = `${name.split(' ')[0]!.toLowerCase()}.example`
): Promise<Organisation> {
	const organisationId = newId();
	const habits = { locale: 'en-GB', timeZone, currency: 'EUR' };
	const ids = (names: string[]) => Object.fromEntries(names.map((each) => [each, newId()]));
	const teamIds = ids(teamNames);
	const brandIds = ids(['Northwind', 'Tailspin']);
	const userIds = ids(Object.keys(people));
	const entries = shippedTaxonomyEntries();
	const named = (given: Record<string, string>) =>
		Object.entries(given).map(([each, id]) => ({ organisationId, id, name: each, createdAt: NOW }));

	await db.transaction(organisationId, async (inside) => {
		await inside.insert(organisations).values({ organisationId, name, ...habits, createdAt: NOW });
		await inside.insert(teams).values(named(teamIds));
		await inside.insert(brands).values(named(brandIds));
		await inside
			.insert(taxonomyEntries)
			.values(entries.map((entry) => ({ ...entry, organisationId, createdAt: NOW })));
		await inside.insert(users).values(
			Object.entries(people).map(([person, { isAdmin = false }]) => ({
				organisationId,
				id: userIds[person]!,
				email: `${person}@${domain}`,
				name: person[0]!.toUpperCase() + person.slice(1),
				passwordHash: '',
				isAdmin,
				createdAt: NOW
			}))
		);
		const rows = Object.entries(people).flatMap(([person, { teams: roles }]) =>
			Object.entries(roles).map(([team, role]) => ({
				organisationId,
				teamId: teamIds[team]!,
				userId: userIds[person]!,
				role
			}))
		);
		await inside.insert(memberships).values(rows);
	});

	const contextOf = (person: string): Context => {
		const { isAdmin = false, teams: roles } = people[person]!;
		const actor: Actor = {
			userId: userIds[person]!,
			organisationId,
			name: person[0]!.toUpperCase() + person.slice(1),
			isAdmin,
			teams: new Map(Object.entries(roles).map(([team, role]) => [teamIds[team]!, role])),
			habits
		};
		return { db, actor, now: NOW };
	};
	return {
		organisationId,
		teams: teamIds,
		brands: brandIds,
		as: Object.fromEntries(Object.keys(people).map((person) => [person, contextOf(person)])),
		entry: (kind, key) => {
			const found = entries.find((entry) => entry.kind === kind && entry.key === key);
			if (!found) throw new Error(`no shipped ${kind} has the key ${key}`);
			return found.id;
		}
	};
}
