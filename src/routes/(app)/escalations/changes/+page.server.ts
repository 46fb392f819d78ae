import { changesOf } from '$lib/features/escalations/changes/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context }) => ({ changes: await changesOf(context) }));
