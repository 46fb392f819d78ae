import type { Actor, TeamRole } from './actor';
import { memberships, organisations, users } from './tables.server';

/** What has to be selected of a person, a row for each team they are in, to know what they may do. */
export const actorColumns = {
	userId: users.id,
	organisationId: users.organisationId,
	name: users.name,
	isAdmin: users.isAdmin,
	deactivatedAt: users.deactivatedAt,
	locale: organisations.locale,
	timeZone: organisations.timeZone,
	currency: organisations.currency,
	teamId: memberships.teamId,
	role: memberships.role
};

interface ActorRow {
	userId: string;
	organisationId: string;
	name: string;
	isAdmin: boolean;
	locale: string;
	timeZone: string;
	currency: string;
	teamId: string | null;
	role: TeamRole | null;
}

/** The person that these rows, at least one, are about. */
export function actorFrom(rows: readonly ActorRow[]): Actor {
	const { userId, organisationId, name, isAdmin, locale, timeZone, currency } = rows[0]!;
	const teams = new Map<string, TeamRole>();
	for (const { teamId, role } of rows) if (teamId && role) teams.set(teamId, role);
	return { userId, organisationId, name, isAdmin, teams, habits: { locale, timeZone, currency } };
}
