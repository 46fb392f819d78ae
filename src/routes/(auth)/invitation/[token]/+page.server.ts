import { acceptInvitation } from '$lib/features/people/commands.server';
import { deviceOf } from '$lib/features/people/device';
import { acceptInvitationForm } from '$lib/features/people/forms';
import { openInvitation } from '$lib/features/people/queries.server';
import { redirectWithNotice, visitorAction, visitorPage } from '$lib/server/answers';

export const load = visitorPage(async ({ visitor, params }) => ({
	invitation: await openInvitation(visitor, params.token!)
}));

export const actions = {
	default: visitorAction(acceptInvitationForm, async ({ visitor, input, event }) => {
		const device = deviceOf(event.request.headers.get('user-agent'));
		const cookie = await acceptInvitation(visitor, { ...input, token: event.params.token!, device });
		event.cookies.set(cookie.name, cookie.value, cookie.options);
		redirectWithNotice(event.cookies, '/', `Welcome, ${input.name}.`);
	})
};
