import { makeWallLink } from '$lib/features/kudos/commands/walls.server';
import { wallForm } from '$lib/features/kudos/forms';
import { action, page } from '$lib/server/answers';
import { settings } from '$lib/server/settings';
import { authorise } from '$lib/shared/problem';

export const load = page(({ context }) => {
	authorise(context.actor.isAdmin);
});

export const actions = {
	default: action(wallForm, async ({ context, input }) => ({
		made: { name: input.name, link: `${settings().origin}/wall/${await makeWallLink(context, input)}` }
	}))
};
