import { escalationForApi } from '$lib/features/escalations/queries.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('escalations:read', async ({ context, params }) =>
	jsonAnswer(await escalationForApi(context, params.id!))
);
