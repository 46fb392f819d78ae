import { revokeApiKey } from '$lib/features/people/commands.server';
import { apiKeyRevocationForm } from '$lib/features/people/forms';
import { apiKeyList } from '$lib/features/people/queries.server';
import { action, page } from '$lib/server/answers';

export const load = page(async ({ context }) => ({ keys: await apiKeyList(context) }));

export const actions = {
	revoke: action(apiKeyRevocationForm, async ({ context, input }) => {
		await revokeApiKey(context, { keyId: input.key });
		return { notice: 'The key is revoked. Its next request is refused.' };
	})
};
