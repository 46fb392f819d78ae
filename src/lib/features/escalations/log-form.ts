import type { FieldErrors } from '../../shared/problem';
import type { Option } from '../../ui/options';
import type { Choices } from './choices';

/** What the log form needs to be shown. */
export interface LogFormData {
	/** The id the escalation will have, so that sending twice logs once. */
	id: string;
	personId: string;
	teams: Option[];
	/** The team chosen beforehand. */
	teamId: string;
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
