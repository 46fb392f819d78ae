import type { Week } from '../../../statistics/week-series';
import type { Compared } from '../compare/comparison';
import type { CountedBy } from '../insights';
import type { Emptiness } from '../view/nothing';

/** The weeks that were out of the ordinary beside the other full weeks of a period. */
export interface SignalWeeks extends Emptiness {
	/** Outside the usual range of escalations as a whole. */
	unusual: Week[];
	/** The other full weeks. */
	others: Week[];
	/** Records in each. */
	records: { unusual: number; others: number };
	/** How often each cause or reason is named by a record, in the unusual weeks and in the others. */
	tables: Record<CountedBy, Compared[]>;
}
