import type { RequestEvent } from '@sveltejs/kit';
import { noteKeyUse } from '$lib/features/people/commands.server';
import { holderOfKey } from '$lib/features/people/queries.server';
import { keyOf } from '$lib/server/api/guard';
import { RateLimit } from '$lib/server/api/rate-limit';
import { Problem } from '$lib/shared/problem';

/** Whether the request is for the HTTP API, which knows keys alone: no browser sends one by itself. */
export function isForApi({ url }: Pick<RequestEvent, 'url'>): boolean {
	return url.pathname.startsWith('/api/');
}

/** An office or a proxy may be one address for many programs, of which one has a key that was revoked. */
const wrongKeys = new RateLimit(120);

/**
 * Lets a request for the API act for the owner of the key it came with; cookies are not looked at.
 * @throws Problem `too-many` where an address has sent too many keys in a minute that do not work, for all it sends then
 */
export async function recogniseKey({
	request,
	locals
}: Pick<RequestEvent, 'request' | 'locals'>): Promise<void> {
	const key = keyOf(request);
	if (key === null) return;
	const { db, now, address } = locals.visitor;
	const { exceeded, secondsLeft } = wrongKeys.next(address, now);
	if (exceeded) throw tooManyWrongKeys(secondsLeft);
	const holder = await holderOfKey(db, key, now);
	if (!holder) {
		wrongKeys.count(address, now);
		return;
	}
	locals.context = { db, now, actor: holder.actor };
	locals.apiKey = holder.key;
	await noteKeyUse(locals.context, holder.key);
}

function tooManyWrongKeys(seconds: number): Problem {
	const message = `Too many keys that do not work came from this address. Please go on in ${seconds} seconds, with one that works.`;
	return new Problem('too-many', message, {}, seconds);
}
