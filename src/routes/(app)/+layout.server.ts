import { leadsATeam } from '$lib/features/people/actor';
import { takeNotice } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { error } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

/** What the shell around every page is drawn from. */
export const load: LayoutServerLoad = ({ locals, cookies }) => {
	const { context, theme, requestId } = locals;
	if (!context) error(401, { message: 'Please sign in first.', requestId });
	const { actor, now } = context;
	const notice = takeNotice(cookies);
	return {
		person: { name: actor.name, isAdmin: actor.isAdmin, leads: leadsATeam(actor) },
		habits: actor.habits,
		today: dayOf(now, actor.habits.timeZone),
		theme,
		flash: notice === null ? null : { notice }
	};
};
