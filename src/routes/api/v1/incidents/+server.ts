import { apiIncident, apiIncidentsQuery } from '$lib/features/incidents/api/forms';
import { logIncidentByNames } from '$lib/features/incidents/commands/api.server';
import { incidentsForApi } from '$lib/features/incidents/queries/api.server';
import { pageAnswer, writtenAnswer } from '$lib/server/api/answers';
import { namedWrite, readJson, unlessUnderWay } from '$lib/server/api/body';
import { placeOf, placedCursor } from '$lib/server/api/cursor';
import { apiEndpoint, checked, readQuery } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('incidents:read', async ({ context, key, url }) => {
	const { limit, cursor: _, ...filters } = readQuery(apiIncidentsQuery, url);
	const { items, next } = await incidentsForApi(context, filters, placeOf(key, url), limit);
	return pageAnswer(url, items, placedCursor(key, url, next));
});

export const POST = apiEndpoint('incidents:write', async ({ context, key, request }) => {
	const { text, value } = await readJson(request);
	const receipt = namedWrite(request, key.id, text);
	const input = checked(apiIncident, value);
	const written = await unlessUnderWay(receipt, () => logIncidentByNames(context, input, receipt));
	return writtenAnswer(written, '/api/v1/incidents');
});
