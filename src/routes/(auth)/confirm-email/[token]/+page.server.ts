import { confirmEmail } from '$lib/features/people/commands.server';
import { nothing } from '$lib/features/people/forms';
import { openEmailChange } from '$lib/features/people/queries.server';
import { redirectWithNotice, visitorAction, visitorPage } from '$lib/server/answers';

/** Asks first: programs that look into mails open links too. */
export const load = visitorPage(async ({ visitor, params }) => ({
	change: await openEmailChange(visitor, params.token!)
}));

export const actions = {
	default: visitorAction(nothing, async ({ visitor, event }) => {
		await confirmEmail(visitor, { token: event.params.token! });
		redirectWithNotice(event.cookies, '/sign-in', 'Your new address holds. You sign in with it from now on.');
	})
};
