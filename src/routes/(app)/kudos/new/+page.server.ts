import { giveKudos } from '$lib/features/kudos/commands/giving.server';
import { kudosForm } from '$lib/features/kudos/forms';
import { kudosFormFor } from '$lib/features/kudos/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, url }) => ({
	kudosForm: await kudosFormFor(context, url.searchParams.get('about'))
}));

export const actions = {
	default: action(kudosForm, async ({ context, input, event }) => {
		await giveKudos(context, input);
		redirectWithNotice(event.cookies, '/kudos', 'Your thanks are passed on.');
	})
};
