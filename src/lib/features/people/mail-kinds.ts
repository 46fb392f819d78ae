/** Mails that come by themselves, each of which somebody can do without. */
export const mailKinds = {
	'kudos-digest': {
		name: 'The week’s kudos',
		help: 'On Mondays, where anybody was thanked the week before.'
	}
} as const;

export type MailKind = keyof typeof mailKinds;

export const mailKindList = Object.keys(mailKinds) as [MailKind, ...MailKind[]];
