import { findKudos } from '$lib/features/kudos/queries.server';
import { page } from '$lib/server/answers';
import { newId } from '$lib/shared/ids';

export const load = page(async ({ context, params }) => ({
	kudos: await findKudos(context, params.id!),
	replyId: newId()
}));
