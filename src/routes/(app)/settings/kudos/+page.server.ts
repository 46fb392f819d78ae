import { addValue } from '$lib/features/kudos/commands/values.server';
import { valueForm } from '$lib/features/kudos/forms';
import { valuesOf, wallLinks } from '$lib/features/kudos/queries.server';
import { action, page } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context }) => {
	authorise(context.actor.isAdmin);
	const [values, walls] = await Promise.all([valuesOf(context), wallLinks(context)]);
	return { values, walls };
});

export const actions = {
	default: action(valueForm, async ({ context, input }) => {
		await addValue(context, input);
		return { notice: `“${input.name}” added.` };
	})
};
