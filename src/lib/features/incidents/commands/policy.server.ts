import { and, eq, isNull } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, notFound, Problem } from '$lib/shared/problem';
import { audit } from '../../people/audit.server';
import type { PublicationForm } from '../forms';
import { keptPolicy } from '../policy/keeping.server';
import type { PolicyDocument } from '../policy/policy';
import { policyDraft, publishedVersions } from '../queries/policy.server';
import { policyAcknowledgements, policyVersions } from '../tables.server';

/**
 * Saves the draft of the next version; there is one at a time.
 * @param version the draft's when the form was opened; 0 where there was none
 * @throws Problem `conflict` where somebody came between
 */
export async function savePolicyDraft(
	context: Context,
	version: number,
	document: PolicyDocument
): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const { organisationId, userId } = inside.actor;
		// So that the first version is the one that people worked by until now.
		await keptPolicy(inside);
		const draft = await policyDraft(inside);
		expectVersion(draft, version);
		const changed = { document, changedAt: inside.now, changedBy: userId, version: version + 1 };
		if (draft) {
			await inside.db
				.update(policyVersions)
				.set(changed)
				.where(and(eq(policyVersions.organisationId, organisationId), eq(policyVersions.id, draft.id)));
		} else {
			const fresh = { organisationId, id: newId(), number: null, summary: '', createdAt: inside.now };
			await inside.db.insert(policyVersions).values({ ...fresh, ...changed });
		}
	});
}

/** Throws the draft away; published versions stay. */
export async function discardPolicyDraft(context: Context, version: number): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		expectVersion(await policyDraft(inside), version);
		await inside.db
			.delete(policyVersions)
			.where(
				and(eq(policyVersions.organisationId, inside.actor.organisationId), isNull(policyVersions.number))
			);
	});
}

/**
 * Publishes the draft, which from then on is never changed. Incidents keep the version they were judged by.
 * @throws Problem `invalid` for a day before today or before the last version's; `conflict`; `not-found` without a draft
 */
export async function publishPolicy(context: Context, input: PublicationForm): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const draft = await policyDraft(inside);
		if (!draft) throw notFound();
		expectVersion(draft, input.version);
		const today = dayOf(inside.now, inside.actor.habits.timeZone);
		const last = (await publishedVersions(inside)).at(-1);
		if (input.effectiveFrom < today) {
			throw invalid({ effectiveFrom: 'This day is over: a policy cannot hold for what was before it.' });
		}
		if (last?.effectiveFrom && input.effectiveFrom < last.effectiveFrom) {
			throw invalid({ effectiveFrom: 'The version before it holds only from a later day.' });
		}
		const number = (last?.number ?? 0) + 1;
		const { organisationId, userId } = inside.actor;
		await inside.db
			.update(policyVersions)
			.set({
				number,
				effectiveFrom: input.effectiveFrom,
				summary: input.summary,
				publishedAt: inside.now,
				changedAt: inside.now,
				changedBy: userId,
				version: draft.version + 1
			})
			.where(and(eq(policyVersions.organisationId, organisationId), eq(policyVersions.id, draft.id)));
		await audit(inside, 'policy-published', { version: number, from: input.effectiveFrom });
	});
}

/**
 * Notes that the actor has read the policy.
 * @param policyVersionId empty for the policy as it ships
 * @throws Problem `not-found` for what is no published version
 */
export async function acknowledgePolicy(context: Context, policyVersionId: string): Promise<void> {
	authorise(context.actor.isAdmin || context.actor.teams.size > 0);
	await inTransaction(context, async (inside) => {
		const id = policyVersionId || (await keptPolicy(inside)).id;
		const published = await publishedVersions(inside);
		if (!published.some((version) => version.id === id)) throw notFound();
		const { organisationId, userId } = inside.actor;
		await inside.db
			.insert(policyAcknowledgements)
			.values({ organisationId, policyVersionId: id, userId, at: inside.now })
			.onConflictDoNothing();
	});
}

function expectVersion(draft: { version: number } | null, version: number): void {
	if ((draft?.version ?? 0) === version) return;
	throw new Problem(
		'conflict',
		'Somebody changed the draft while your form was open. Look at it in another tab, then send yours again.'
	);
}
