import { roundPage } from '$lib/features/wellbeing/pulse/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, params }) => ({
	view: await roundPage(context, params.team!, params.day!)
}));
