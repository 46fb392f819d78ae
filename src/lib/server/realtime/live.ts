import type { Cookies } from '@sveltejs/kit';
import { Problem } from '$lib/shared/problem';
import { accessChannelOf } from './access';
import { endpoint, visitorEndpoint } from '../answers';
import type { Context, VisitorContext, WritingContext } from '../context';
import { eventStream, type Following, type Given } from './event-stream';
import { numberToGoOnFrom, type Numbered } from './message';
import { takesListeners } from './streams';

type Parameters = Record<string, string>;

/** The name of the channel about one record. */
export function channelOf(organisationId: string, about: string, id: string): string {
	return `${organisationId}/${about}/${id}`;
}

/** Says, inside the transaction that writes it, that there is news about a record; heard once it is committed. */
export function announce({ db, actor }: WritingContext, about: string, id: string): void {
	db.announce(channelOf(actor.organisationId, about, id));
}

/**
 * A request handler that sends what happens as server-sent events, for those who have signed in.
 * @param follow decides what the actor may follow. It is asked again with every beat, when the actor's sessions or roles
 * have changed, before events that come after a while, and after those that change who may follow: a `Problem` it throws
 * ends the stream
 */
export function liveEndpoint<Event extends Numbered>(
	follow: (given: { context: Context; params: Parameters; cookies: Cookies }) => Promise<Following<Event>>
) {
	return endpoint(async ({ context, locals, request, cookies, ...event }) => {
		const params = event.params;
		const following = await follow({ context, params, cookies });
		const mayFollow = async () => {
			const present = await locals.recogniseAgain();
			if (present?.actor.userId !== context.actor.userId) return null;
			return unlessRefused(() => follow({ context: present, params, cookies }));
		};
		return answer(request, following, {
			db: context.db,
			mayFollow,
			accessChannel: accessChannelOf(context.actor)
		});
	});
}

/** The same for those without an account; whoever they are, `follow` tells by what their request came with. */
export function visitorLiveEndpoint<Event extends Numbered>(
	follow: (given: {
		visitor: VisitorContext;
		params: Parameters;
		cookies: Cookies;
	}) => Promise<Following<Event>>
) {
	return visitorEndpoint(async ({ visitor, params, cookies, locals, request }) => {
		const following = await follow({ visitor, params, cookies });
		const mayFollow = () =>
			unlessRefused(() => follow({ visitor: { ...visitor, now: locals.clock() }, params, cookies }));
		return answer(request, following, { db: visitor.db, mayFollow, accessChannel: null });
	});
}

async function unlessRefused<Result>(work: () => Promise<Result>): Promise<Result | null> {
	try {
		return await work();
	} catch (problem) {
		if (problem instanceof Problem) return null;
		throw problem;
	}
}

function answer<Event extends Numbered>(
	request: Request,
	following: Following<Event>,
	who: Pick<Given<Event>, 'db' | 'mayFollow' | 'accessChannel'>
): Response {
	// A stopping server is soon another one; a browser that is answered so is told by its page to come back.
	if (!takesListeners()) return new Response(null, { status: 503, headers: { 'retry-after': '2' } });
	const headers = {
		'content-type': 'text/event-stream; charset=utf-8',
		// Neither kept nor compressed on the way, since both would hold events back.
		'cache-control': 'no-cache, no-store, no-transform',
		'x-accel-buffering': 'no'
	};
	if (request.method === 'HEAD') return new Response(null, { headers });
	const after = numberToGoOnFrom(request);
	return new Response(eventStream(following, { ...who, after, signal: request.signal }), { headers });
}
