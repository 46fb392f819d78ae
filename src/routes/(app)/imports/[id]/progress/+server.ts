import { json } from '@sveltejs/kit';
import { progressOf } from '$lib/features/imports/queries.server';
import { endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, params }) => json(await progressOf(context, params.id!)));
