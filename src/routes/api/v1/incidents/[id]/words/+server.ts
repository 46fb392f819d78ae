import { readWords } from '$lib/features/incidents/commands/logging.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('incidents:verbatims', async ({ context, params }) => {
	const id = params.id!;
	return jsonAnswer({ id, words: await readWords(context, id, 'key-with-verbatims') });
});
