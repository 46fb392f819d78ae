import { supportByKind } from '$lib/features/wellbeing/support/entries';
import { supportHelpersOf, supportOf } from '$lib/features/wellbeing/support/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context }) => {
	const [entries, helpers] = await Promise.all([supportOf(context), supportHelpersOf(context)]);
	return {
		places: supportByKind(entries),
		helpers: helpers.filter(({ id }) => id !== context.actor.userId)
	};
});
