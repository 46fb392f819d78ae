import { and, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Day, Period } from '$lib/shared/days';
import { recordsOf } from '../counts/records.server';
import { storedOf, type RolledUp } from '../counts/roll-ups.server';
import type { CountSource, RecordSource, RollUpSource } from '../counts/source';
import { avoidableAnswers, wasAvoidable, type Avoidable } from '../escalation';
import { fit, sameAnswer } from '../meant';
import { taxonomy } from '../queries/taxonomy.server';
import type { RollUpDimension, RollUpGrain } from '../roll-up';
import { escalationCauses, escalations } from '../tables.server';
import type { TaxonomyEntry } from '../taxonomy';
import type { Measure } from './measure';

interface CountOfDays {
	day: Day;
	records: number;
}

/** Events, and for a share what they are out of, under days or under the Mondays of weeks. */
export interface Counts {
	events: CountOfDays[];
	of: CountOfDays[];
}

/** What a measure counts in a period: under days, or from roll-ups of weeks under their Mondays. */
export async function countsOf(
	context: ReadingContext,
	source: CountSource,
	measure: Measure,
	period: Period,
	grain: RollUpGrain = 'week'
): Promise<Counts> {
	const entries = await taxonomy(context);
	return source.from === 'roll-ups'
		? countRollUps(context, source, sumsOf(measure, entries), period, grain)
		: countRecords(context, source, conditionsOf(measure, entries), period);
}

/** Which values of which roll-ups are events, and which are what they are out of. */
export interface Sums {
	dimensions: RollUpDimension[];
	isEvent: (value: string) => boolean;
	isCounted: (value: string) => boolean;
}

/** Which roll-ups a measure is summed up from. */
export function sumsOf({ kind, entryId }: Measure, entries: readonly TaxonomyEntry[]): Sums {
	const only = (dimension: RollUpDimension, values: readonly (string | null)[]): Sums => ({
		dimensions: [dimension],
		isEvent: (value) => values.includes(value),
		isCounted: () => false
	});
	switch (kind) {
		case 'escalations':
			return only('records', ['']);
		case 'cause':
		case 'first-line':
			return only(kind, [entryId]);
		case 'reason':
			return only('reason', withParts(entryId, entries));
		case 'repeat-contacts':
			return only('repeat', ['yes']);
		case 'avoidable-share':
			return {
				dimensions: ['avoidable'],
				isEvent: (value) => value !== '' && wasAvoidable(value as Avoidable),
				isCounted: (value) => value !== ''
			};
		case 'upheld-hand-ups': {
			const upheld = upheldOutcomes(entries);
			return {
				dimensions: entries
					.filter((entry) => entry.kind === 'first-line')
					.map(({ id }) => `outcome-of:${id}` as const),
				isEvent: (value) => upheld.includes(value),
				isCounted: (value) => value !== ''
			};
		}
	}
}

async function countRollUps(
	context: ReadingContext,
	source: RollUpSource,
	sums: Sums,
	period: Period,
	grain: RollUpGrain
): Promise<Counts> {
	return sumUp(await storedOf(context, source, grain, sums.dimensions, period), sums);
}

/** Sums up roll-ups that were read. */
export function sumUp(rows: readonly RolledUp[], { isEvent, isCounted }: Sums): Counts {
	const found: Counts = { events: [], of: [] };
	for (const { start, counts } of rows) {
		for (const [value, [records]] of Object.entries(counts)) {
			if (isEvent(value)) found.events.push({ day: start, records });
			if (isCounted(value)) found.of.push({ day: start, records });
		}
	}
	return found;
}

/** Which records are events, and which are what they are out of; null where that is not asked. */
interface Conditions {
	table: typeof escalations | typeof escalationCauses;
	event: SQL | undefined;
	counted: SQL | undefined | null;
}

function conditionsOf({ kind, entryId }: Measure, entries: readonly TaxonomyEntry[]): Conditions {
	const { reasonId, firstLineId, repeatOf, outcomeId, avoidable } = escalations;
	const only = (event: SQL | undefined): Conditions => ({ table: escalations, event, counted: null });
	switch (kind) {
		case 'escalations':
			return only(undefined);
		case 'cause':
			return { table: escalationCauses, event: eq(escalationCauses.causeId, entryId!), counted: null };
		case 'first-line':
			return only(eq(firstLineId, entryId!));
		case 'reason':
			return only(inArray(reasonId, withParts(entryId, entries)));
		case 'repeat-contacts':
			return only(isNotNull(repeatOf));
		case 'avoidable-share': {
			const answers = (Object.keys(avoidableAnswers) as Avoidable[]).filter(wasAvoidable);
			return { table: escalations, event: inArray(avoidable, answers), counted: isNotNull(avoidable) };
		}
		case 'upheld-hand-ups': {
			const upheld = inArray(outcomeId, upheldOutcomes(entries));
			return {
				table: escalations,
				event: and(isNotNull(firstLineId), upheld),
				counted: and(isNotNull(firstLineId), isNotNull(outcomeId))
			};
		}
	}
}

async function countRecords(
	context: ReadingContext,
	source: RecordSource,
	{ table, event, counted }: Conditions,
	period: Period
): Promise<Counts> {
	const byDay = (condition: SQL | undefined) =>
		context.db
			.select({ day: table.occurredOn, records: sql`count(*)`.mapWith(Number) })
			.from(table)
			.where(and(recordsOf(context, source, table, period), condition))
			.groupBy(table.occurredOn);
	const [events, of] = await Promise.all([byDay(event), counted === null ? [] : byDay(counted)]);
	return { events, of };
}

/** A contact reason with its parts. */
function withParts(id: string | null, entries: readonly TaxonomyEntry[]): string[] {
	const ids = entries.filter((entry) => entry.id === id || entry.parentId === id).map((entry) => entry.id);
	return id === null ? [] : ids;
}

function upheldOutcomes(entries: readonly TaxonomyEntry[]): string[] {
	return entries
		.filter((entry) => entry.kind === 'outcome' && fit(entry, sameAnswer) > 0)
		.map(({ id }) => id);
}
