import { savePolicyDraft } from '$lib/features/incidents/commands/policy.server';
import { fieldsOfPolicy, policyDraftForm, readPolicyForm } from '$lib/features/incidents/policy/draft-form';
import { policyDraft, presentPolicy } from '$lib/features/incidents/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context }) => {
	authorise(context.actor.isAdmin);
	const [draft, present] = await Promise.all([policyDraft(context), presentPolicy(context)]);
	const { categories, steps } = (draft ?? present).document;
	return {
		version: draft?.version ?? 0,
		changedAt: draft?.changedAt ?? null,
		fields: fieldsOfPolicy((draft ?? present).document),
		categories: categories.map(({ name }) => name),
		steps: steps.map(({ key, name }) => ({ key, name }))
	};
});

export const actions = {
	default: action(policyDraftForm, async ({ context, input, event }) => {
		authorise(context.actor.isAdmin);
		const { version, ...posted } = input;
		await savePolicyDraft(context, version, readPolicyForm(posted));
		redirectWithNotice(
			event.cookies,
			'/incidents/policy/draft',
			'The draft is saved. It holds once it is published.'
		);
	})
};
