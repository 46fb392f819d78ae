import * as v from 'valibot';
import { changeBrand } from '$lib/features/people/commands/brands.server';
import { brandsOfOrganisation } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { requiredLine, ticked } from '$lib/shared/fields';
import { authorise, notFound } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	authorise(context.actor.isAdmin);
	const brand = (await brandsOfOrganisation(context)).find(({ id }) => id === params.id);
	if (!brand) throw notFound();
	return { brand };
});

export const actions = {
	rename: action(v.object({ name: requiredLine('The name', 120) }), async ({ context, input, event }) => {
		await changeBrand(context, event.params.id!, input);
		redirectWithNotice(event.cookies, '/settings/brands', `Renamed to “${input.name}”.`);
	}),
	archive: action(v.object({ archived: ticked() }), async ({ context, input, event }) => {
		await changeBrand(context, event.params.id!, input);
		redirectWithNotice(event.cookies, '/settings/brands', input.archived ? 'Archived.' : 'Offered again.');
	})
};
