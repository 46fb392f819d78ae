import { summaryOf } from '$lib/features/fixes/fix';
import { causesPage } from '$lib/features/insights/queries/page.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => {
	const { insights, toFix } = await causesPage(context, url.searchParams);
	return { insights, toFix: { ...toFix, suggestions: toFix.suggestions.map(summaryOf) } };
});
