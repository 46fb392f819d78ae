import { supportRequest } from '$lib/features/wellbeing/support/queries.server';
import { mayDo } from '$lib/features/wellbeing/support/request';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const request = await supportRequest(context, params.id!);
	return { request, may: mayDo(request.part, request.state) };
});
