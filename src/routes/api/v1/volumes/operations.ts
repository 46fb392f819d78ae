import { apiVolumes, volumesInAnswer } from '$lib/features/volumes/api';
import type { ApiOperation } from '$lib/server/api/openapi';

export const volumeOperations: readonly ApiOperation[] = [
	{
		method: 'PUT',
		path: '/api/v1/volumes',
		scope: 'volumes:write',
		summary: 'Set how many contacts teams had',
		description:
			'All of the rows or none. A number that is known already is replaced, and the same rows twice change nothing, so it needs no Idempotency-Key.',
		body: { type: 'application/json', schema: apiVolumes },
		answers: { 200: { schema: volumesInAnswer, description: 'What became of the rows.' } },
		example: `curl -X PUT "$EVENKEEL/api/v1/volumes" \\
  -H "Authorization: Bearer $KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "rows": [
    { "team": "Orders", "channel": "Phone", "day": "2026-11-16", "contacts": 412 },
    { "team": "Orders", "channel": "Chat", "day": "2026-11-16", "contacts": 288 }
  ] }'`
	}
];
