import type { Day } from '../../shared/days';

/** How a cycle stands: a draft is what an adapted trial leaves for the next one to be planned from. */
export type CycleState = 'draft' | 'planned' | 'running' | 'decided';

export const cycleDecisions = {
	adopted: 'Adopted',
	adapted: 'Adapted',
	abandoned: 'Abandoned',
	'no-change': 'No detectable change'
} as const;

/** What a person made of a trial. */
export type CycleDecision = keyof typeof cycleDecisions;

/** One full week of a measure. */
export interface MeasuredWeek {
	monday: Day;
	/** Records that the measure counts. */
	count: number;
	/** What they were counted among: contacts, or records of a share; null where that is not known. */
	of: number | null;
}

/** The weeks before a trial, as they were counted when it started; later corrections of records do not move them. */
export interface FrozenBaseline {
	weeks: MeasuredWeek[];
	frozenOn: Day;
}

/** What the counts said of a trial when a person decided about it. */
export interface VerdictThen {
	kind: 'improved' | 'worse' | 'no-change' | 'too-little';
	/** The whole of it in words. */
	sentence: string;
	/** After divided by before; null where there was nothing to divide. */
	ratio: { value: number; low: number; high: number } | null;
}

/** One plan of a fix and what became of it: plan, do, study, decide. */
export interface Cycle {
	id: string;
	fixId: string;
	/** 1 for the first plan of its fix. */
	number: number;
	state: CycleState;
	ownerId: string;
	/** What is measured (`parseMeasure` of escalations reads it). */
	measureKey: string;
	/** The same in words, as they were when it was planned. */
	measureName: string;
	/** A Monday; the baseline is made of full weeks. */
	baselineFrom: Day;
	/** A Sunday before the start. */
	baselineTo: Day;
	/** Null until the trial starts. */
	baseline: FrozenBaseline | null;
	/** By how much the measure is expected to go down, in whole percent from 1 to 99. */
	predictedDrop: number;
	startOn: Day;
	checkOn: Day;
	/** What is tried differently than in the cycle before; null in the first. */
	changedSince: string | null;
	startedAt: Date | null;
	/** The last day of a trial that was ended before its check day. */
	endedOn: Day | null;
	endedReason: string | null;
	decision: CycleDecision | null;
	/** Why, in the words of who decided; null where the decision is what the verdict says. */
	decisionReason: string | null;
	decidedAt: Date | null;
	decidedBy: string | null;
	verdict: VerdictThen | null;
}

/** The ratio of after to before that a plan predicts: 0.7 for a drop by 30%. */
export function predictedRatio({ predictedDrop }: Pick<Cycle, 'predictedDrop'>): number {
	return 1 - predictedDrop / 100;
}

/** The day from which a trial that runs waits to be studied; null where none runs. */
export function studyDayOf({
	state,
	checkOn,
	endedOn
}: Pick<Cycle, 'state' | 'checkOn' | 'endedOn'>): Day | null {
	return state === 'running' ? (endedOn ?? checkOn) : null;
}
