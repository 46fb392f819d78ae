import { wallOf } from '$lib/features/kudos/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context }) => ({ kudos: await wallOf(context) }));
