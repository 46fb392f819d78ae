import { resetPassword } from '$lib/features/people/commands.server';
import { newPasswordForm } from '$lib/features/people/forms';
import { openReset } from '$lib/features/people/queries.server';
import { redirectWithNotice, visitorAction, visitorPage } from '$lib/server/answers';

export const load = visitorPage(async ({ visitor, params }) => ({
	reset: await openReset(visitor, params.token!)
}));

export const actions = {
	default: visitorAction(newPasswordForm, async ({ visitor, input, event }) => {
		await resetPassword(visitor, { ...input, token: event.params.token! });
		redirectWithNotice(
			event.cookies,
			'/sign-in',
			'Your new password is set, and every session is ended. Please sign in with it.'
		);
	})
};
