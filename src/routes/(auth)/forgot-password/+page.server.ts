import { requestPasswordReset } from '$lib/features/people/commands.server';
import { forgottenPasswordForm } from '$lib/features/people/forms';
import { visitorAction, visitorPage } from '$lib/server/answers';
import { sendsMail } from '$lib/server/mail/mail';

export const load = visitorPage(() => ({ sendsMail: sendsMail() }));

export const actions = {
	default: visitorAction(forgottenPasswordForm, async ({ visitor, input }) => {
		await requestPasswordReset(visitor, input);
		return { askedFor: input.email };
	})
};
