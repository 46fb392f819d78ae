import type { Day } from '../../shared/days';
import type { Reach } from './reach';

export const fixStatuses = {
	suggested: 'Suggested',
	triaged: 'Triaged',
	planned: 'Trial planned',
	'in-trial': 'In trial',
	adopted: 'Adopted',
	adapted: 'Adapted',
	abandoned: 'Abandoned',
	'no-change': 'No detectable change',
	declined: 'Declined',
	duplicate: 'Duplicate',
	'not-ours': 'Not ours to fix'
} as const;

/** What is stored about where a fix stands. */
export type FixStatus = keyof typeof fixStatuses;

export const fixStages = {
	suggested: 'Suggested',
	triaged: 'Triaged',
	planned: 'Trial planned',
	'in-trial': 'In trial',
	'study-due': 'Study due',
	adopted: 'Adopted',
	adapted: 'Adapted',
	abandoned: 'Abandoned',
	'no-change': 'No detectable change',
	'not-ours': 'Not ours to fix',
	declined: 'Declined',
	duplicate: 'Duplicate'
} as const satisfies Record<FixStatus | 'study-due', string>;

/** Where a fix stands today: a trial whose check day has come is due for study, without anybody having moved it. */
export type FixStage = keyof typeof fixStages;

/**
 * Where a fix stands on a day.
 * @param studyOn the day on which the trial that runs is studied; null where none runs
 */
export function stageOf(
	{ status, studyOn }: { status: FixStatus; studyOn: Day | null },
	today: Day
): FixStage {
	return status === 'in-trial' && studyOn !== null && studyOn <= today ? 'study-due' : status;
}

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
