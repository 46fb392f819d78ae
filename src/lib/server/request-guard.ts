import { Problem } from '$lib/shared/problem';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const FORM_LIMIT_BYTES = 1_000_000;
/** A year of volumes of twenty teams by twelve channels in JSON. */
const VOLUMES_LIMIT_BYTES = 15_000_000;
/** A file of an incident holds 10 MB at most, and one that is a little larger gets its answer in the form. */
const ATTACHMENT_LIMIT_BYTES = 25_000_000;
const UPLOADS: ReadonlySet<string | null> = new Set([
	'/(app)/imports',
	'/(app)/imports/volumes/file',
	'/api/v1/imports'
]);

/** Where a signed link is the proof, and mail readers post by themselves, without saying where from. */
const SIGNED_LINKS: ReadonlySet<string | null> = new Set(['/(auth)/unsubscribe/[token]']);

/**
 * Refuses a write that another site made a browser send. A browser says where a request comes from in Sec-Fetch-Site or
 * Origin; a write that says neither, or another place, is not taken, whatever its content type.
 * @throws Problem `forbidden`
 */
export function refuseCrossSiteWrite(request: Request, routeId: string | null, origin: string): void {
	if (SAFE_METHODS.has(request.method) || SIGNED_LINKS.has(routeId)) return;
	const site = request.headers.get('sec-fetch-site');
	const isOurs = site === null ? request.headers.get('origin') === origin : site === 'same-origin';
	if (!isOurs)
		throw new Problem('forbidden', 'This request came from another site, so it was not carried out.');
}

/**
 * Refuses a body larger than its route takes, before it is read.
 * @throws Problem `too-large`, also where the length is not said beforehand
 */
export function refuseLargeBody(request: Request, routeId: string | null, uploadLimitBytes: number): void {
	if (SAFE_METHODS.has(request.method)) return;
	const limit = limitOf(routeId, uploadLimitBytes);
	const length = request.headers.get('content-length');
	if (length === null && !request.headers.has('transfer-encoding')) return;
	if (length !== null && Number(length) <= limit) return;
	throw new Problem(
		'too-large',
		`This is larger than the ${Math.round(limit / 1_000_000)} MB that can be taken here.`
	);
}

function limitOf(routeId: string | null, uploadLimitBytes: number): number {
	if (UPLOADS.has(routeId)) return uploadLimitBytes;
	if (routeId === '/(app)/incidents/[id]/attachments') return ATTACHMENT_LIMIT_BYTES;
	return routeId === '/api/v1/volumes' ? VOLUMES_LIMIT_BYTES : FORM_LIMIT_BYTES;
}
