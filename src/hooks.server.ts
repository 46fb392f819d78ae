import {
	error,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { sealOlderDebriefs } from '$lib/features/debriefs/cases/starting.server';
import { bringRollUpsUpToDate } from '$lib/features/escalations/rebuilding.server';
import { resumeImports, stopImports } from '$lib/features/imports/commands.server';
import { hasOrganisation } from '$lib/features/people/queries.server';
import { sessionOf } from '$lib/features/people/sign-in.server';
import { bringPlaybooksUpToDate } from '$lib/features/playbook/starting.server';
import { statusOf } from '$lib/server/answers';
import { answerOfApi, keyOf } from '$lib/server/api/guard';
import { problemAnswer } from '$lib/server/api/answers';
import { setupToken } from '$lib/server/auth/setup-token';
import { ofOneRequest, type Context } from '$lib/server/context';
import { canSeal } from '$lib/server/encryption';
import { logError } from '$lib/server/log-error';
import { refuseCrossSiteWrite, refuseLargeBody } from '$lib/server/request-guard';
import { endAllStreams } from '$lib/server/realtime/streams';
import { openRunningDatabase, runningDatabase } from '$lib/server/running';
import { securityHeaders } from '$lib/server/security-headers';
import { settings } from '$lib/server/settings';
import { systemClock } from '$lib/shared/clock';
import { newId } from '$lib/shared/ids';
import { Problem } from '$lib/shared/problem';
import { isForApi, recogniseKey } from './hooks/api-keys';
import { startJobs } from './hooks/clock';

let isSetUp = false;

export const init: ServerInit = async () => {
	const database = await openRunningDatabase();
	let stopJobs = async () => {};
	process.once('evenkeel:stopping', endAllStreams);
	process.once(
		'sveltekit:shutdown',
		() => void Promise.all([stopJobs(), stopImports()]).then(() => database.close())
	);
	await bringRollUpsUpToDate(database, systemClock());
	await bringPlaybooksUpToDate(database, systemClock());
	await sealOlderDebriefs(database);
	isSetUp = await hasOrganisation(database);
	if (!isSetUp) {
		console.log(`Nobody is here yet: open ${settings().origin}/setup and enter the token ${setupToken()}`);
	}
	if (!canSeal()) {
		console.log(
			'The setting ENCRYPTION_KEY is missing: what is said in abusive contacts, and debriefs, check-ins and requests for support can be neither stored nor read.'
		);
	}
	await resumeImports(database, systemClock);
	stopJobs = startJobs(database);
};

/** Gives every request an id, a present and a database, before anything can go wrong with it. */
const identify: Handle = ({ event, resolve }) => {
	event.locals.requestId = newId();
	event.locals.clock = systemClock;
	event.locals.visitor = { db: runningDatabase(), now: systemClock(), address: event.getClientAddress() };
	const theme = event.cookies.get('evenkeel_theme');
	event.locals.theme = theme === 'light' || theme === 'dark' ? theme : 'system';
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%evenkeel.theme%', event.locals.theme)
	});
};

/** Sets the headers that keep pages to themselves; static files get theirs in `programs/serve.ts`. */
const secure: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	for (const [name, value] of Object.entries(securityHeaders(settings().origin))) {
		if (!response.headers.has(name)) response.headers.set(name, value);
	}
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache');
	return response;
};

/** Refuses writes that another site sent, and bodies too large for their route, before anything is read. */
const refuse: Handle = ({ event, resolve }) => {
	try {
		if (!isForApi(event)) refuseCrossSiteWrite(event.request, event.route.id, settings().origin);
		refuseLargeBody(event.request, event.route.id, settings().maxUploadBytes);
	} catch (thrown) {
		if (!(thrown instanceof Problem)) throw thrown;
		if (isForApi(event)) return problemAnswer(thrown, event.locals.requestId);
		error(statusOf[thrown.code], { message: thrown.message, requestId: event.locals.requestId });
	}
	return resolve(event);
};

/** Finds out who the request comes from: by its key or by its session, never by both. */
const recognise: Handle = async ({ event, resolve }) => {
	const { db, now } = event.locals.visitor;
	event.locals.recogniseAgain = () => contextOf(event);
	if (isForApi(event)) {
		try {
			await recogniseKey(event);
		} catch (thrown) {
			if (!(thrown instanceof Problem)) throw thrown;
			return problemAnswer(thrown, event.locals.requestId);
		}
	} else if (keyOf(event.request) === null) {
		const signedIn = await sessionOf(db, event.request.headers.get('cookie'), now);
		if (signedIn) {
			event.locals.context = ofOneRequest({ db, now, actor: signedIn.actor });
			event.locals.sessionId = signedIn.sessionId;
			const renewed = signedIn.renewedCookie;
			if (renewed) event.cookies.set(renewed.name, renewed.value, renewed.options);
		}
	}
	return resolve(event);
};

/** A context of the session's own, as it is by now: what one request has asked already is not kept for it. */
async function contextOf({ request, locals }: RequestEvent): Promise<Context | null> {
	const { db } = locals.visitor;
	const now = locals.clock();
	const signedIn = await sessionOf(db, request.headers.get('cookie'), now);
	return signedIn && { db, now, actor: signedIn.actor };
}

/** Keeps every route but the few that are meant for anybody from those who have not signed in. */
const guard: Handle = async ({ event, resolve }) => {
	const { route, locals, url, request } = event;
	if (isForApi(event)) return answerOfApi(event, () => resolve(event));
	const isOpen = route.id === null || route.id.startsWith('/(auth)') || route.id === '/health';
	if (isOpen || locals.context) return resolve(event);
	isSetUp ||= await hasOrganisation(locals.visitor.db);
	if (!isSetUp) redirect(303, '/setup');
	const next = request.method === 'GET' && url.pathname !== '/' ? url.pathname + url.search : '';
	redirect(303, next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in');
};

export const handle = sequence(identify, secure, refuse, recognise, guard);

/** Logs what went wrong with the id of its request, and tells the reader the id alone. */
export const handleError: HandleServerError = ({ error: thrown, event, status, message }) => {
	const { requestId } = event.locals;
	if (status >= 500) logError(`request ${requestId} ${event.request.method} ${event.route.id}`, thrown);
	return {
		message: status === 404 ? 'There is nothing at this address, or it is not open to you.' : message,
		requestId
	};
};
