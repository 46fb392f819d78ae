import type { WritingContext } from '$lib/server/context';
import { canSeal, sealText } from '$lib/server/encryption';
import { dayOf } from '$lib/shared/days';
import { findEscalation, taxonomy } from '../escalations/queries.server';
import { customerKeyOf } from '../escalations/repeats';
import { brandsOfOrganisation, teamsOfOrganisation } from '../people/queries.server';
import { keptCustomer } from './customers/keeping.server';
import { insertEvent } from './events.server';
import type { Incident } from './incident';
import { rewriteInvolved } from './involved.server';
import { askedFor, decideIncident, type NewIncident, type Surroundings } from './logging';
import { keptPolicy } from './policy/keeping.server';
import { helpersOf } from './queries/aftercare.server';
import { placeOfWords } from './sealed-places.server';
import { incidentAftercare, incidents, incidentWords } from './tables.server';

/**
 * Stores an incident that the actor met with all that belongs to it, and offers aftercare.
 * @throws Problem `invalid` by field, `not-found` for a team or escalation that is not the actor's
 */
export async function recordIncident(inside: WritingContext, input: NewIncident): Promise<void> {
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

/** Stores what was said, sealed; once for each incident. */
export async function insertWords(inside: WritingContext, incidentId: string, words: string): Promise<void> {
	const { organisationId } = inside.actor;
	const sealed = sealText(placeOfWords(organisationId, incidentId), words);
	await inside.db.insert(incidentWords).values({ organisationId, id: incidentId, words: sealed });
}
