import { apiEscalation, apiEscalationQuery } from '$lib/features/escalations/api/forms';
import { logEscalationByNames } from '$lib/features/escalations/commands/logging.server';
import { escalationsForApi } from '$lib/features/escalations/queries.server';
import { pageAnswer, writtenAnswer } from '$lib/server/api/answers';
import { namedWrite, readJson, unlessUnderWay } from '$lib/server/api/body';
import { placeOf, placedCursor } from '$lib/server/api/cursor';
import { apiEndpoint, checked, readQuery } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('escalations:read', async ({ context, key, url }) => {
	const { limit, cursor: _, ...filters } = readQuery(apiEscalationQuery, url);
	const { items, next } = await escalationsForApi(context, filters, placeOf(key, url), limit);
	return pageAnswer(url, items, placedCursor(key, url, next));
});

export const POST = apiEndpoint('escalations:write', async ({ context, key, request }) => {
	const { text, value } = await readJson(request);
	const receipt = namedWrite(request, key.id, text);
	const input = checked(apiEscalation, value);
	const written = await unlessUnderWay(receipt, () => logEscalationByNames(context, input, receipt));
	return writtenAnswer(written, '/api/v1/escalations');
});
