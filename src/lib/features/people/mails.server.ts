import { sendMail } from '$lib/server/mail/mail';
import { settings } from '$lib/server/settings';

/** What a one-time link is for; the secret is the last part of its address. */
export type LinkKind = 'invitation' | 'reset-password';

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
