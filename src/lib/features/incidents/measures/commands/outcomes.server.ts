import { inTransaction, type Context } from '$lib/server/context';
import { authorise } from '$lib/shared/problem';
import { findIncident } from '../../queries/record.server';
import { allowedOrRecorded } from '../../refusals.server';
import { updateIncident } from '../writing.server';

/**
 * Notes that the one it happened to has read what came of it, so that Today tells it no more; until something changes.
 * @throws Problem `not-found`
 */
export async function readOutcome(context: Context, incidentId: string): Promise<void> {
	const { relations } = await findIncident(context, incidentId);
	authorise(
		await allowedOrRecorded(context, relations.includes('reporter'), incidentId, 'noting the outcome as read')
	);
	await inTransaction(context, (inside) => updateIncident(inside, incidentId, { outcomeReadAt: inside.now }));
}
