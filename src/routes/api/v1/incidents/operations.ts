import {
	apiIncident,
	apiIncidentsQuery,
	apiRegisterQuery,
	incidentInAnswer,
	registerInAnswer,
	wordsInAnswer
} from '$lib/features/incidents/api/forms';
import type { ApiOperation } from '$lib/server/api/openapi';
import { pageOf } from '$lib/shared/api-fields';

const path = '/api/v1/incidents';

const curl = (address: string) => `curl "$EVENKEEL${address}" \\
  -H "Authorization: Bearer $KEY"`;

export const incidentOperations: readonly ApiOperation[] = [
	{
		method: 'GET',
		path,
		scope: 'incidents:read',
		summary: 'List incidents',
		description:
			'Abusive contacts as far as the owner of the key sees them: their own, and all for those who decide. What was said is never in a list.',
		query: apiIncidentsQuery,
		answers: { 200: { schema: pageOf(incidentInAnswer), description: 'A page of incidents.' } },
		example: curl(`${path}?from=2026-10-01&severity=3`)
	},
	{
		method: 'POST',
		path,
		scope: 'incidents:write',
		summary: 'Log an incident',
		description:
			'For the owner of the key, to whom it happened; aftercare is offered to them. It is on disk before it is answered, and the answer does not repeat what was said.',
		body: { type: 'application/json', schema: apiIncident },
		answers: { 201: { schema: incidentInAnswer, description: 'The incident as it was logged.' } },
		isNamed: true,
		example: `curl "$EVENKEEL${path}" \\
  -H "Authorization: Bearer $KEY" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: 0d8f3c52-6a04-4c0e-9a52-3b2f6f0f7a11" \\
  -d '{
    "team": "Orders",
    "category": "aggressive",
    "severity": 2,
    "words": "What was said, to the letter",
    "contactEnded": true,
    "channel": "Phone",
    "customerReference": "C-1001"
  }'`
	},
	{
		method: 'GET',
		path: `${path}/register`,
		scope: 'incidents:read',
		summary: 'Read the register of a quarter',
		description: 'Counts of conduct and of what followed, none of them by person. For those who decide.',
		query: apiRegisterQuery,
		answers: { 200: { schema: registerInAnswer, description: 'The register.' } },
		example: curl(`${path}/register?quarter=2026-Q3`)
	},
	{
		method: 'GET',
		path: `${path}/{id}`,
		scope: 'incidents:read',
		summary: 'Read one incident',
		answers: { 200: { schema: incidentInAnswer, description: 'The incident, without what was said.' } },
		example: curl(`${path}/01890000-0000-7000-8000-000000000000`)
	},
	{
		method: 'GET',
		path: `${path}/{id}/words`,
		scope: 'incidents:verbatims',
		summary: 'Read what was said in an incident',
		description:
			'For the one it happened to, who leads the team or took it on to decide. That others than the one it happened to read it is in the audit log.',
		answers: { 200: { schema: wordsInAnswer, description: 'What was said, to the letter.' } },
		example: curl(`${path}/01890000-0000-7000-8000-000000000000/words`)
	}
];
