import { followSession } from '$lib/features/playbook/practice/queries.server';
import { liveEndpoint } from '$lib/server/realtime/live';

export const GET = liveEndpoint(({ context, params }) => followSession(context, params.code!));
