import { importForApi } from '$lib/features/imports/queries.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('imports:read', async ({ context, params }) =>
	jsonAnswer(await importForApi(context, params.id!))
);
