import { publishPolicy } from '$lib/features/incidents/commands/policy.server';
import { publicationForm } from '$lib/features/incidents/forms';
import { compareDocuments } from '$lib/features/incidents/policy/comparison';
import { policyById, policyDraft, publishedVersions } from '$lib/features/incidents/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';

export const load = page(async ({ context }) => {
	const draft = await policyDraft(context);
	const last = (await publishedVersions(context)).at(-1);
	if (!draft || !last) throw notFound();
	const before = await policyById(context, last.id);
	return {
		version: draft.version,
		lastNumber: last.number,
		earliest: dayOf(context.now, context.actor.habits.timeZone),
		differences: compareDocuments(before.document, draft.document)
	};
});

export const actions = {
	default: action(publicationForm, async ({ context, input, event }) => {
		await publishPolicy(context, input);
		redirectWithNotice(event.cookies, '/incidents/policy', 'Published. Everybody is asked to read it.');
	})
};
