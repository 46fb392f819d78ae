import { followDebrief } from '$lib/features/debriefs/cases/queries.server';
import { liveEndpoint } from '$lib/server/realtime/live';

export const GET = liveEndpoint(({ context, params }) => followDebrief(context, params.id!));
