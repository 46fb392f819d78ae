import { openWall } from '$lib/features/kudos/queries.server';
import { visitorPage } from '$lib/server/answers';
import { RateLimit } from '$lib/server/api/rate-limit';
import { Problem } from '$lib/shared/problem';

/** Looks a minute from one address: an office may have several screens, and a guesser needs far more. */
const looks = new RateLimit(120);

export const load = visitorPage(async ({ visitor, params, setHeaders }) => {
	const { exceeded, secondsLeft } = looks.count(visitor.address, visitor.now);
	if (exceeded) {
		throw new Problem(
			'too-many',
			'This wall was looked at too often. Open it again in a minute.',
			{},
			secondsLeft
		);
	}
	setHeaders({
		'cache-control': 'private, no-store',
		'referrer-policy': 'no-referrer',
		'x-robots-tag': 'noindex, nofollow'
	});
	return { kudos: await openWall(visitor, params.token!) };
});
