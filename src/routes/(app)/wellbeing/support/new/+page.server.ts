import { needs } from '$lib/features/wellbeing/check-ins/check-in';
import { ownCheckIn } from '$lib/features/wellbeing/check-ins/queries.server';
import { askForSupport } from '$lib/features/wellbeing/support/commands/requests.server';
import { requestForm } from '$lib/features/wellbeing/support/forms';
import { supportHelpersOf, supportOf } from '$lib/features/wellbeing/support/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { newId } from '$lib/shared/ids';

export const load = page(async ({ context, url }) => {
	const from = url.searchParams.get('check-in');
	const [helpers, entries, checkIn] = await Promise.all([
		supportHelpersOf(context),
		supportOf(context),
		from ? ownCheckIn(context, from) : null
	]);
	const need = checkIn?.content?.need;
	return {
		id: newId(),
		helpers: helpers.filter(({ id }) => id !== context.actor.userId),
		services: entries,
		to: url.searchParams.get('to') ?? '',
		fromCheckIn: checkIn !== null,
		kind: (need && needs[need].asks) ?? '',
		words: checkIn?.content?.note ?? ''
	};
});

export const actions = {
	default: action(requestForm, async ({ context, input, event }) => {
		const id = await askForSupport(context, input);
		redirectWithNotice(event.cookies, `/wellbeing/support/${id}`, 'Asked. Nobody else is told.');
	})
};
