import { apiFixesQuery, fixInAnswer, fixWithVerdictInAnswer } from '$lib/features/fixes/api/forms';
import type { ApiOperation } from '$lib/server/api/openapi';
import { pageOf } from '$lib/shared/api-fields';

const path = '/api/v1/fixes';

export const fixOperations: readonly ApiOperation[] = [
	{
		method: 'GET',
		path,
		scope: 'fixes:read',
		summary: 'List fixes',
		description: 'Those of the teams of the key’s owner and of the whole organisation, the newest first.',
		query: apiFixesQuery,
		answers: { 200: { schema: pageOf(fixInAnswer), description: 'A page of fixes.' } },
		example: `curl "$EVENKEEL${path}?stage=in-trial&team=Orders" \\
  -H "Authorization: Bearer $KEY"`
	},
	{
		method: 'GET',
		path: `${path}/{id}`,
		scope: 'fixes:read',
		summary: 'Read one fix with its verdict',
		description:
			'The verdict is computed from the counts of the teams the fix is for, the same for all who may read it.',
		answers: { 200: { schema: fixWithVerdictInAnswer, description: 'The fix.' } },
		example: `curl "$EVENKEEL${path}/01890000-0000-7000-8000-000000000000" \\
  -H "Authorization: Bearer $KEY"`
	}
];
