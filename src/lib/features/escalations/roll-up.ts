import { mondayOf, type Day } from '../../shared/days';
import { wasAvoidable, type Avoidable } from './escalation';

export type RollUpScope = 'everything' | 'team' | 'brand' | 'channel';

/**
 * What is counted. `records` counts each record once; `hour` is the hour of the day, where it is known; `repeat` is
 * 'yes' for a customer's repeat contact; `pattern` counts what a suggestion looks for across two fields at once.
 */
export type RollUpDimension =
	| 'records'
	| 'cause'
	| 'reason'
	| 'channel'
	| 'first-line'
	| 'outcome'
	| 'avoidable'
	| 'hour'
	| 'repeat'
	| 'pattern';

/** Goes up with every change to what is counted, so that what an older version stored is counted again. */
export const ROLL_UP_VERSION = 2;

/** The fields of a record that the roll-ups depend on. */
export interface Countable {
	occurredOn: Day;
	teamId: string;
	brandId: string | null;
	channelId: string | null;
	reasonId: string | null;
	firstLineId: string | null;
	outcomeId: string | null;
	avoidable: Avoidable | null;
	severity: number;
	occurredHour: number | null;
	/** The escalation that it repeats. */
	repeatOf: string | null;
	causeIds: readonly string[];
}

/** What is counted of one value in one scope, over a day or a week. */
export interface RollUpRow {
	scope: RollUpScope;
	scopeId: string;
	dimension: RollUpDimension;
	/** The day, or the Monday of the week. */
	start: Day;
	value: string;
	records: number;
	avoidable: number;
	severity: number;
}

/** Adds records up into roll-up rows, and takes them out again; rows that come to nothing are left out. */
export class RollUpTally {
	readonly #rows = new Map<string, RollUpRow>();

	/**
	 * @param times 1 to add the record, -1 to take it out
	 * @param only the one dimension in which to count it; all of them unless it says so
	 */
	count(record: Countable, times: 1 | -1, only?: RollUpDimension): void {
		const values = valuesOf(record).filter(([dimension]) => !only || dimension === only);
		for (const [scope, scopeId] of scopesOf(record)) {
			for (const [dimension, value] of values) {
				const row = rowIn(this.#rows, scope, scopeId, dimension, record.occurredOn, value);
				row.records += times;
				row.avoidable += wasAvoidable(record.avoidable) ? times : 0;
				row.severity += times * record.severity;
			}
		}
	}

	/** What is counted by day. */
	days(): RollUpRow[] {
		return inKeyOrder(this.#rows.values());
	}

	/** The same by ISO week. */
	weeks(): RollUpRow[] {
		const weeks = new Map<string, RollUpRow>();
		const mondays = new Map<Day, Day>();
		for (const row of this.#rows.values()) {
			const { scope, scopeId, dimension, start, value } = row;
			let monday = mondays.get(start);
			if (!monday) mondays.set(start, (monday = mondayOf(start)));
			const week = rowIn(weeks, scope, scopeId, dimension, monday, value);
			week.records += row.records;
			week.avoidable += row.avoidable;
			week.severity += row.severity;
		}
		return inKeyOrder(weeks.values());
	}
}

function rowIn(
	rows: Map<string, RollUpRow>,
	scope: RollUpScope,
	scopeId: string,
	dimension: RollUpDimension,
	start: Day,
	value: string
): RollUpRow {
	const key = `${scope}\n${scopeId}\n${dimension}\n${start}\n${value}`;
	let row = rows.get(key);
	if (!row) {
		row = { scope, scopeId, dimension, start, value, records: 0, avoidable: 0, severity: 0 };
		rows.set(key, row);
	}
	return row;
}

/** Rows that come to something, in the order of the stored key, in which a database writes them fastest. */
function inKeyOrder(rows: Iterable<RollUpRow>): RollUpRow[] {
	return [...rows]
		.filter((row) => row.records || row.avoidable || row.severity)
		.sort(
			(a, b) =>
				compare(a.scope, b.scope) ||
				compare(a.scopeId, b.scopeId) ||
				compare(a.dimension, b.dimension) ||
				compare(a.start, b.start) ||
				compare(a.value, b.value)
		);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function scopesOf(record: Countable): [RollUpScope, string][] {
	return [
		['everything', ''],
		['team', record.teamId],
		['brand', record.brandId ?? ''],
		['channel', record.channelId ?? '']
	];
}

function valuesOf(record: Countable): [RollUpDimension, string][] {
	return [
		['records', ''],
		...(record.causeIds.length > 0 ? record.causeIds : ['']).map((id): [RollUpDimension, string] => [
			'cause',
			id
		]),
		['reason', record.reasonId ?? ''],
		['channel', record.channelId ?? ''],
		['first-line', record.firstLineId ?? ''],
		['outcome', record.outcomeId ?? ''],
		['avoidable', record.avoidable ?? ''],
		['hour', record.occurredHour === null ? '' : String(record.occurredHour).padStart(2, '0')],
		['repeat', record.repeatOf === null ? '' : 'yes'],
		// What became of a hand-up, by why it was handed up: the evidence for authority and policy fixes.
		['pattern', `${record.firstLineId ?? ''}>${record.outcomeId ?? ''}`]
	];
}
