import { and, eq, isNull } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, openToAnyone } from '$lib/shared/problem';
import { measureKey, parseMeasure } from '../../escalations/measures/measure';
import { recordExport } from '../../people/audit.server';
import type { FileCell } from '../export';
import { chartRows } from './export';
import type { MarkForm } from './forms';
import { marksOf, mayMark, measurableBy } from './marks.server';
import { measuredChart } from './queries.server';
import { chartMarks } from './tables.server';

/**
 * Marks a change on the charts of a measure, so that their limits begin anew there.
 * @returns its id
 * @throws Problem `invalid` for a day to come, and where that day has a mark
 */
export async function markChange(
	context: Context,
	input: Pick<MarkForm, 'measure' | 'day' | 'why'>
): Promise<string> {
	return inTransaction(context, async (inside) => {
		const measure = parseMeasure(input.measure);
		authorise(measure !== null && mayMark(inside.actor, measure));
		authorise(await measurableBy(inside, measure));
		const { organisationId, userId, habits } = inside.actor;
		if (input.day > dayOf(inside.now, habits.timeZone)) {
			throw invalid({ day: 'This day is still to come. Mark a change once it has been made.' });
		}
		const key = measureKey(measure);
		const [there] = (await marksOf(inside, [key])).filter(({ day }) => day === input.day);
		if (there) throw invalid({ day: `A change is marked on this day already: “${there.why}”.` });
		const id = newId();
		await inside.db.insert(chartMarks).values({
			organisationId,
			id,
			measure: key,
			day: input.day,
			why: input.why,
			madeBy: userId,
			madeAt: inside.now
		});
		return id;
	});
}

/** Takes a mark back: the limits before and after it are one again. Taking it back twice is as good as once. */
export async function takeBackMark(context: Context, id: string): Promise<void> {
	await inTransaction(context, async (inside) => {
		const { organisationId, userId } = inside.actor;
		const [mark] = await inside.db
			.select({ measure: chartMarks.measure })
			.from(chartMarks)
			.where(and(eq(chartMarks.organisationId, organisationId), eq(chartMarks.id, id)));
		const measure = mark ? parseMeasure(mark.measure) : null;
		authorise(measure !== null && mayMark(inside.actor, measure));
		await inside.db
			.update(chartMarks)
			.set({ takenBackBy: userId, takenBackAt: inside.now })
			.where(
				and(
					eq(chartMarks.organisationId, organisationId),
					eq(chartMarks.id, id),
					isNull(chartMarks.takenBackAt)
				)
			);
	});
}

/**
 * The points of a chart as rows of a file; the audit log is told.
 * @throws Problem `not-found` where the address names what is not there for the reader
 */
export async function exportChart(context: Context, search: URLSearchParams): Promise<FileCell[][]> {
	openToAnyone('whoever sees a chart may take its numbers along; they are of the reader’s teams alone');
	const found = await measuredChart(context, search);
	await recordExport(context, 'a control chart', { filters: search.toString() });
	return chartRows(found.chart);
}
