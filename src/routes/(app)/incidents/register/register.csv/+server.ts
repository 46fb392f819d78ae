import { exportRegister } from '$lib/features/incidents/register/commands.server';
import { quarterFrom } from '$lib/shared/quarters';
import { csvResponse, endpoint } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';

export const GET = endpoint(async ({ context, url }) => {
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const quarter = quarterFrom(url.searchParams.get('quarter'), today);
	return csvResponse(`register-${quarter.key}.csv`, await exportRegister(context, quarter));
});
