import { registerOf } from '$lib/features/incidents/register/queries.server';
import { unloggedAbuse } from '$lib/features/wellbeing/pulse/queries.server';
import { page } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { quarterFrom, quartersUntil } from '$lib/shared/quarters';

const QUARTERS_OFFERED = 8;

export const load = page(async ({ context, url }) => {
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const quarter = quarterFrom(url.searchParams.get('quarter'), today);
	const [register, unlogged] = await Promise.all([
		registerOf(context, quarter),
		unloggedAbuse(context, quarter)
	]);
	return {
		quarter,
		quarters: quartersUntil(today, QUARTERS_OFFERED).map(({ key }) => ({
			value: key,
			label: key.replace('-', ' ')
		})),
		register,
		unlogged
	};
});
