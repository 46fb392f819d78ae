import type { FieldErrors } from '../../shared/problem';
import type { Option } from '../../ui/options';

/** What the form needs to be shown. */
export interface KudosFormData {
	/** The id the kudos will have, so that sending twice thanks once. */
	id: string;
	personId: string;
	/** Teams as a whole and people, as the field `to` takes them. */
	recipients: Option[];
	values: Option[];
	/** What the page is about that it was opened from, where thanks can be about it. */
	about: { address: string; label: string } | null;
}

/** A form as it came back: why, and what was typed. */
export interface FormFailure {
	message?: string;
	errors?: FieldErrors;
	values?: Record<string, string | string[]>;
}
