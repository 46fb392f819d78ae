import { json } from '@sveltejs/kit';
import { namesOfEntries } from '$lib/features/escalations/choices';
import { recentOfCustomer, taxonomy } from '$lib/features/escalations/queries.server';
import { standingOf } from '$lib/features/incidents/customers/queries.server';
import { standingInWords } from '$lib/features/incidents/customers/standing';
import { endpoint } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { formatDay } from '$lib/shared/format';

const LONGEST_REFERENCE = 200;

export const GET = endpoint(async ({ context, url }) => {
	const reference = (url.searchParams.get('reference') ?? '')
		.slice(0, LONGEST_REFERENCE)
		.replaceAll('\0', '');
	const [{ shown, count }, entries, standing] = await Promise.all([
		recentOfCustomer(context, reference),
		taxonomy(context),
		standingOf(context, reference)
	]);
	const names = namesOfEntries(entries);
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	return json({
		count,
		standing: standing && standingInWords(standing, habits, today),
		shown: shown.map(({ id, occurredOn, reasonId, state }) => ({
			id,
			words: [formatDay(occurredOn, habits, today), names[reasonId ?? ''] ?? 'no reason said', state].join(
				', '
			)
		}))
	});
});
