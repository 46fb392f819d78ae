import type { Day } from '../../../shared/days';
import { WEEKS_COUNTED } from './weeks';

export type CountedDimension =
	| 'records'
	| 'cause'
	| 'reason'
	| 'channel'
	| 'brand'
	| 'weekday'
	| 'repeat'
	| 'first-line'
	| 'avoidable'
	| 'pattern';

/** The value under which a tally knows what became of the hand-ups for one first-line reason. */
export function handUpPattern(firstLineId: string, outcomeId: string): string {
	return `${firstLineId}>${outcomeId}`;
}

/** Records of one week that have one value in one dimension, as the roll-ups count them. */
export interface WeeklyCount {
	dimension: CountedDimension;
	/** The taxonomy entry or answer; empty for records without one. */
	value: string;
	monday: Day;
	records: number;
	/** How many of them were judged avoidable. */
	avoidable: number;
	/** Sum of their severities, 1 (low) to 4 (critical) each. */
	severity: number;
}

/** The weeks of one value, oldest first, and its sums over those that count as evidence. */
export interface Series {
	weekly: number[];
	cases: number;
	avoidable: number;
	severity: number;
}

/** Weekly counts by dimension and value. */
export class Tally {
	readonly #series = new Map<CountedDimension, Map<string, Series>>();

	constructor(
		readonly mondays: readonly Day[],
		counts: readonly WeeklyCount[]
	) {
		const places = new Map(mondays.map((monday, place) => [monday, place]));
		for (const count of counts) {
			const place = places.get(count.monday);
			if (place !== undefined) this.#add(place, count);
		}
	}

	series(dimension: CountedDimension, value = ''): Series {
		return this.#series.get(dimension)?.get(value) ?? this.#empty();
	}

	/** Several values of one dimension together; exact where a record has but one of them. */
	together(dimension: CountedDimension, values: readonly string[]): Series {
		return values.map((value) => this.series(dimension, value)).reduce(plus, this.#empty());
	}

	values(dimension: CountedDimension): string[] {
		return [...(this.#series.get(dimension)?.keys() ?? [])];
	}

	#add(place: number, { dimension, value, records, avoidable, severity }: WeeklyCount): void {
		let values = this.#series.get(dimension);
		if (!values) this.#series.set(dimension, (values = new Map()));
		let series = values.get(value);
		if (!series) values.set(value, (series = this.#empty()));
		series.weekly[place]! += records;
		if (place < this.mondays.length - WEEKS_COUNTED) return;
		series.cases += records;
		series.avoidable += avoidable;
		series.severity += severity;
	}

	#empty(): Series {
		return { weekly: this.mondays.map(() => 0), cases: 0, avoidable: 0, severity: 0 };
	}
}

function plus(a: Series, b: Series): Series {
	return {
		weekly: a.weekly.map((records, place) => records + b.weekly[place]!),
		cases: a.cases + b.cases,
		avoidable: a.avoidable + b.avoidable,
		severity: a.severity + b.severity
	};
}
