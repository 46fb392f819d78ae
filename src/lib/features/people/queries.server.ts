import { and, asc, eq, inArray } from 'drizzle-orm';
import { once, type ReadingContext } from '$lib/server/context';
import type { ReadableDatabase } from '$lib/server/db/connection';
import type { Habits } from '$lib/shared/format';
import { readableTeams } from './actor';
import { brands, organisations, teams, users } from './tables.server';

export { everyOrganisation, everyOrganisationsHabits, hasOrganisation } from './queries/accounts.server';
export * from './queries/api-keys.server';
export * from './queries/audit.server';
export * from './queries/links.server';
export * from './queries/people.server';
export * from './queries/readers.server';
export * from './queries/teams.server';

/** A team or brand to choose from. */
export interface Named {
	id: string;
	name: string;
	archived: boolean;
}

/** The teams whose records the actor sees, by name; archived ones too, for what was recorded in them. */
export function teamsOfActor(context: ReadingContext): Promise<Named[]> {
	return once(context, 'teams of the actor', () => askForTeams(context));
}

async function askForTeams(context: ReadingContext): Promise<Named[]> {
	const readable = readableTeams(context.actor);
	const rows = await context.db
		.select({ id: teams.id, name: teams.name, archivedAt: teams.archivedAt })
		.from(teams)
		.where(
			and(
				eq(teams.organisationId, context.actor.organisationId),
				readable ? inArray(teams.id, readable) : undefined
			)
		)
		.orderBy(asc(teams.name));
	return rows.map(({ id, name, archivedAt }) => ({ id, name, archived: archivedAt !== null }));
}

/** Every team of the organisation, by name, for what decides about several people at once; archived ones too. */
export async function teamsOfOrganisation({ db, actor }: ReadingContext): Promise<Named[]> {
	const rows = await db
		.select({ id: teams.id, name: teams.name, archivedAt: teams.archivedAt })
		.from(teams)
		.where(eq(teams.organisationId, actor.organisationId))
		.orderBy(asc(teams.name));
	return rows.map(({ id, name, archivedAt }) => ({ id, name, archived: archivedAt !== null }));
}

/** The brands of the organisation, by name; archived ones too, for what was recorded under them. */
export function brandsOfOrganisation(context: ReadingContext): Promise<Named[]> {
	return once(context, 'brands of the organisation', () => askForBrands(context));
}

async function askForBrands(context: ReadingContext): Promise<Named[]> {
	const rows = await context.db
		.select({ id: brands.id, name: brands.name, archivedAt: brands.archivedAt })
		.from(brands)
		.where(eq(brands.organisationId, context.actor.organisationId))
		.orderBy(asc(brands.name));
	return rows.map(({ id, name, archivedAt }) => ({ id, name, archived: archivedAt !== null }));
}

/** Names of people by id, deactivated ones too, for timelines and lists. */
export async function namesOf(
	context: ReadingContext,
	userIds: readonly string[]
): Promise<Map<string, string>> {
	if (userIds.length === 0) return new Map();
	const rows = await context.db
		.select({ id: users.id, name: users.name })
		.from(users)
		.where(
			and(eq(users.organisationId, context.actor.organisationId), inArray(users.id, [...new Set(userIds)]))
		);
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How an organisation writes dates and numbers, for work that nobody is signed in for. */
export async function habitsOf(db: ReadableDatabase, organisationId: string): Promise<Habits | null> {
	const [habits] = await db
		.select({
			locale: organisations.locale,
			timeZone: organisations.timeZone,
			currency: organisations.currency
		})
		.from(organisations)
		.where(eq(organisations.organisationId, organisationId));
	return habits ?? null;
}
