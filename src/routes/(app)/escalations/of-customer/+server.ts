import { json } from '@sveltejs/kit';
import { namesOfEntries } from '$lib/features/escalations/choices';
import { recentOfCustomer, taxonomy } from '$lib/features/escalations/queries.server';
import { endpoint } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { formatDay } from '$lib/shared/format';

const LONGEST_REFERENCE = 200;

export const GET = endpoint(async ({ context, url }) => {
	const reference = (url.searchParams.get('reference') ?? '')
		.slice(0, LONGEST_REFERENCE)
		.replaceAll('\0', '');
	const [{ shown, count }, entries] = await Promise.all([
		recentOfCustomer(context, reference),
		taxonomy(context)
	]);
	const names = namesOfEntries(entries);
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	return json({
		count,
		shown: shown.map(({ id, occurredOn, reasonId, state }) => ({
			id,
			words: [formatDay(occurredOn, habits, today), names[reasonId ?? ''] ?? 'no reason said', state].join(
				', '
			)
		}))
	});
});
