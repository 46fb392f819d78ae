import { exportDocument } from '$lib/features/wellbeing/check-ins/exported';
import { ownCheckIns } from '$lib/features/wellbeing/check-ins/queries.server';
import { endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context }) => {
	const document = exportDocument(await ownCheckIns(context), context.actor.habits.timeZone);
	return new Response(JSON.stringify(document, null, '\t'), {
		headers: {
			'content-type': 'application/json',
			'content-disposition': 'attachment; filename="check-ins.json"'
		}
	});
});
