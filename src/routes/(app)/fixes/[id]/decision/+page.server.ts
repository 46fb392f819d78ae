import { decideTrial } from '$lib/features/fixes/commands/trials.server';
import { decisionForm } from '$lib/features/fixes/forms';
import { findFix, fixToAsk, verdictOf, verdictViewOf } from '$lib/features/fixes/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params, url }) => {
	const asked = await fixToAsk(context, params.id!, ['adopt', 'adapt', 'abandon', 'see-no-change']);
	return {
		...asked,
		decision: url.searchParams.get('decision') ?? '',
		verdict: await verdictViewOf(context, asked.fix)
	};
});

export const actions = {
	default: action(decisionForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		const { cycle, teams } = await findFix(context, id);
		const found = cycle && (await verdictOf(context, cycle, teams));
		await decideTrial(context, id, { ...input, verdict: found?.then ?? null });
		redirectWithNotice(event.cookies, `/fixes/${id}`, 'Decided, with the verdict as it is now.');
	})
};
