import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { authorise, invalid, notFound } from '$lib/shared/problem';
import { isProgram, leadsATeam } from '../../../people/actor';
import { audit } from '../../../people/audit.server';
import type { OfferForm } from '../forms';
import { wrongWithRole } from '../offer';
import { supportHelpers } from '../tables.server';

/**
 * Offers the actor's help to everybody in the organisation, or changes what they offer.
 * @throws Problem `invalid` by field
 */
export async function offerHelp(context: Context, { role, about }: OfferForm): Promise<void> {
	authorise(!isProgram(context.actor));
	const wrong = wrongWithRole(role, leadsATeam(context.actor));
	if (wrong) throw invalid({ role: wrong });
	await inTransaction(context, async (inside) => {
		const { organisationId, userId } = inside.actor;
		const offer = { role, about: about.trim(), offeredAt: inside.now };
		await inside.db
			.insert(supportHelpers)
			.values({ organisationId, userId, ...offer })
			.onConflictDoUpdate({ target: [supportHelpers.organisationId, supportHelpers.userId], set: offer });
		await audit(inside, 'support-offered', { what: role });
	});
}

/** Takes the actor's offer back. Requests to them stay between the two. */
export async function withdrawOffer(context: Context): Promise<void> {
	authorise(!isProgram(context.actor));
	await takeOffer(context, context.actor.userId);
}

/**
 * Takes somebody off the list of those who offer help, as an admin.
 * @throws Problem `not-found` where they are not on it
 */
export async function removeHelper(context: Context, userId: string): Promise<void> {
	authorise(context.actor.isAdmin);
	if (!(await takeOffer(context, userId))) throw notFound();
}

function takeOffer(context: Context, userId: string): Promise<boolean> {
	return inTransaction(context, async (inside) => {
		const taken = await inside.db
			.delete(supportHelpers)
			.where(
				and(eq(supportHelpers.organisationId, inside.actor.organisationId), eq(supportHelpers.userId, userId))
			)
			.returning({ userId: supportHelpers.userId });
		if (taken.length === 0) return false;
		await audit(inside, 'support-offer-ended', {}, userId === inside.actor.userId ? null : userId);
		return true;
	});
}
