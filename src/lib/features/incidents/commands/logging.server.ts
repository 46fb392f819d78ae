import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { canSeal } from '$lib/server/encryption';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { mayReadTeam } from '../../people/actor';
import { audit } from '../../people/audit.server';
import type { IncidentForm, WordsForm } from '../forms';
import { insertEvent } from '../events.server';
import { CANNOT_BE_STORED } from '../logging';
import { findIncident, isForgotten } from '../queries/record.server';
import { insertWords, recordIncident } from '../recording.server';
import { allowedOrRecorded } from '../refusals.server';
import { openStoredWords } from '../queries/words.server';
import { incidents } from '../tables.server';
import type { Access } from '../visibility';

/**
 * Logs an incident that the actor met, in a team of theirs, and offers aftercare.
 * @returns its id; sending the same form twice answers the same id and logs one
 * @throws Problem `invalid` by field, `not-found` for a team or escalation that is not the actor's
 */
export async function logIncident(context: Context, input: IncidentForm): Promise<string> {
	authorise(mayReadTeam(context.actor, input.teamId));
	return inTransaction(context, async (inside) => {
		if (await isLogged(inside, input.id)) return input.id;
		await recordIncident(inside, input);
		return input.id;
	});
}

/**
 * Whether the form was sent before.
 * @throws Problem `not-found` where the id is somebody else's incident
 */
async function isLogged({ db, actor }: WritingContext, id: string): Promise<boolean> {
	const [found] = await db
		.select({ loggedBy: incidents.loggedBy })
		.from(incidents)
		.where(and(eq(incidents.organisationId, actor.organisationId), eq(incidents.id, id)));
	authorise(!found || found.loggedBy === actor.userId);
	return found !== undefined;
}

/**
 * Adds what was said to an incident that was logged without. Once stored it stays as it is.
 * @throws Problem `invalid` where there is no key to seal it with, `conflict` where something is stored already
 */
export async function addWords(context: Context, incidentId: string, input: WordsForm): Promise<void> {
	const incident = await findIncident(context, incidentId);
	authorise(
		await allowedOrRecorded(
			context,
			incident.relations.includes('reporter'),
			incidentId,
			'adding what was said'
		)
	);
	if (!canSeal()) throw invalid({ words: CANNOT_BE_STORED });
	await inTransaction(context, async (inside) => {
		if (await isForgotten(inside, incidentId)) {
			throw new Problem(
				'conflict',
				'Its time is over: what was said is forgotten, and nothing is added to it.'
			);
		}
		if ((await findIncident(inside, incidentId)).hasWords) {
			throw new Problem('conflict', 'What was said is stored already, and stays as it is.');
		}
		await insertWords(inside, incidentId, input.words);
		await insertEvent(inside, incidentId, 'words-added', {});
	});
}

/**
 * What was said in an incident, for somebody who asks to read it. That others than its reporter did is on the record.
 * @param access how they come: with a key of the API, it needs the scope for it
 * @returns null where it cannot be read without the server's key
 * @throws Problem `not-found` where it is not for the actor, or nothing is stored
 */
export async function readWords(
	context: Context,
	incidentId: string,
	access: Access = 'page'
): Promise<string | null> {
	const incident = await findIncident(context, incidentId, access);
	authorise(
		await allowedOrRecorded(context, incident.sees.has('verbatim'), incidentId, 'reading what was said')
	);
	const words = await openStoredWords(context, incidentId);
	if (!incident.relations.includes('reporter')) {
		await inTransaction(context, (inside) => audit(inside, 'incident-words-read', { incident: incidentId }));
	}
	return words;
}
