import { inTransaction, type Context } from '$lib/server/context';
import { audit } from '../people/audit.server';

/** Answers whether something about an incident is allowed; where it is not, that it was tried is on the record. */
export async function allowedOrRecorded(
	context: Context,
	allowed: boolean,
	incidentId: string,
	what: string
): Promise<boolean> {
	if (!allowed) {
		await inTransaction(context, (inside) =>
			audit(inside, 'incident-refused', { incident: incidentId, what })
		);
	}
	return allowed;
}
