import { isDay, type Day } from '../../shared/days';

/** What the audit log records, and how its page names each. */
export const auditActions = {
	'organisation-set-up': 'Set up the organisation',
	'organisation-changed': 'Changed the organisation',
	'sign-in': 'Signed in',
	'sign-in-failed': 'Failed to sign in',
	'sign-in-throttled': 'Was refused after too many attempts',
	'sign-out': 'Signed out',
	'sessions-ended': 'Ended sessions',
	'password-changed': 'Changed the password',
	'password-reset-asked': 'Asked for a reset link',
	'password-reset-link-made': 'Made a reset link',
	'password-reset': 'Set a new password by link',
	'email-change-asked': 'Asked for another e-mail address',
	'email-changed': 'Changed an e-mail address',
	'invitation-made': 'Invited a person',
	'invitation-revoked': 'Revoked an invitation',
	'invitation-accepted': 'Accepted an invitation',
	'roles-changed': 'Changed roles',
	'person-deactivated': 'Deactivated a person',
	'person-reactivated': 'Reactivated a person',
	'person-renamed': 'Changed their name',
	'team-created': 'Created a team',
	'team-renamed': 'Renamed a team',
	'team-archived': 'Archived a team',
	'team-restored': 'Restored a team',
	'list-changed': 'Changed a list of choices',
	'brand-created': 'Created a brand',
	'brand-renamed': 'Renamed a brand',
	'brand-archived': 'Archived a brand',
	'brand-restored': 'Restored a brand',
	'chain-changed': 'Changed the chain of command',
	'authority-changed': 'Changed what a role may grant',
	'api-key-made': 'Made an API key',
	'api-key-revoked': 'Revoked an API key',
	'policy-published': 'Published a version of the policy',
	'support-changed': 'Changed where support is',
	'support-offered': 'Offered help to colleagues',
	'support-offer-ended': 'Ended an offer of help',
	'incident-words-read': 'Read what was said in an incident',
	'incident-file-read': 'Downloaded a file of an incident',
	'incident-refused': 'Was refused something about an incident',
	'conduct-retention-changed': 'Changed how long conduct is kept',
	'customers-merged': 'Merged the records of two customers',
	'customers-parted': 'Took the records of two customers apart',
	'pulse-changed': 'Changed how the pulse is taken',
	'kudos-withdrawn': 'Withdrew kudos',
	'kudos-wall-made': 'Made a link to the wall of kudos',
	'kudos-wall-revoked': 'Revoked a link to the wall of kudos',
	'import-undone': 'Took an import out again',
	exported: 'Exported records'
} as const;

export type AuditAction = keyof typeof auditActions;

/** Ids and plain facts about what was acted on; never a secret, a verbatim or a wellbeing text. */
export type AuditDetails = Record<string, string | number | boolean | null>;

/** Whether the text names something the audit log records. */
export function isAuditAction(text: string): text is AuditAction {
	return Object.hasOwn(auditActions, text);
}

const detailNames: Record<string, string> = {
	address: 'address',
	after: 'now',
	before: 'before',
	currency: 'currency',
	device: 'device',
	from: 'from',
	customer: 'customer',
	incident: 'incident',
	into: 'into',
	months: 'months',
	version: 'version',
	email: 'e-mail',
	key: 'key',
	locale: 'way of writing',
	name: 'name',
	others: 'all but the present one',
	roles: 'roles',
	scopes: 'scopes',
	sessions: 'sessions',
	timeZone: 'time zone',
	what: 'what'
};

/** The details in one line. Ids say nothing to a reader, so those of teams are left to the CSV. */
export function detailsInWords(details: AuditDetails): string {
	return Object.entries(details)
		.filter(([name, value]) => value !== null && value !== '' && name !== 'team')
		.map(([name, value]) => `${detailNames[name] ?? name}: ${value === true ? 'yes' : value}`)
		.join(' · ');
}

/** Which entries of the audit log are shown. */
export interface AuditFilter {
	action: AuditAction | null;
	/** Part of the name or e-mail address of who acted or was acted on. */
	person: string;
	from: Day | null;
	to: Day | null;
}

/** Reads a filter from an address. What cannot be read is left out, so that a shared link never fails. */
export function auditFilterFrom(search: URLSearchParams): AuditFilter {
	const action = search.get('action') ?? '';
	const day = (name: string) => {
		const given = search.get(name) ?? '';
		return isDay(given) ? given : null;
	};
	return {
		action: isAuditAction(action) ? action : null,
		person: (search.get('person') ?? '').replaceAll('\0', '').toWellFormed().trim().slice(0, 200),
		from: day('from'),
		to: day('to')
	};
}

/** The filter as an address carries it; what is not set is left out. */
export function auditFilterToSearch({ action, person, from, to }: AuditFilter): URLSearchParams {
	const given = Object.entries({ action, person, from, to }).filter(
		(entry): entry is [string, string] => !!entry[1]
	);
	return new URLSearchParams(given);
}
