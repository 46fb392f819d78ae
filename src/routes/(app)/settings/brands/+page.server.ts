import * as v from 'valibot';
import { addBrand } from '$lib/features/people/commands/brands.server';
import { brandsOfOrganisation } from '$lib/features/people/queries.server';
import { action, page } from '$lib/server/answers';
import { requiredLine } from '$lib/shared/fields';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context }) => {
	authorise(context.actor.isAdmin);
	return { brands: await brandsOfOrganisation(context) };
});

export const actions = {
	default: action(v.object({ name: requiredLine('The name', 120) }), async ({ context, input }) => {
		await addBrand(context, input);
		return { notice: `“${input.name}” added.` };
	})
};
