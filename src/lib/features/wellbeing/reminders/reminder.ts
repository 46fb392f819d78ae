/** What Evenkeel mails people about, each of which can be switched off by itself. */
export const reminderKinds = {
	'pulse-open': {
		label: 'A pulse round has opened',
		help: 'One mail when your team is asked how it is.'
	},
	'pulse-closing': {
		label: 'A pulse round is about to close',
		help: 'One mail on its last day. It goes to everybody who was asked, so that nobody can tell from it who has answered.'
	},
	'support-waiting': {
		label: 'Somebody waits for your support',
		help: 'One mail where a request to you has not been seen for a working day. It names nobody.'
	}
} as const;

export type ReminderKind = keyof typeof reminderKinds;

export const reminderKindList = Object.keys(reminderKinds) as ReminderKind[];

/** How a reminder stands: being sent, taken by the mail server, to be tried again, or given up. */
export type ReminderState = 'sending' | 'sent' | 'failed' | 'given-up';
