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

/**
 * Adds records up into roll-up rows, and takes them out again. Of a record only that is counted which does not follow from
 * the rest: what is counted on days and in weeks alike is added up to weeks at the end, and teams to everything.
 */
export class RollUpTally {
	readonly #counted = new Rows();
	readonly #days = new Map<Day, DayOfWeek>();

	/**
	 * @param times 1 to add the record, -1 to take it out
	 * @param only the one dimension in which to count it; all of them unless it says so
	 */
	count(record: Countable, times: 1 | -1, only?: RollUpDimension): void {
		const change: Counts = [times, wasAvoidable(record.avoidable) ? times : 0, times * record.severity];
		const { monday, weekday } = this.#dayOfWeek(record.occurredOn);
		const scopes = scopesOf(record);
		const count = (grain: RollUpGrain, start: Day, counted: Counted[]) => {
			const values = only ? counted.filter(([dimension]) => dimension === only) : counted;
			for (const [scope, scopeId] of scopes) {
				const rows = this.#counted.of(grain, start, scope, scopeId);
				for (const [dimension, value] of values) add(rows.counts(dimension), value, change);
			}
		};
		count('day', record.occurredOn, [...countedAlways(record), ...countedByDay(record)]);
		count('week', monday, countedByWeek(record, weekday));
	}

	/** What is counted, day by day: new rows come to lie in the order in which they are given, and are written again by day. */
	rows(): RollUpRow[] {
		const all = new Rows();
		for (const { grain, scope, scopeId, dimension, start, counts } of this.#counted.list()) {
			const scopes: [RollUpScope, string][] = [[scope, scopeId]];
			if (scope === 'team') scopes.push(['everything', '']);
			const starts: [RollUpGrain, Day][] = [[grain, start]];
			if (grain === 'day' && dimension !== 'hour') starts.push(['week', this.#dayOfWeek(start).monday]);
			for (const [grain, start] of starts) {
				for (const [scope, scopeId] of scopes) {
					const sums = all.of(grain, start, scope, scopeId).counts(dimension);
					for (const value in counts) add(sums, value, counts[value]!);
				}
			}
		}
		return all
			.list()
			.map((row): [string, RollUpRow] => [`${row.grain}\n${row.start}\n${rollUpKey(row)}`, row])
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([, row]) => row);
	}

	#dayOfWeek(day: Day): DayOfWeek {
		return remembered(this.#days, day, () => {
			const monday = mondayOf(day);
			return { monday, weekday: String(1 + daysBetween(monday, day)) };
		});
	}
}

interface DayOfWeek {
	monday: Day;
	/** 1 for Monday to 7. */
	weekday: string;
}

/** Rows by what they are found by: a record has a dozen of them for each scope. */
class Rows {
	readonly #starts: Record<RollUpGrain, Map<Day, Record<RollUpScope, Map<string, RowsOfScope>>>> = {
		day: new Map(),
		week: new Map()
	};

	of(grain: RollUpGrain, start: Day, scope: RollUpScope, scopeId: string): RowsOfScope {
		const scopes = remembered(this.#starts[grain], start, () => ({
			everything: new Map(),
			team: new Map(),
			brand: new Map(),
			channel: new Map()
		}));
		return remembered(scopes[scope], scopeId, () => new RowsOfScope({ grain, start, scope, scopeId }));
	}

	list(): RollUpRow[] {
		return [...this.#starts.day.values(), ...this.#starts.week.values()]
			.flatMap((scopes) => Object.values(scopes))
			.flatMap((ofScope) => [...ofScope.values()].flatMap((rows) => rows.list()));
	}
}

/** What is counted for one scope over one day or week, by dimension. */
class RowsOfScope {
	readonly #key: Omit<RollUpRow, 'dimension' | 'counts'>;
	readonly #counts = new Map<RollUpDimension, CountsByValue>();

	constructor(key: Omit<RollUpRow, 'dimension' | 'counts'>) {
		this.#key = key;
	}

	counts(dimension: RollUpDimension): CountsByValue {
		return remembered(this.#counts, dimension, () => ({}));
	}

	list(): RollUpRow[] {
		return [...this.#counts].map(([dimension, counts]) => ({ ...this.#key, dimension, counts }));
	}
}

function remembered<Key, Value>(memory: Map<Key, Value>, key: Key, make: () => Value): Value {
	let value = memory.get(key);
	if (value === undefined) memory.set(key, (value = make()));
	return value;
}

/** What tells one row from another. */
export function rollUpKey(row: Omit<RollUpRow, 'counts'>): string {
	return `${row.grain}\n${row.scope}\n${row.scopeId}\n${row.dimension}\n${row.start}`;
}

/** Both together, value by value; what comes to nothing is left out. */
export function together(some: CountsByValue, others: CountsByValue): CountsByValue {
	const sums: CountsByValue = {};
	for (const value in some) add(sums, value, some[value]!);
	for (const value in others) add(sums, value, others[value]!);
	for (const value in sums) {
		if (sums[value]!.every((count) => count === 0)) delete sums[value];
	}
	return sums;
}

function add(counts: CountsByValue, value: string, [records, avoidable, severity]: Counts): void {
	const sum = (counts[value] ??= [0, 0, 0]);
	sum[0] += records;
	sum[1] += avoidable;
	sum[2] += severity;
}

/** Everything is what the teams come to, as a record belongs to one. */
function scopesOf(record: Countable): [RollUpScope, string][] {
	return [
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
