import { redirect } from '@sveltejs/kit';
import { setUp } from '$lib/features/people/commands.server';
import { deviceOf } from '$lib/features/people/device';
import { setUpForm } from '$lib/features/people/forms';
import { habitOptions, localeAskedFor } from '$lib/features/people/habits';
import { hasOrganisation } from '$lib/features/people/queries.server';
import { redirectWithNotice, visitorAction, visitorPage } from '$lib/server/answers';

export const load = visitorPage(async ({ visitor, request, url }) => {
	if (await hasOrganisation(visitor.db)) redirect(303, '/sign-in');
	return {
		token: url.searchParams.get('token'),
		options: habitOptions(),
		locale: localeAskedFor(request.headers.get('accept-language'))
	};
});

export const actions = {
	default: visitorAction(setUpForm, async ({ visitor, input, event }) => {
		const device = deviceOf(event.request.headers.get('user-agent'));
		const cookie = await setUp(visitor, { ...input, device });
		event.cookies.set(cookie.name, cookie.value, cookie.options);
		redirectWithNotice(event.cookies, '/settings/people', 'Evenkeel is set up. Next, invite your team.');
	})
};
