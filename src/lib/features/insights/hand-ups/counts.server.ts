import { sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { addDays, mondayOf, type Period } from '$lib/shared/days';
import { escalations } from '../../escalations/tables.server';
import type { RollUpDimension } from '../../escalations/roll-up';
import { readableTeams } from '../../people/actor';
import { recordsOf } from '../../escalations/counts/records.server';
import { rollUpsOf } from '../../escalations/counts/roll-ups.server';
import type { InsightsFilter } from '../filter';
import type { Question } from '../question.server';

/** How many records have each value of a field; those without one stand under the empty value. */
export type CountsByValue = Map<string, number>;

/** What is counted about the hand-ups of a period. */
export interface HandUpCounts {
	records: number;
	firstLine: CountsByValue;
	outcome: CountsByValue;
	avoidable: CountsByValue;
	/** Outcomes by first-line reason. */
	outcomesOf: Map<string, CountsByValue>;
	/** The days over which outcomes are counted by first-line reason: whole weeks, where that is how they are kept. */
	outcomesOfDays: Period;
}

const OUTCOME_OF = 'outcome-of:';

/**
 * Counts the hand-ups of a period: from the roll-ups, which know outcomes by first-line reason in whole weeks, or where
 * filters are combined, or the period holds no whole week, from the covering index.
 * @param firstLines the first-line reasons there are
 */
export async function countHandUps(
	context: ReadingContext,
	{ source, filter }: Question,
	firstLines: readonly string[]
): Promise<HandUpCounts> {
	const { period } = filter.choice;
	const weeks = wholeWeeksOf(period);
	if (source.from === 'records' || !weeks) return countRecords(context, filter);
	const found = nothingCounted(weeks);
	const ofReasons = ['', ...firstLines].map((id) => `${OUTCOME_OF}${id}` as const);
	const asked: RollUpDimension[] = ['records', 'first-line', 'outcome', 'avoidable', ...ofReasons];
	for (const { dimension, counts } of await rollUpsOf(context, source, asked, period)) {
		for (const [value, [records]] of Object.entries(counts)) {
			if (dimension === 'records') found.records += records;
			else if (dimension === 'first-line') add(found.firstLine, value, records);
			else if (dimension === 'outcome') add(found.outcome, value, records);
			else if (dimension === 'avoidable') add(found.avoidable, value, records);
			else add(outcomesOf(found, dimension.slice(OUTCOME_OF.length)), value, records);
		}
	}
	return found;
}

async function countRecords(context: ReadingContext, filter: InsightsFilter): Promise<HandUpCounts> {
	const { choice, team, brand, channel } = filter;
	const teams = team === null ? readableTeams(context.actor) : [team];
	const { firstLineId, outcomeId, avoidable } = escalations;
	const rows = await context.db
		.select({ firstLineId, outcomeId, avoidable, records: sql`count(*)`.mapWith(Number) })
		.from(escalations)
		.where(recordsOf(context, { from: 'records', teams, brand, channel }, escalations, choice.period))
		.groupBy(firstLineId, outcomeId, avoidable);
	const found = nothingCounted(choice.period);
	for (const row of rows) {
		found.records += row.records;
		add(found.firstLine, row.firstLineId ?? '', row.records);
		add(found.outcome, row.outcomeId ?? '', row.records);
		add(found.avoidable, row.avoidable ?? '', row.records);
		add(outcomesOf(found, row.firstLineId ?? ''), row.outcomeId ?? '', row.records);
	}
	return found;
}

/** The weeks that lie in the period from their Monday to their Sunday; null where none does. */
export function wholeWeeksOf({ from, to }: Period): Period | null {
	const weeks = { from: mondayOf(addDays(from, 6)), to: addDays(mondayOf(addDays(to, 1)), -1) };
	return weeks.from < weeks.to ? weeks : null;
}

function nothingCounted(outcomesOfDays: Period): HandUpCounts {
	const [firstLine, outcome, avoidable] = [new Map(), new Map(), new Map()];
	return { records: 0, firstLine, outcome, avoidable, outcomesOf: new Map(), outcomesOfDays };
}

function outcomesOf({ outcomesOf }: HandUpCounts, firstLine: string): CountsByValue {
	const known = outcomesOf.get(firstLine) ?? new Map();
	outcomesOf.set(firstLine, known);
	return known;
}

function add(counts: CountsByValue, value: string, records: number): void {
	counts.set(value, (counts.get(value) ?? 0) + records);
}
