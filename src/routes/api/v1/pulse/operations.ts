import {
	apiCoverageQuery,
	apiResultsQuery,
	coverageInAnswer,
	resultsInAnswer
} from '$lib/features/wellbeing/pulse/api/forms';
import type { ApiOperation } from '$lib/server/api/openapi';

const path = '/api/v1/pulse';

const curl = (address: string) => `curl "$EVENKEEL${address}" \\
  -H "Authorization: Bearer $KEY"`;

export const pulseOperations: readonly ApiOperation[] = [
	{
		method: 'GET',
		path: `${path}/results`,
		scope: 'wellbeing:read',
		summary: 'Read the team pulse of a team',
		description:
			'Closed rounds alone, the latest first, as its page shows them. What too few answered is not there, and cannot be worked out from what is.',
		query: apiResultsQuery,
		answers: { 200: { schema: resultsInAnswer, description: 'The rounds of the team.' } },
		example: curl(`${path}/results?team=Orders&from=2026-08-01&to=2026-10-31`)
	},
	{
		method: 'GET',
		path: `${path}/coverage`,
		scope: 'wellbeing:read',
		summary: 'Read how many answered the team pulse',
		description: 'By team and closed round, never who. Small teams are there together.',
		query: apiCoverageQuery,
		answers: { 200: { schema: coverageInAnswer, description: 'How many answered.' } },
		example: curl(`${path}/coverage?from=2026-09-01&to=2026-10-31`)
	}
];
