import { listSources } from '$lib/features/imports/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context }) => ({ sources: await listSources(context) }));
