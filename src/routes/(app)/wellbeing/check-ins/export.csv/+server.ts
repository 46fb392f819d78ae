import { exportRows } from '$lib/features/wellbeing/check-ins/exported';
import { ownCheckIns } from '$lib/features/wellbeing/check-ins/queries.server';
import { csvResponse, endpoint } from '$lib/server/answers';

// No entry in the audit log: that somebody takes their own check-ins is nobody else's to know.
export const GET = endpoint(async ({ context }) =>
	csvResponse('check-ins.csv', exportRows(await ownCheckIns(context), context.actor.habits.timeZone))
);
