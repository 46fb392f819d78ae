import { apiCoverageQuery } from '$lib/features/wellbeing/pulse/api/forms';
import { pulseCoverageForApi } from '$lib/features/wellbeing/pulse/queries.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint, readQuery } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('wellbeing:read', async ({ context, url }) =>
	jsonAnswer(await pulseCoverageForApi(context, readQuery(apiCoverageQuery, url)))
);
