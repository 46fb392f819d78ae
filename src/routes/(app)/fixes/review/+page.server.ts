import { improvementReview } from '$lib/features/insights/review/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => {
	const found = await improvementReview(context, url.searchParams);
	const step = Number(url.searchParams.get('step'));
	const isStep = Number.isInteger(step) && step >= 1 && step <= found.review.sections.length;
	return { ...found, step: isStep ? step : null };
});
