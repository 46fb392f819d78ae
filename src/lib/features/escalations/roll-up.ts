import type { Day } from '../../shared/days';
import { wasAvoidable, type Avoidable } from './escalation';

export type RollUpScope = 'everything' | 'team' | 'brand' | 'channel';

/**
 * What is counted by day. `records` counts each record once; `pattern` counts what a suggestion looks for across two
 * fields at once.
 */
export type RollUpDimension =
	'records' | 'cause' | 'reason' | 'channel' | 'first-line' | 'outcome' | 'avoidable' | 'pattern';

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
	causeIds: readonly string[];
}

export interface RollUpRow {
	scope: RollUpScope;
	scopeId: string;
	dimension: RollUpDimension;
	day: Day;
	value: string;
	records: number;
	avoidable: number;
	severity: number;
}

/** Adds records up into roll-up rows, and takes them out again; rows that come to nothing are left out. */
export class RollUpTally {
	readonly #rows = new Map<string, RollUpRow>();

	/** @param times 1 to add the record, -1 to take it out */
	count(record: Countable, times: 1 | -1): void {
		for (const [scope, scopeId] of scopesOf(record)) {
			for (const [dimension, value] of valuesOf(record)) {
				const row = this.#row(scope, scopeId, dimension, record.occurredOn, value);
				row.records += times;
				row.avoidable += wasAvoidable(record.avoidable) ? times : 0;
				row.severity += times * record.severity;
			}
		}
	}

	rows(): RollUpRow[] {
		return [...this.#rows.values()].filter((row) => row.records || row.avoidable || row.severity);
	}

	#row(scope: RollUpScope, scopeId: string, dimension: RollUpDimension, day: Day, value: string): RollUpRow {
		const key = [scope, scopeId, dimension, day, value].join('\n');
		let row = this.#rows.get(key);
		if (!row) {
			row = { scope, scopeId, dimension, day, value, records: 0, avoidable: 0, severity: 0 };
			this.#rows.set(key, row);
		}
		return row;
	}
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
		// What became of a hand-up, by why it was handed up: the evidence for authority and policy fixes.
		['pattern', `${record.firstLineId ?? ''}>${record.outcomeId ?? ''}`]
	];
}
