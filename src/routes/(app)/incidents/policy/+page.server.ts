import {
	hasAcknowledged,
	policyDraft,
	presentPolicy,
	publishedVersions,
	yetToRead
} from '$lib/features/incidents/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context }) => {
	const policy = await presentPolicy(context);
	const { isAdmin } = context.actor;
	const [versions, hasRead, draft, unread] = await Promise.all([
		publishedVersions(context),
		hasAcknowledged(context, policy.id),
		isAdmin ? policyDraft(context) : null,
		isAdmin ? yetToRead(context, policy.id) : null
	]);
	return {
		policy,
		versions,
		hasRead,
		hasDraft: draft !== null,
		unread: unread && { names: unread.people.map(({ name }) => name), of: unread.of }
	};
});
