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
	exported: 'Exported records'
} as const;

export type AuditAction = keyof typeof auditActions;

/** Ids and plain facts about what was acted on; never a secret, a verbatim or a wellbeing text. */
export type AuditDetails = Record<string, string | number | boolean | null>;

/** Whether the text names something the audit log records. */
export function isAuditAction(text: string): text is AuditAction {
	return Object.hasOwn(auditActions, text);
}
