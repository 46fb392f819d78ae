import { exportWords } from '$lib/features/insights/words/commands.server';
import { csvResponse, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url }) =>
	csvResponse('words.csv', await exportWords(context, url.searchParams))
);
