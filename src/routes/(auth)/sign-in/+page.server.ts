import { redirect } from '@sveltejs/kit';
import { signIn } from '$lib/features/people/commands.server';
import { deviceOf } from '$lib/features/people/device';
import { signInForm } from '$lib/features/people/forms';
import { hasOrganisation } from '$lib/features/people/queries.server';
import { safePath, takeNotice, visitorAction, visitorPage } from '$lib/server/answers';

export const load = visitorPage(async ({ visitor, url, locals, cookies }) => {
	const next = safePath(url.searchParams.get('next'), '/');
	if (locals.context) redirect(303, next);
	if (!(await hasOrganisation(visitor.db))) redirect(303, '/setup');
	const hasSignedOut = url.searchParams.has('signed-out');
	return { next, hasSignedOut, notice: takeNotice(cookies) ?? (hasSignedOut ? 'You are signed out.' : null) };
});

export const actions = {
	default: visitorAction(signInForm, async ({ visitor, input, event }) => {
		const { email, password, next } = input;
		const device = deviceOf(event.request.headers.get('user-agent'));
		const cookie = await signIn(visitor, { email, password, device });
		event.cookies.set(cookie.name, cookie.value, cookie.options);
		redirect(303, safePath(next, '/'));
	})
};
