import { json } from '@sveltejs/kit';
import { fixToAsk, noticeOf } from '$lib/features/fixes/queries.server';
import { endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, params, url }) => {
	const { fix } = await fixToAsk(context, params.id!, ['plan', 'replan']);
	return json(await noticeOf(context, fix, Object.fromEntries(url.searchParams)));
});
