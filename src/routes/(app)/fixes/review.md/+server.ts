import { exportReview } from '$lib/features/insights/review/commands.server';
import { endpoint } from '$lib/server/answers';
import { settings } from '$lib/server/settings';

export const GET = endpoint(
	async ({ context, url }) =>
		new Response(await exportReview(context, url.searchParams, settings().origin), {
			headers: {
				'content-type': 'text/markdown; charset=utf-8',
				'content-disposition': 'attachment; filename="improvement-review.md"'
			}
		})
);
