import { and, eq, inArray } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ReadingContext } from '$lib/server/context';
import type { EventKind } from '../escalation';
import { escalationEvents } from '../tables.server';

/** What counts as having had a part in a contact. Correcting or importing its record does not. */
const handling: EventKind[] = [
	'logged',
	'handed-up',
	'handed-down',
	'taken',
	'cool-off-begun',
	'reading-asked',
	'reply-approved',
	'wording-suggested',
	'resolved',
	'reopened',
	'follow-up-planned',
	'follow-up-drafted',
	'follow-up-done'
];

/**
 * The part of a query that finds what the actor did in an escalation.
 * @param escalationId the escalation's, or the column of another table that holds it
 */
export function handledByActor({ db, actor }: ReadingContext, escalationId: string | SQLiteColumn) {
	return db
		.select({ id: escalationEvents.id })
		.from(escalationEvents)
		.where(
			and(
				eq(escalationEvents.organisationId, actor.organisationId),
				eq(escalationEvents.escalationId, escalationId),
				eq(escalationEvents.actorId, actor.userId),
				inArray(escalationEvents.kind, handling)
			)
		);
}
