import { redirect } from '@sveltejs/kit';
import { giveGuestToken, giveSecret } from '../../../(app)/retros/cookies';
import { joinAsGuest } from '$lib/features/debriefs/retros/commands/guests.server';
import { guestForm } from '$lib/features/debriefs/retros/forms';
import { retroByGuestLink } from '$lib/features/debriefs/retros/queries.server';
import { visitorAction, visitorPage } from '$lib/server/answers';
import { Problem } from '$lib/shared/problem';

export const load = visitorPage(async ({ visitor, params }) => {
	const found = await retroByGuestLink(visitor, params.token!);
	if (!found) {
		throw new Problem(
			'not-found',
			'This link does not lead to a retro any more: it has ended, or another link was made. Ask whoever sent it to you.'
		);
	}
	return { title: found.retro.title, isAnonymous: found.retro.isAnonymous };
});

export const actions = {
	default: visitorAction(guestForm, async ({ visitor, input, event }) => {
		const { retroId, token } = await joinAsGuest(visitor, event.params.token!, input.name);
		giveGuestToken(event.cookies, `/join/at/${retroId}`, token);
		giveSecret(event.cookies, `/join/at/${retroId}`);
		redirect(303, `/join/at/${retroId}`);
	})
};
