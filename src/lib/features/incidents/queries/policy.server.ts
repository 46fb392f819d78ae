import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { once, type ReadingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { authorise, notFound } from '$lib/shared/problem';
import { activePeople } from '../../people/queries.server';
import { versionOn, type PolicyVersion } from '../policy/policy';
import { shippedPolicy } from '../policy/shipped';
import { policyAcknowledgements, policyVersions } from '../tables.server';

/** The policy as it ships, which holds until an organisation has used or written one. */
const asShipped: PolicyVersion = {
	id: null,
	number: 1,
	document: shippedPolicy,
	effectiveFrom: null,
	summary: '',
	publishedAt: null
};

const columns = {
	id: policyVersions.id,
	number: policyVersions.number,
	effectiveFrom: policyVersions.effectiveFrom,
	summary: policyVersions.summary,
	publishedAt: policyVersions.publishedAt
};

/** The published versions, the oldest first, without what they say. */
export function publishedVersions({ db, actor }: ReadingContext) {
	return db
		.select(columns)
		.from(policyVersions)
		.where(and(eq(policyVersions.organisationId, actor.organisationId), isNotNull(policyVersions.number)))
		.orderBy(asc(policyVersions.number));
}

/** The policy that holds today. */
export function presentPolicy(context: ReadingContext): Promise<PolicyVersion> {
	return once(context, 'the present policy', async () => {
		const versions = await publishedVersions(context);
		const holding = versionOn(versions, dayOf(context.now, context.actor.habits.timeZone));
		return holding ? policyById(context, holding.id) : asShipped;
	});
}

/**
 * A version of the policy, published or not.
 * @throws Problem `not-found`
 */
export async function policyById({ db, actor }: ReadingContext, id: string): Promise<PolicyVersion> {
	const [found] = await db
		.select({ ...columns, document: policyVersions.document })
		.from(policyVersions)
		.where(and(eq(policyVersions.organisationId, actor.organisationId), eq(policyVersions.id, id)));
	if (!found) throw notFound();
	return found;
}

/** The draft of the next version, for admins; null where there is none. */
export async function policyDraft({ db, actor }: ReadingContext) {
	authorise(actor.isAdmin);
	const [draft] = await db
		.select({
			id: policyVersions.id,
			document: policyVersions.document,
			changedAt: policyVersions.changedAt,
			version: policyVersions.version
		})
		.from(policyVersions)
		.where(and(eq(policyVersions.organisationId, actor.organisationId), isNull(policyVersions.number)));
	return draft ?? null;
}

/** Whether the actor has read the version. */
export async function hasAcknowledged(
	{ db, actor }: ReadingContext,
	policyVersionId: string | null
): Promise<boolean> {
	if (policyVersionId === null) return false;
	const found = await db
		.select({ at: policyAcknowledgements.at })
		.from(policyAcknowledgements)
		.where(
			and(
				eq(policyAcknowledgements.organisationId, actor.organisationId),
				eq(policyAcknowledgements.policyVersionId, policyVersionId),
				eq(policyAcknowledgements.userId, actor.userId)
			)
		);
	return found.length > 0;
}

/** The policy that the actor has still to read, for Today; null where they have. */
export async function policyToRead(context: ReadingContext): Promise<Omit<PolicyVersion, 'document'> | null> {
	if (context.actor.teams.size === 0 && !context.actor.isAdmin) return null;
	const { document: _, ...present } = await presentPolicy(context);
	return (await hasAcknowledged(context, present.id)) ? null : present;
}

/** Who can sign in and has not read the version yet, by name; and how many can sign in. Only for admins. */
export async function yetToRead(context: ReadingContext, policyVersionId: string | null) {
	const { db, actor } = context;
	authorise(actor.isAdmin);
	const [people, acknowledged] = await Promise.all([
		activePeople(context),
		db
			.select({ userId: policyAcknowledgements.userId })
			.from(policyAcknowledgements)
			.where(
				and(
					eq(policyAcknowledgements.organisationId, actor.organisationId),
					eq(policyAcknowledgements.policyVersionId, policyVersionId ?? '')
				)
			)
	]);
	const have = new Set(acknowledged.map(({ userId }) => userId));
	return { people: people.filter(({ id }) => !have.has(id)), of: people.length };
}
