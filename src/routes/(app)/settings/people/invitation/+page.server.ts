import { invite } from '$lib/features/people/commands.server';
import { invitationForm } from '$lib/features/people/forms';
import { allTeams } from '$lib/features/people/queries.server';
import { action, page } from '$lib/server/answers';
import { sendsMail } from '$lib/server/mail/mail';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context }) => {
	authorise(context.actor.isAdmin);
	const teams = (await allTeams(context)).filter(({ archivedAt }) => !archivedAt);
	return { teams, sendsMail: sendsMail() };
});

export const actions = {
	default: action(invitationForm, async ({ context, input }) => {
		const { link, mailed } = await invite(context, input);
		return { invited: { email: input.email, link: mailed ? null : link } };
	})
};
