import { guestTokenIn, secretIn } from '../../../../../(app)/retros/cookies';
import { followRetro } from '$lib/features/debriefs/retros/commands/following.server';
import { guestSeat } from '$lib/features/debriefs/retros/queries.server';
import { visitorLiveEndpoint } from '$lib/server/realtime/live';
import { authorise } from '$lib/shared/problem';

export const GET = visitorLiveEndpoint(async ({ visitor, params, cookies }) => {
	const found = await guestSeat(visitor, params.id!, guestTokenIn(cookies), secretIn(cookies));
	authorise(found !== null);
	return followRetro(found.context, found.seat);
});
