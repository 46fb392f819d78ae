import { secretIn } from './cookies';
import type { SitDown } from './board-actions';
import { Problem } from '$lib/shared/problem';

/** A member sits down at the retro of the address. */
export const sitDown: SitDown = async ({ locals, params, cookies }) => {
	if (!locals.context) throw new Problem('sign-in-required', 'Please sign in first.');
	return {
		context: locals.context,
		seat: { retroId: params.id!, guestId: null, secret: secretIn(cookies) }
	};
};
