import { apiImportForm, apiImportQuery, importInAnswer } from '$lib/features/imports/api/forms';
import type { ApiOperation } from '$lib/server/api/openapi';

const path = '/api/v1/imports';

export const importOperations: readonly ApiOperation[] = [
	{
		method: 'POST',
		path,
		scope: 'imports:write',
		summary: 'Import a file of escalations',
		description:
			'The file is read as a whole before it is taken: where anything does not fit, nothing of it is left. It is then imported beside; follow it at the address in Location.',
		query: apiImportQuery,
		body: { type: 'multipart/form-data', schema: apiImportForm },
		answers: { 202: { schema: importInAnswer, description: 'The import, which has been started.' } },
		isNamed: true,
		example: `curl "$EVENKEEL${path}?dryRun=true" \\
  -H "Authorization: Bearer $KEY" \\
  -F 'mapping={
    "team": "Orders",
    "source": "Helpdesk",
    "columns": {
      "reference": "Number", "occurred": "Opened", "reason": "Category",
      "cause": "Cause", "channel": "Via", "summary": "Subject"
    },
    "dateStyle": "day-month-year",
    "missing": ["?", "N/A"],
    "values": { "channel": { "Live chat": "Chat", "Fax": null } },
    "newEntries": true
  };type=application/json' \\
  -F 'file=@cases.csv;type=text/csv'`
	},
	{
		method: 'GET',
		path: `${path}/{id}`,
		scope: 'imports:read',
		summary: 'Follow an import',
		answers: { 200: { schema: importInAnswer, description: 'Its state, counts and findings.' } },
		example: `curl "$EVENKEEL${path}/01890000-0000-7000-8000-000000000000" \\
  -H "Authorization: Bearer $KEY"`
	},
	{
		method: 'GET',
		path: `${path}/{id}/rejected.csv`,
		scope: 'imports:read',
		summary: 'Download the rejected rows of an import',
		description: 'Each with its line in the file and the reason, so that they can be mended and sent again.',
		answers: { 200: { schema: null, type: 'text/csv', description: 'The rows as they stood in the file.' } },
		example: `curl -O "$EVENKEEL${path}/01890000-0000-7000-8000-000000000000/rejected.csv" \\
  -H "Authorization: Bearer $KEY"`
	}
];
