import type { FieldErrors } from '../../../shared/problem';
import type { Habits } from '../../../shared/format';
import type { Day } from '../../../shared/days';
import type { Option } from '../../../ui/options';
import type { Proposal, ProposedStep } from '../ladder';
import type { Category, Step } from '../policy/policy';

/** What the form of a decision needs to be shown. */
export interface DecisionFormData {
	incident: { id: string; version: number; occurredOn: Day; customerReference: string | null };
	proposal: Proposal;
	category: Category | undefined;
	steps: Pick<Step, 'key' | 'name' | 'when' | 'longestDays'>[];
	/** Steps that are for somebody else to decide, with why. */
	notFor: Partial<Record<ProposedStep, string>>;
	/** What the days are set to until somebody chooses others, by step. */
	suggested: Partial<Record<ProposedStep, { endsOn: Day; reviewOn: Day }>>;
	appealWithinDays: number;
	channels: Option[];
	people: Option[];
	canSeal: boolean;
	today: Day;
	habits: Habits;
}

/** What came back where a decision could not be taken. */
export interface DecisionFailure {
	message: string;
	errors: FieldErrors;
	values: Record<string, string | string[]>;
}
