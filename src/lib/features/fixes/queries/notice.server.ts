import type { ReadingContext } from '$lib/server/context';
import { dayOf, daysBetween, isDay, type Day } from '$lib/shared/days';
import { isShare, parseMeasure } from '../../escalations/measures/measure';
import { measureOf, readDays, readPrediction, type PlannedDays } from '../plan';
import { powerInWords, type PowerInWords } from '../verdict/power';
import { powerOf } from '../verdict/power.server';
import { firstMondayOf } from '../verdict/verdict';
import type { Fix } from './list.server';
import { measuredWeeks } from './measured-weeks.server';
import { measuresFor } from './planning.server';

/** The fields of a plan, as they were typed so far; what is not there yet is empty or missing. */
export type PlanSoFar = Partial<
	Record<keyof PlannedDays | 'what' | 'where' | 'predictedDrop', string | string[]>
>;

/**
 * Whether a trial planned so would be noticed, for the page on which it is planned. Whose plan it is, is decided where the
 * fix is found.
 */
export async function noticeOf(
	context: ReadingContext,
	fix: Pick<Fix, 'teams'>,
	plan: PlanSoFar
): Promise<PowerInWords> {
	const text = (name: keyof PlanSoFar) => (typeof plan[name] === 'string' ? plan[name].trim() : '');
	const day = (name: keyof PlannedDays): Day | null => (isDay(text(name)) ? text(name) : null);
	const measureKey = measureOf(text('what'), text('where'));
	const measure = parseMeasure(measureKey);
	const predictedDrop = readPrediction(text('predictedDrop'));
	if (!measure || predictedDrop === null) {
		return unanswered('Choose what is measured and by how much it should go down, to see it here.');
	}
	const { choices } = await measuresFor(context, fix);
	if (!choices.where.some(({ value }) => measureOf(text('what'), value) === measureKey)) {
		return unanswered('Choose a measure within what the fix is for, to see it here.');
	}
	const days = {
		baselineFrom: day('baselineFrom'),
		baselineTo: day('baselineTo'),
		startOn: day('startOn'),
		checkOn: day('checkOn')
	};
	const { baseline } = readDays(days, dayOf(context.now, context.actor.habits.timeZone));
	if (!baseline) return unanswered('Choose at least four full weeks to compare with, to see it here.');
	const weeks = await measuredWeeks(context, { measureKey, teams: fix.teams }, baseline);
	const power = powerOf({
		isShare: isShare(measure),
		before: weeks
			.filter(({ incomplete }) => incomplete === null)
			.map(({ monday, events, of }) => ({ monday, count: events, of })),
		predicted: 1 - predictedDrop / 100,
		weeks: fullWeeksOfTrial(days)
	});
	return powerInWords(power, context.actor.habits);
}

function unanswered(sentence: string): PowerInWords {
	return { isLikely: null, sentence, details: [] };
}

function fullWeeksOfTrial({ startOn, checkOn }: PlannedDays): number | null {
	if (startOn === null || checkOn === null || checkOn <= startOn) return null;
	return Math.max(0, Math.floor(daysBetween(firstMondayOf({ startOn }), checkOn) / 7)) || null;
}
