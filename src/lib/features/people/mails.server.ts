import { sendMail } from '$lib/server/mail/mail';
import { settings } from '$lib/server/settings';

/** What a one-time link is for; the secret is the last part of its address. */
export type LinkKind = 'invitation' | 'reset-password' | 'confirm-email';

/** The address that the person opens. */
export function linkTo(kind: LinkKind, token: string): string {
	return `${settings().origin}/${kind}/${token}`;
}

/** Sends an invitation. @returns whether it could be sent */
export function mailInvitation(to: string, invitation: { link: string; by: string; organisation: string }) {
	return sendMail({
		to,
		subject: `${invitation.by} invites you to ${invitation.organisation} on Evenkeel`,
		paragraphs: [
			`${invitation.by} invites you to join ${invitation.organisation} on Evenkeel, where the team keeps track of escalations and of how to make them fewer.`,
			'The link works once, for seven days. If you did not expect it, you can leave it alone.'
		],
		link: { href: invitation.link, label: 'Choose a password and join' }
	});
}

/** Sends a link to set a new password. @returns whether it could be sent */
export function mailResetLink(to: string, link: string) {
	return sendMail({
		to,
		subject: 'A new password for Evenkeel',
		paragraphs: [
			'Somebody, hopefully you, asked for a new password for your account on Evenkeel.',
			'The link works once, for one hour. If it was not you, you can leave it alone: your password stays as it is.'
		],
		link: { href: link, label: 'Set a new password' }
	});
}

/** Sends a link to the address that somebody gave as theirs. @returns whether it could be sent */
export function mailAddressToConfirm(to: string, link: string) {
	return sendMail({
		to,
		subject: 'Confirm your address for Evenkeel',
		paragraphs: [
			'Somebody, hopefully you, gave this address for their account on Evenkeel.',
			'The link works once, for a day. If it was not you, you can leave it alone: nothing changes.'
		],
		link: { href: link, label: 'Sign in with this address from now on' }
	});
}

/** Tells the address before and the one after that an account goes by the latter now. @returns whether it could be sent */
export function mailAddressChanged(to: string, { before, after }: { before: string; after: string }) {
	return sendMail({
		to,
		subject: 'Your address for Evenkeel was changed',
		paragraphs: [
			`The account on Evenkeel that was signed in to with ${before} is signed in to with ${after} from now on. Your password and your sessions are as they were.`,
			'If you did not expect this, tell an admin of your organisation at once.'
		]
	});
}
