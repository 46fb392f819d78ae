import { saveSupport } from '$lib/features/wellbeing/support/commands/card.server';
import { asSupportEntry, MOST_SUPPORT_ENTRIES } from '$lib/features/wellbeing/support/entries';
import { supportForm } from '$lib/features/wellbeing/support/forms';
import { supportHelpersOf, supportOf, workingDaysOf } from '$lib/features/wellbeing/support/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

/** How many empty ones stand below those that are filled. */
const EMPTY_PLACES = 3;

export const load = page(async ({ context }) => {
	authorise(context.actor.isAdmin);
	const [entries, workingDays, helpers] = await Promise.all([
		supportOf(context),
		workingDaysOf(context),
		supportHelpersOf(context)
	]);
	const places = Math.min(MOST_SUPPORT_ENTRIES, entries.length + EMPTY_PLACES);
	return {
		entries: Array.from({ length: places }, (_, place) => entries[place] ?? asSupportEntry({})),
		workingDays,
		helpers
	};
});

export const actions = {
	default: action(supportForm, async ({ context, input, event }) => {
		await saveSupport(context, input);
		redirectWithNotice(event.cookies, '/settings/support', 'Saved. Everybody finds it under Support.');
	})
};
