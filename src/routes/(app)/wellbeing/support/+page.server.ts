import { ownOffer, ownRequests, supportCounts } from '$lib/features/wellbeing/support/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context }) => {
	const [requests, offer, counts] = await Promise.all([
		ownRequests(context),
		ownOffer(context),
		supportCounts(context)
	]);
	return {
		asked: requests.filter(({ part }) => part === 'asker'),
		toYou: requests.filter(({ part }) => part === 'helper'),
		offer,
		counts
	};
});
