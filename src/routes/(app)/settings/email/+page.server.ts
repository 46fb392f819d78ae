import { changeEmail } from '$lib/features/people/commands.server';
import { changeEmailForm } from '$lib/features/people/forms';
import { ownProfile } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { sendsMail } from '$lib/server/mail/mail';

export const load = page(async ({ context }) => ({
	profile: await ownProfile(context),
	sendsMail: sendsMail(),
	mayChange: sendsMail() || context.actor.isAdmin
}));

export const actions = {
	default: action(changeEmailForm, async ({ context, input, event }) => {
		const { address } = event.locals.visitor;
		const outcome = await changeEmail(context, { ...input, address });
		const notice =
			outcome === 'changed'
				? `You sign in with ${input.email} from now on.`
				: `A link is on its way to ${input.email}. Open it to sign in with that address from then on.`;
		redirectWithNotice(event.cookies, '/settings', notice);
	})
};
