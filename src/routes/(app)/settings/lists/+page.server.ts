import { redirect } from '@sveltejs/kit';
import { page } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(({ context }) => {
	authorise(context.actor.isAdmin);
	redirect(307, '/settings/lists/reason');
});
