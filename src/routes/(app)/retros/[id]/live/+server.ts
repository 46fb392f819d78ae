import { secretIn } from '../../cookies';
import { followRetro } from '$lib/features/debriefs/retros/commands/following.server';
import { liveEndpoint } from '$lib/server/realtime/live';

export const GET = liveEndpoint(({ context, params, cookies }) =>
	followRetro(context, { retroId: params.id!, guestId: null, secret: secretIn(cookies) })
);
