import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { canSeal, sealText } from '$lib/server/encryption';
import { dayOf } from '$lib/shared/days';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { findEscalation, taxonomy } from '../../escalations/queries.server';
import { customerKeyOf } from '../../escalations/repeats';
import { mayReadTeam } from '../../people/actor';
import { audit } from '../../people/audit.server';
import { brandsOfOrganisation, teamsOfOrganisation } from '../../people/queries.server';
import type { IncidentForm, WordsForm } from '../forms';
import { insertEvent } from '../events.server';
import type { Incident } from '../incident';
import { rewriteInvolved } from '../involved.server';
import { keptCustomer } from '../customers/keeping.server';
import { askedFor, CANNOT_BE_STORED, decideIncident, type Surroundings } from '../logging';
import { keptPolicy } from '../policy/keeping.server';
import { helpersOf } from '../queries/aftercare.server';
import { findIncident } from '../queries/record.server';
import { allowedOrRecorded } from '../refusals.server';
import { openStoredWords } from '../queries/words.server';
import { placeOfWords } from '../sealed-places.server';
import { incidentAftercare, incidents, incidentWords } from '../tables.server';

/**
 * Logs an incident that the actor met, in a team of theirs, and offers aftercare.
 * @returns its id; sending the same form twice answers the same id and logs one
 * @throws Problem `invalid` by field, `not-found` for a team or escalation that is not the actor's
 */
export async function logIncident(context: Context, input: IncidentForm): Promise<string> {
	authorise(mayReadTeam(context.actor, input.teamId));
	return inTransaction(context, async (inside) => {
		if (await isLogged(inside, input.id)) return input.id;
		const around = await surroundings(inside, input.teamId);
		const incident = decideIncident(input, around);
		if (incident.escalationId) await findEscalation(inside, incident.escalationId);
		await insertIncident(inside, incident);
		if (input.words !== '') await insertWords(inside, incident.id, input.words);
		await rewriteInvolved(inside, incident.id, input.involvedIds);
		await insertEvent(inside, incident.id, 'logged', { contactEnded: incident.contactEnded });
		if (incident.escalationId) await insertEvent(inside, incident.id, 'linked', {});
		await inside.db.insert(incidentAftercare).values({
			organisationId: inside.actor.organisationId,
			id: incident.id,
			userId: inside.actor.userId,
			teamId: incident.teamId,
			offeredAt: inside.now,
			offeredOn: dayOf(inside.now, inside.actor.habits.timeZone),
			choice: input.need,
			answeredAt: input.need && inside.now,
			askedId: askedFor(input, around.helpers),
			metAt: null
		});
		return incident.id;
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

async function surroundings(inside: WritingContext, teamId: string): Promise<Surroundings> {
	const [policy, teams, brands, entries, helpers] = [
		await keptPolicy(inside),
		await teamsOfOrganisation(inside),
		await brandsOfOrganisation(inside),
		await taxonomy(inside),
		await helpersOf(inside, [teamId])
	];
	return {
		actor: inside.actor,
		now: inside.now,
		policy,
		teams,
		brands,
		channels: entries.filter(({ kind }) => kind === 'channel'),
		helpers: helpers[teamId] ?? [],
		canSeal: canSeal()
	};
}

async function insertIncident(inside: WritingContext, incident: Incident): Promise<void> {
	const { organisationId } = inside.actor;
	const customerKey = customerKeyOf(incident.customerReference);
	await inside.db.insert(incidents).values({ ...incident, organisationId, customerKey });
	await keptCustomer(inside, incident.customerReference);
}

async function insertWords(inside: WritingContext, incidentId: string, words: string): Promise<void> {
	const { organisationId } = inside.actor;
	const sealed = sealText(placeOfWords(organisationId, incidentId), words);
	await inside.db.insert(incidentWords).values({ organisationId, id: incidentId, words: sealed });
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
		if ((await findIncident(inside, incidentId)).hasWords) {
			throw new Problem('conflict', 'What was said is stored already, and stays as it is.');
		}
		await insertWords(inside, incidentId, input.words);
		await insertEvent(inside, incidentId, 'words-added', {});
	});
}

/**
 * What was said in an incident, for somebody who asks to read it. That others than its reporter did is on the record.
 * @returns null where it cannot be read without the server's key
 * @throws Problem `not-found` where it is not for the actor, or nothing is stored
 */
export async function readWords(context: Context, incidentId: string): Promise<string | null> {
	const incident = await findIncident(context, incidentId);
	authorise(
		await allowedOrRecorded(context, incident.sees.has('verbatim'), incidentId, 'reading what was said')
	);
	const words = await openStoredWords(context, incidentId);
	if (!incident.relations.includes('reporter')) {
		await inTransaction(context, (inside) => audit(inside, 'incident-words-read', { incident: incidentId }));
	}
	return words;
}
