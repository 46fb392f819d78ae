import { apiEscalation, apiEscalationQuery, escalationInAnswer } from '$lib/features/escalations/api/forms';
import type { ApiOperation } from '$lib/server/api/openapi';
import { pageOf } from '$lib/shared/api-fields';

const path = '/api/v1/escalations';

export const escalationOperations: readonly ApiOperation[] = [
	{
		method: 'GET',
		path,
		scope: 'escalations:read',
		summary: 'List escalations',
		description: 'Those of the teams of the key’s owner, narrowed like the list in the app.',
		query: apiEscalationQuery,
		answers: { 200: { schema: pageOf(escalationInAnswer), description: 'A page of escalations.' } },
		example: `curl "$EVENKEEL${path}?from=2026-11-01&team=Orders&limit=20" \\
  -H "Authorization: Bearer $KEY"`
	},
	{
		method: 'POST',
		path,
		scope: 'escalations:write',
		summary: 'Log an escalation',
		description:
			'It is on disk before it is answered. Teams, reasons, causes, channels and brands are given by name or id.',
		body: { type: 'application/json', schema: apiEscalation },
		answers: { 201: { schema: escalationInAnswer, description: 'The escalation as it was logged.' } },
		isNamed: true,
		example: `curl "$EVENKEEL${path}" \\
  -H "Authorization: Bearer $KEY" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: 5f0c9d0e-5b1a-4a39-9d0f-2f6f5f5c7a10" \\
  -d '{
    "team": "Orders",
    "reason": "Refund",
    "causes": ["Refund delay"],
    "channel": "E-mail",
    "summary": "Asked for the third time where the refund is",
    "orderReference": "NW-104412"
  }'`
	},
	{
		method: 'GET',
		path: `${path}/{id}`,
		scope: 'escalations:read',
		summary: 'Read one escalation',
		answers: { 200: { schema: escalationInAnswer, description: 'The escalation.' } },
		example: `curl "$EVENKEEL${path}/01890000-0000-7000-8000-000000000000" \\
  -H "Authorization: Bearer $KEY"`
	}
];
