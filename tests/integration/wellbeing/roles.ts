import { and, eq } from 'drizzle-orm';
import type { TeamRole } from '../../../src/lib/features/people/actor';
import { memberships } from '../../../src/lib/features/people/tables.server';
import type { Context } from '../../../src/lib/server/context';
import type { Database } from '../../../src/lib/server/db/connection';

/** Gives a person these roles, by team, in place of those they had. */
export function setMemberships(
	db: Database,
	{ actor: { organisationId, userId } }: Context,
	roles: Record<string, TeamRole>
): Promise<void> {
	return db.transaction(organisationId, async (inside) => {
		await inside
			.delete(memberships)
			.where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)));
		await inside
			.insert(memberships)
			.values(Object.entries(roles).map(([teamId, role]) => ({ organisationId, teamId, userId, role })));
	});
}
