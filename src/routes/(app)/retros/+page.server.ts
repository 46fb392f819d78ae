import { openActions } from '$lib/features/debriefs/actions/queries.server';
import { retrosOfActor } from '$lib/features/debriefs/retros/queries.server';
import { page } from '$lib/server/answers';
import { isId } from '$lib/shared/ids';

export const load = page(async ({ context, url }) => {
	const before = url.searchParams.get('before');
	const [retros, actions] = await Promise.all([
		retrosOfActor(context, isId(before ?? '') ? before : null),
		openActions(context)
	]);
	return { ...retros, actions };
});
