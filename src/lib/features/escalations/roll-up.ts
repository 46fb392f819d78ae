import { daysBetween, mondayOf, type Day } from '../../shared/days';
import { wasAvoidable, type Avoidable } from './escalation';

export type RollUpScope = 'everything' | 'team' | 'brand' | 'channel';

/**
 * What is counted. `records` counts each record once; `hour` is the hour of the day, where it is known; `repeat` is
 * 'yes' for a customer's repeat contact; `weekday` is 1 for Monday to 7; `outcome-of:` a first-line reason is what became of what it handed up.
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
	| 'brand'
	| 'weekday'
	| `outcome-of:${string}`;

/** Goes up with every change to what is counted, so that what an older version stored is counted again. */
export const ROLL_UP_VERSION = 5;

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

export type RollUpGrain = 'day' | 'week';

/** Of one value: its records, how many of them were avoidable, and the sum of their severities. */
export type Counts = [records: number, avoidable: number, severity: number];

/** Counts by taxonomy entry or answer; those of records without one stand under the empty value. */
export type CountsByValue = Record<string, Counts>;

/** What is counted in one dimension of one scope over a day or a week. */
export interface RollUpRow {
	grain: RollUpGrain;
	scope: RollUpScope;
	scopeId: string;
	dimension: RollUpDimension;
	/** The day, or the Monday of the week. */
	start: Day;
	counts: CountsByValue;
}

/** Adds records up into roll-up rows, and takes them out again. */
export class RollUpTally {
	/** By grain, scope and start, and then by dimension: a record has many of these for each of those. */
	readonly #rows = new Map<string, Map<RollUpDimension, RollUpRow>>();
	readonly #weeks = new Map<Day, { monday: Day; weekday: string }>();

	/**
	 * @param times 1 to add the record, -1 to take it out
	 * @param only the one dimension in which to count it; all of them unless it says so
	 */
	count(record: Countable, times: 1 | -1, only?: RollUpDimension): void {
		const change: Counts = [times, wasAvoidable(record.avoidable) ? times : 0, times * record.severity];
		const { monday, weekday } = this.#weekOf(record.occurredOn);
		const grains: [RollUpGrain, Day, Counted[]][] = [
			['day', record.occurredOn, [...countedAlways(record), ...countedByDay(record)]],
			['week', monday, [...countedAlways(record), ...countedByWeek(record, weekday)]]
		];
		for (const [grain, start, counted] of grains) {
			const values = only ? counted.filter(([dimension]) => dimension === only) : counted;
			for (const [scope, scopeId] of scopesOf(record)) {
				const rows = this.#rowsOf(`${grain}\n${scope}\n${scopeId}\n${start}`);
				for (const [dimension, value] of values) {
					let row = rows.get(dimension);
					if (!row) rows.set(dimension, (row = { grain, scope, scopeId, dimension, start, counts: {} }));
					add(row.counts, value, change);
				}
			}
		}
	}

	/** What is counted, day by day: new rows come to lie in the order in which they are given, and are written again by day. */
	rows(): RollUpRow[] {
		return [...this.#rows.values()]
			.flatMap((rows) => [...rows.values()])
			.map((row): [string, RollUpRow] => [`${row.grain}\n${row.start}\n${rollUpKey(row)}`, row])
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([, row]) => row);
	}

	#rowsOf(place: string): Map<RollUpDimension, RollUpRow> {
		let rows = this.#rows.get(place);
		if (!rows) this.#rows.set(place, (rows = new Map()));
		return rows;
	}

	#weekOf(day: Day): { monday: Day; weekday: string } {
		let week = this.#weeks.get(day);
		if (!week) {
			const monday = mondayOf(day);
			this.#weeks.set(day, (week = { monday, weekday: String(1 + daysBetween(monday, day)) }));
		}
		return week;
	}
}

/** What tells one row from another. */
export function rollUpKey(row: Omit<RollUpRow, 'counts'>): string {
	return `${row.grain}\n${row.scope}\n${row.scopeId}\n${row.dimension}\n${row.start}`;
}

/** Both together, value by value; what comes to nothing is left out. */
export function together(some: CountsByValue, others: CountsByValue): CountsByValue {
	const sums: CountsByValue = {};
	for (const counts of [some, others]) {
		for (const [value, change] of Object.entries(counts)) add(sums, value, change);
	}
	for (const [value, counts] of Object.entries(sums)) {
		if (counts.every((count) => count === 0)) delete sums[value];
	}
	return sums;
}

function add(counts: CountsByValue, value: string, [records, avoidable, severity]: Counts): void {
	const sum = (counts[value] ??= [0, 0, 0]);
	sum[0] += records;
	sum[1] += avoidable;
	sum[2] += severity;
}

function scopesOf(record: Countable): [RollUpScope, string][] {
	return [
		['everything', ''],
		['team', record.teamId],
		['brand', record.brandId ?? ''],
		['channel', record.channelId ?? '']
	];
}

type Counted = [dimension: RollUpDimension, value: string];

function countedAlways(record: Countable): Counted[] {
	return [
		['records', ''],
		...(record.causeIds.length > 0 ? record.causeIds : ['']).map((id): Counted => ['cause', id]),
		['reason', record.reasonId ?? ''],
		['channel', record.channelId ?? ''],
		['first-line', record.firstLineId ?? ''],
		['outcome', record.outcomeId ?? ''],
		['avoidable', record.avoidable ?? ''],
		['repeat', record.repeatOf === null ? '' : 'yes']
	];
}

/** An hour belongs to a day of the week, which a week no longer knows. */
function countedByDay({ occurredHour }: Countable): Counted[] {
	return [['hour', occurredHour === null ? '' : String(occurredHour).padStart(2, '0')]];
}

/** What is asked about over weeks alone. Two fields at once would be as many rows as records on a quiet day. */
function countedByWeek({ brandId, firstLineId, outcomeId }: Countable, weekday: string): Counted[] {
	return [
		['brand', brandId ?? ''],
		['weekday', weekday],
		[`outcome-of:${firstLineId ?? ''}`, outcomeId ?? '']
	];
}
