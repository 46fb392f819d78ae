import { isSignatureOf, signatureOf } from '$lib/server/encryption';
import type { Mail } from '$lib/server/mail/mail';
import { settings } from '$lib/server/settings';
import { reminderKindList, type ReminderKind } from './reminder';

/** Whom a link unsubscribes from what. */
export interface Unsubscribing {
	organisationId: string;
	userId: string;
	kind: ReminderKind;
}

const USE = 'unsubscribe';

/** The address that ends one kind of mails to one person; null where this install has no key to sign it with. */
export function unsubscribeLink({ organisationId, userId, kind }: Unsubscribing): string | null {
	const text = `${organisationId}~${userId}~${kind}`;
	const signature = signatureOf(USE, text);
	return signature && `${settings().origin}/unsubscribe/${text}~${signature}`;
}

/** What stands at the foot of a mail that nobody asked for. */
export function unsubscribeFoot(unsubscribing: Unsubscribing): NonNullable<Mail['unsubscribe']> {
	return {
		href: unsubscribeLink(unsubscribing),
		choicesHref: `${settings().origin}/settings/reminders`
	};
}

/** What a link of ours stands for; null for every other. */
export function unsubscribingBy(token: string): Unsubscribing | null {
	const [organisationId = '', userId = '', given = '', signature = ''] = token.split('~', 4);
	const kind = reminderKindList.find((each) => each === given);
	if (!kind || !isSignatureOf(USE, `${organisationId}~${userId}~${kind}`, signature)) return null;
	return { organisationId, userId, kind };
}
