import type { Option } from '../../ui/options';
import type { FieldErrors } from '../../shared/problem';
import type { Helper } from './logging';
import type { PolicyDocument } from './policy/policy';

/** What the log form needs to be shown. */
export interface IncidentFormData {
	/** The id the incident will have, so that sending twice logs once. */
	id: string;
	personId: string;
	teams: Option[];
	/** The team chosen beforehand. */
	teamId: string;
	/** Whom the person can ask to be there, by team. */
	helpers: Record<string, Helper[]>;
	brands: Option[];
	channels: Option[];
	/** What it is judged by. */
	policy: Pick<PolicyDocument, 'categories' | 'severities' | 'steps'>;
	timeZone: string;
	today: string;
	/** Whether the server can store what was said. */
	canSeal: boolean;
	/** The escalation it comes out of, with what is known from there. */
	escalation: {
		id: string;
		customerReference: string;
		channelId: string | null;
		brandId: string | null;
	} | null;
}

/** A form as it came back: why, and what was typed. */
export interface FormFailure {
	message?: string;
	errors?: FieldErrors;
	values?: Record<string, string | string[]>;
}
