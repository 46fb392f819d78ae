import { spans, teamPage, teamPageChoice } from '$lib/features/wellbeing/pulse/queries.server';
import { page } from '$lib/server/answers';

const spanNames = { '26': 'Half a year', '52': 'A year', '104': 'Two years' };

export const load = page(async ({ context, params, url }) => {
	const view = await teamPage(context, params.team!, teamPageChoice(url.searchParams));
	return { view, spans: spans.map((span) => ({ value: span, label: spanNames[span] })) };
});
