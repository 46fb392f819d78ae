import { and, eq } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { activePeople, membersOfTeams, teamsOfOrganisation } from '../../../people/queries.server';
import type { HelperRole, SupportHelper } from '../offer';
import { supportHelpers } from '../tables.server';

/**
 * Those who offer help and can sign in, by name, the actor too. Whoever offered it as a leader and leads no team any more
 * is left out until they say anew as what they offer it.
 */
export async function supportHelpersOf(context: ReadingContext): Promise<SupportHelper[]> {
	const { db, actor } = context;
	const offers = await db
		.select({ userId: supportHelpers.userId, role: supportHelpers.role, about: supportHelpers.about })
		.from(supportHelpers)
		.where(eq(supportHelpers.organisationId, actor.organisationId));
	if (offers.length === 0) return [];
	const offerOf = new Map(offers.map(({ userId, ...offer }) => [userId, offer]));
	const people = await activePeople(context);
	const leaders = await leadersOf(context);
	return people.flatMap(({ id, name }) => {
		const offer = offerOf.get(id);
		if (!offer || (offer.role === 'leader' && !leaders.has(id))) return [];
		return [{ id, name, ...offer }];
	});
}

async function leadersOf(context: ReadingContext): Promise<Set<string>> {
	const teams = await teamsOfOrganisation(context);
	const members = await membersOfTeams(
		context,
		teams.filter(({ archived }) => !archived).map(({ id }) => id)
	);
	return new Set(members.filter(({ role }) => role === 'leader').map(({ id }) => id));
}

/** As what the actor offers help; null where they do not. */
export async function ownOffer({
	db,
	actor
}: ReadingContext): Promise<{ role: HelperRole; about: string } | null> {
	const [offer] = await db
		.select({ role: supportHelpers.role, about: supportHelpers.about })
		.from(supportHelpers)
		.where(
			and(eq(supportHelpers.organisationId, actor.organisationId), eq(supportHelpers.userId, actor.userId))
		);
	return offer ?? null;
}
