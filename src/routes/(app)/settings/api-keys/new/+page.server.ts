import { makeApiKey } from '$lib/features/people/commands.server';
import { apiKeyForm } from '$lib/features/people/forms';
import { possibleKeyOwners } from '$lib/features/people/queries.server';
import { action, page } from '$lib/server/answers';

export const load = page(async ({ context }) => ({
	owners: (await possibleKeyOwners(context)).map(({ id, name, email }) => ({
		value: id,
		label: `${name} (${email})`
	})),
	oneself: context.actor.userId
}));

export const actions = {
	default: action(apiKeyForm, async ({ context, input }) => ({
		made: { name: input.name, key: await makeApiKey(context, input) }
	}))
};
