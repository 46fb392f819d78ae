import { fixForApi } from '$lib/features/fixes/queries.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('fixes:read', async ({ context, params }) =>
	jsonAnswer(await fixForApi(context, params.id!))
);
