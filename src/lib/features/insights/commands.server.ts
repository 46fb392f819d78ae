import type { Context } from '$lib/server/context';
import { openToAnyone } from '$lib/shared/problem';
import { recordExport } from '../people/audit.server';
import type { CountedBy } from './insights';
import { paretoRows, rateRows, trendRows } from './export';
import { paretoQuery, questionFrom, ratesOf, trendQuery } from './queries.server';

const ownTeams = 'whoever sees a chart may take its numbers along; they are of the reader’s teams alone';

/**
 * The Pareto of causes or reasons as rows of a file; the audit log is told.
 * @throws Problem `not-found` where the address names what is not there for the reader
 */
export async function exportPareto(context: Context, search: URLSearchParams, by: CountedBy) {
	openToAnyone(ownTeams);
	const question = await questionFrom(context, search);
	const breakdown = await paretoQuery(context, question, by);
	await recordExport(context, by === 'cause' ? 'contributing causes' : 'contact reasons', {
		filters: search.toString()
	});
	return paretoRows(breakdown, question.filter);
}

/**
 * The weeks of a trend as rows of a file; the audit log is told.
 * @throws Problem `not-found` where the address names what is not there for the reader
 */
export async function exportTrend(context: Context, search: URLSearchParams) {
	openToAnyone(ownTeams);
	const question = await questionFrom(context, search);
	const trend = await trendQuery(context, question);
	const rates = await ratesOf(context, question, trend);
	await recordExport(context, 'escalations by week', { filters: search.toString() });
	return rates ? rateRows(rates) : trendRows(trend, context.actor.habits);
}
