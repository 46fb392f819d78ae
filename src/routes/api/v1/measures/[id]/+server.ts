import { measureForApi } from '$lib/features/incidents/measures/queries.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('measures:read', async ({ context, params }) =>
	jsonAnswer(await measureForApi(context, params.id!))
);
