import type { WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import type { IncidentEventDetails, IncidentEventKind } from './incident';
import { incidentEvents } from './tables.server';

/**
 * Adds a line to the timeline of an incident; its details never hold what was said.
 * @returns its id
 */
export async function insertEvent(
	inside: WritingContext,
	incidentId: string,
	kind: IncidentEventKind,
	details: IncidentEventDetails
): Promise<string> {
	const { organisationId, userId: actorId } = inside.actor;
	const event = { organisationId, id: newId(), incidentId, at: inside.now, actorId, kind, details };
	await inside.db.insert(incidentEvents).values(event);
	return event.id;
}
