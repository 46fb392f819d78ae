import type { Context } from '$lib/server/context';
import { notFound, openToAnyone } from '$lib/shared/problem';
import { recordExport } from '../../people/audit.server';
import { cyclesOf, findFix, verdictOf } from '../queries.server';
import { watchedOf } from '../queries/watched.server';
import { verdictRows } from '../verdict/view';
import { watchedParts } from '../verdict/watch-view';

/**
 * The weeks that the verdict of a trial rests on as rows of a file, or those since it was adopted; the audit log is told.
 * @param number which trial of the fix; the latest that has started where it is null
 * @throws Problem `not-found` where there is no such trial, or the fix is not the reader's
 */
export async function exportVerdict(
	context: Context,
	fixId: string,
	number: string | null,
	weeks: 'of-verdict' | 'since-adoption' = 'of-verdict'
) {
	openToAnyone('whoever reads a verdict may take along what it rests on');
	const { teams } = await findFix(context, fixId);
	const cycles = await cyclesOf(context, fixId);
	const cycle = cycles.find((each) => (number === null ? each.baseline : String(each.number) === number));
	const weeksOf = weeks === 'of-verdict' ? verdictOf : watchedOf;
	const found = cycle && (await weeksOf(context, cycle, teams));
	if (!found) throw notFound();
	const what = weeks === 'of-verdict' ? 'weeks of a trial' : 'weeks since a fix was adopted';
	await recordExport(context, what, { fixId, cycle: cycle.number });
	return weeks === 'of-verdict' ? verdictRows(found.weeks) : verdictRows(found.weeks, watchedParts);
}
