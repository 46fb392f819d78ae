import { registerOf } from '$lib/features/incidents/register/queries.server';
import { quarterFrom } from '$lib/features/incidents/register/register';
import { rowsOf } from '$lib/features/incidents/register/rows';
import { recordExport } from '$lib/features/people/audit.server';
import { csvResponse, endpoint } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';

export const GET = endpoint(async ({ context, url }) => {
	const { habits } = context.actor;
	const quarter = quarterFrom(url.searchParams.get('quarter'), dayOf(context.now, habits.timeZone));
	const register = await registerOf(context, quarter);
	await recordExport(context, 'the register of abusive contacts', { from: quarter.from });
	return csvResponse(`register-${quarter.key}.csv`, rowsOf(register, habits));
});
