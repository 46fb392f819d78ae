import { findChange } from '$lib/features/escalations/changes/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, params }) => ({ change: await findChange(context, params.id!) }));
