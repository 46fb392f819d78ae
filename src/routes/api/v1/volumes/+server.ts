import { apiVolumes } from '$lib/features/volumes/api';
import { setVolumes } from '$lib/features/volumes/commands.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { readJson } from '$lib/server/api/body';
import { apiEndpoint, checked } from '$lib/server/api/endpoint';

export const PUT = apiEndpoint('volumes:write', async ({ context, request }) => {
	const { value } = await readJson(request);
	return jsonAnswer(await setVolumes(context, checked(apiVolumes, value).rows));
});
