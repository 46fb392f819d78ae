import type { FieldErrors } from '../../shared/problem';
import type { Option } from '../../ui/options';
import type { Choices } from './choices';

/** What is laid down in a team about handing up. */
export interface TeamRules {
	/** What the person may grant there, as the field has it; empty where nothing is laid down. */
	authorityLimit: string;
	/** Each tier as a choice, and what the chain says of it in a line where it says anything. */
	tiers: (Option & { step: string | null })[];
}

/** What the log form needs to be shown. */
export interface LogFormData {
	/** The id the escalation will have, so that sending twice logs once. */
	id: string;
	personId: string;
	teams: Option[];
	/** The team chosen beforehand. */
	teamId: string;
	/** What is laid down in each of the teams. */
	rules: Record<string, TeamRules>;
	brands: Option[];
	choices: Choices;
	currency: string;
	timeZone: string;
	today: string;
}

/** The log form as it came back: why, and what was typed. */
export interface LogFormFailure {
	message?: string;
	errors?: FieldErrors;
	values?: Record<string, string | string[]>;
}
