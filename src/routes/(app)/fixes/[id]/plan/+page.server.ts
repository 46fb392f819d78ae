import { planTrial } from '$lib/features/fixes/commands/trials.server';
import { planForm } from '$lib/features/fixes/forms';
import { moves } from '$lib/features/fixes/moves';
import { suggestedPlan } from '$lib/features/fixes/plan';
import { cyclesOf, fixToAsk, measuresFor, noticeOf, ownersFor } from '$lib/features/fixes/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';

export const load = page(async ({ context, params, url }) => {
	const asked = await fixToAsk(context, params.id!, ['plan', 'replan']);
	const [cycles, owners, { choices }] = await Promise.all([
		cyclesOf(context, asked.fix.id),
		ownersFor(context, asked.fix),
		measuresFor(context, asked.fix)
	]);
	// Whoever asks without scripts whether the trial would be noticed sends what is filled in along.
	const plan = {
		...suggestedPlan(asked.fix, cycles, dayOf(context.now, context.actor.habits.timeZone)),
		...Object.fromEntries(url.searchParams)
	};
	return {
		...asked,
		plan,
		notice: await noticeOf(context, asked.fix, plan),
		isLater: cycles.some(({ startedAt }) => startedAt !== null),
		choices,
		owners: owners.map(({ id, name }) => ({ value: id, label: name }))
	};
});

export const actions = {
	default: action(planForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await planTrial(context, id, input);
		redirectWithNotice(event.cookies, `/fixes/${id}`, moves.plan.done);
	})
};
