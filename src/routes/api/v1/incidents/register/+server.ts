import { apiRegisterQuery } from '$lib/features/incidents/api/forms';
import { registerForApi } from '$lib/features/incidents/commands/register.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint, readQuery } from '$lib/server/api/endpoint';
import { dayOf } from '$lib/shared/days';
import { quarterFrom } from '$lib/shared/quarters';

export const GET = apiEndpoint('incidents:read', async ({ context, url }) => {
	const { quarter } = readQuery(apiRegisterQuery, url);
	const asked = quarterFrom(quarter ?? null, dayOf(context.now, context.actor.habits.timeZone));
	return jsonAnswer(await registerForApi(context, asked));
});
