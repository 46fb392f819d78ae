import { openActions } from '$lib/features/debriefs/actions/queries.server';
import { retrosOfActor } from '$lib/features/debriefs/retros/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context }) => {
	const [retros, actions] = await Promise.all([retrosOfActor(context), openActions(context)]);
	return { ...retros, actions };
});
