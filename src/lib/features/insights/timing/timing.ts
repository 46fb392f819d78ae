import type { Emptiness } from '../view/nothing';

/** What the records of a reader's teams say about when escalations come, how long they take and which come back. */
export interface Timing extends Emptiness {
	records: number;
	/** How long those took that are resolved, all of them and by tier. */
	durations: { all: Durations; tiers: (Durations & { tier: number })[] };
	hours: HourCounts;
	repeats: RepeatCounts;
}

/** How long it took to resolve escalations, in seconds; null where there is none. */
export interface Durations {
	count: number;
	median: number | null;
	/** Nine in ten took no longer. */
	ninetieth: number | null;
}

/** How many escalations came on each day of the week, in each hour of the organisation's clock. */
export interface HourCounts {
	/** From Monday to Sunday, 24 hours each. */
	weekdays: number[][];
	/** How many times each weekday is in the part of the period when recording was on. */
	days: number[];
	/** Records of which only the day is known. */
	unknown: number;
}

/** How many escalations were a repeat contact of their customer, in all and by contact reason. */
export interface RepeatCounts {
	repeats: number;
	reasons: { id: string; name: string; hasParts: boolean; repeats: number; records: number }[];
}
