import { redirect } from '@sveltejs/kit';
import { revokeWallLink } from '$lib/features/kudos/commands/walls.server';
import { nothing } from '$lib/features/kudos/forms';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(({ context }) => {
	authorise(context.actor.isAdmin);
	redirect(303, '/settings/kudos');
});

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		await revokeWallLink(context, event.params.id!);
		redirectWithNotice(
			event.cookies,
			'/settings/kudos',
			'The link is revoked. The screen shows nothing any more.'
		);
	})
};
