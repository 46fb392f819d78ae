import type { RequestEvent } from '@sveltejs/kit';
import { noteKeyUse } from '$lib/features/people/commands.server';
import { holderOfKey } from '$lib/features/people/queries.server';
import { keyOf } from '$lib/server/api/guard';

/** Whether the request is for the HTTP API, which knows keys alone: no browser sends one by itself. */
export function isForApi({ url }: Pick<RequestEvent, 'url'>): boolean {
	return url.pathname.startsWith('/api/');
}

/** Lets a request for the API act for the owner of the key it came with; cookies are not looked at. */
export async function recogniseKey({
	request,
	locals
}: Pick<RequestEvent, 'request' | 'locals'>): Promise<void> {
	const key = keyOf(request);
	if (key === null) return;
	const { db, now } = locals.visitor;
	const holder = await holderOfKey(db, key, now);
	if (!holder) return;
	locals.context = { db, now, actor: holder.actor };
	locals.apiKey = holder.key;
	await noteKeyUse(locals.context, holder.key);
}
