import { and, eq } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
import { incidentInvolved } from './tables.server';

/** Notes who else was part of an incident, and nobody else. */
export async function rewriteInvolved(
	{ db, actor: { organisationId } }: WritingContext,
	incidentId: string,
	userIds: readonly string[]
): Promise<void> {
	await db
		.delete(incidentInvolved)
		.where(
			and(eq(incidentInvolved.organisationId, organisationId), eq(incidentInvolved.incidentId, incidentId))
		);
	if (userIds.length === 0) return;
	const rows = [...new Set(userIds)].map((userId) => ({ organisationId, incidentId, userId }));
	await db.insert(incidentInvolved).values(rows);
}
