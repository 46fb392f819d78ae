import { incidentForApi } from '$lib/features/incidents/queries/api.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('incidents:read', async ({ context, params }) =>
	jsonAnswer(await incidentForApi(context, params.id!))
);
