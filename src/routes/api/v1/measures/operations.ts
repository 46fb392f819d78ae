import { apiMeasuresQuery, measureInAnswer, wholeMeasureInAnswer } from '$lib/features/incidents/api/forms';
import type { ApiOperation } from '$lib/server/api/openapi';
import { pageOf } from '$lib/shared/api-fields';

const path = '/api/v1/measures';

const curl = (address: string) => `curl "$EVENKEEL${address}" \\
  -H "Authorization: Bearer $KEY"`;

export const measureOperations: readonly ApiOperation[] = [
	{
		method: 'GET',
		path,
		scope: 'measures:read',
		summary: 'List measures',
		description:
			'What was decided about customers, the newest first, for those who decide. Neither reasons nor notices are in a list.',
		query: apiMeasuresQuery,
		answers: { 200: { schema: pageOf(measureInAnswer), description: 'A page of measures.' } },
		example: curl(`${path}?state=in-force`)
	},
	{
		method: 'GET',
		path: `${path}/{id}`,
		scope: 'measures:read',
		summary: 'Read one measure with its appeals',
		description: 'What customers wrote, and the notice to them, are not given to keys.',
		answers: { 200: { schema: wholeMeasureInAnswer, description: 'The measure.' } },
		example: curl(`${path}/01890000-0000-7000-8000-000000000000`)
	}
];
