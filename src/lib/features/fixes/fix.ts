import type { Day } from '../../shared/days';
import type { Reach } from './reach';

export const fixStatuses = { suggested: 'Suggested' } as const;

export type FixStatus = keyof typeof fixStatuses;

/** What the cases behind a suggestion have in common. */
export interface Subject {
	kind: 'cause' | 'reason' | 'first-line' | 'channel' | 'brand' | 'weekday' | 'repeat' | 'avoidable';
	/** The taxonomy entry, or the answer to "avoidable by what". */
	id: string;
	/** As the organisation called it. */
	name: string;
	/** The outcomes the cases ended in, where the pattern is about outcomes. */
	outcomes: { id: string; name: string }[];
}

/** The counts and sentences that a suggestion rests on; frozen with what was decided about it. */
export interface Evidence {
	subject: Subject;
	/** What was counted, where and when. */
	sentence: string;
	/** How many of the last full weeks it showed in. */
	recently: string;
	/** Where the weekly counts were going. */
	trend: string;
	/** What else one should know of the counts. */
	notes: string[];
	/** What the fix might spare, with its assumption. */
	saving: string;
	cases: number;
	/** Cases judged avoidable. */
	avoidable: number;
	casesAMonth: number;
	/** Estimated from those judged, and shrunk towards the organisation's mean. */
	avoidableAMonth: number;
	/** Mean severity, 1 (low) to 4 (critical), shrunk likewise. */
	severity: number;
	/** What suggestions rank by: avoidable cases a month × severity. */
	score: number;
	windowFrom: Day;
	windowTo: Day;
	direction: 'rising' | 'falling' | 'steady' | 'too-early';
	/** The Monday of the week in which the present rise began; null where nothing rose. */
	risingSince: Day | null;
	/** Upper end of a week's usual range; null where the series had none. */
	usualUpTo: number | null;
	weeks: { monday: Day; cases: number }[];
}

/** A fix worth trying, as the counts suggest it. */
export interface Suggestion {
	/** The rule and what it was about; decisions are remembered by it. */
	key: string;
	title: string;
	why: string;
	measure: string;
	evidence: Evidence;
}

/** A suggestion with whose counts it rests on: what can be decided. */
export type SuggestionToDecide = Suggestion & { reach: Reach };

/** A suggestion in three lines, for pages that are about something else. */
export function summaryOf({ key, title, evidence }: Suggestion) {
	const { sentence, saving, direction } = evidence;
	return { key, title, sentence, saving, isRising: direction === 'rising' };
}
