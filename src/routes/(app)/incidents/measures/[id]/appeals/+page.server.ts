import { logAppeal } from '$lib/features/incidents/measures/commands/appeals.server';
import { appealForm } from '$lib/features/incidents/measures/forms';
import { whyNotAppealed } from '$lib/features/incidents/measures/measure';
import { appealsOf, findMeasure } from '$lib/features/incidents/measures/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { canSeal } from '$lib/server/encryption';

export const load = page(async ({ context, params }) => {
	const { measure, incident } = await findMeasure(context, params.id!);
	const { id, step, startsOn } = measure;
	return {
		measure: { id, step, startsOn },
		canSeal: canSeal(),
		whyNot: whyNotAppealed(measure, await appealsOf(context, id, incident))
	};
});

export const actions = {
	default: action(appealForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await logAppeal(context, id, input);
		const notice = 'The appeal is logged, and waits for somebody who had no part in it.';
		redirectWithNotice(event.cookies, `/incidents/measures/${id}`, notice);
	})
};
