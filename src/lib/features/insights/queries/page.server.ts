import type { ReadingContext } from '$lib/server/context';
import { keptUntilWritten } from '$lib/server/kept-answers';
import { dayOf, type Day } from '$lib/shared/days';
import { periodFrom } from '$lib/shared/period';
import { insightsPage } from '../queries.server';
import { whatToFixFirst } from '../suggestions/queries.server';

const SUGGESTIONS_SHOWN = 5;

/**
 * What the page of causes shows: the Paretos, the trend and what to fix first.
 * @throws Problem `not-found` where the address names what is not there for the reader
 */
export function causesPage(context: ReadingContext, search: URLSearchParams) {
	const today = dayOf(context.now, context.actor.habits.timeZone);
	return keptUntilWritten(context, ['causes page', today, String(search)], () =>
		askForPage(context, today, search)
	);
}

async function askForPage(context: ReadingContext, today: Day, search: URLSearchParams) {
	const { to } = periodFrom(search, today).period;
	const scope = { team: search.get('team') || null, until: to === today ? null : to };
	const [insights, { mayDecide, suggestions }] = await Promise.all([
		insightsPage(context, search),
		whatToFixFirst(context, scope, SUGGESTIONS_SHOWN)
	]);
	return { insights, toFix: { scope, decides: mayDecide, suggestions } };
}
