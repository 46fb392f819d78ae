import type { Period } from '../../../shared/days';
import type { Pareto } from '../../../statistics/pareto';
import type { Avoidable } from '../../escalations/escalation';
import type { Emptiness } from '../view/nothing';

/** What the records of a reader's teams say about what was handed up. */
export interface HandUps extends Emptiness {
	records: number;
	/** Why the first line could not finish. */
	firstLines: Ranked;
	outcomes: Ranked;
	unchanged: Unchanged;
	avoidable: AvoidableCounts;
}

/** What was named by how many records. */
export interface Ranked extends Pareto {
	/** Records that name nothing. */
	missing: number;
}

/** What became of hand-ups, by the reason why the first line could not finish. */
export interface Unchanged {
	/** The days counted: whole weeks, where the counts are kept by week. */
	days: Period;
	/** Beyond authority first, then by how many have an outcome. */
	reasons: UnchangedOfReason[];
	/** The outcomes that count as the same answer. */
	sameAnswers: { id: string; name: string }[];
}

export interface UnchangedOfReason {
	id: string;
	name: string;
	/** Whether it is that the answer was known and not theirs to give. */
	isBeyondAuthority: boolean;
	/** Records with this reason of which an outcome is known. */
	decided: number;
	/** How many of them ended in the same answer. */
	unchanged: number;
}

/** Whether escalations could have been spared, as far as somebody judged it. */
export interface AvoidableCounts {
	judged: number;
	unjudged: number;
	/** By answer; "no" is one of them. */
	answers: Record<Avoidable, number>;
}
