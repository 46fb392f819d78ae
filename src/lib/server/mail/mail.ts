import { createTransport } from 'nodemailer';
import { logError } from '../log-error';
import { settings, type Settings } from '$lib/server/settings';

/** A mail to one person: plain paragraphs and at most one thing to do. */
export interface Mail {
	to: string;
	subject: string;
	paragraphs: string[];
	/** Where to go, as a button and as an address to copy. */
	link?: { href: string; label: string };
	/** How to get no more of its kind, in a mail that nobody asked for. */
	unsubscribe?: {
		/** Ends it without signing in, by one click or by one POST (RFC 8058); null where that cannot be offered. */
		href: string | null;
		/** Where to choose what one is mailed. */
		choicesHref: string;
	};
}

type MailSettings = Pick<Settings, 'smtpUrl' | 'mailFrom'>;

const LONGEST_WAIT_MS = 10_000;

/** Whether this install sends mail at all. */
export function sendsMail(): boolean {
	return settings().smtpUrl !== null;
}

/**
 * Hands a mail to the configured server.
 * @returns whether the server took it; why not goes to the log, without the mail, which may hold a secret link
 */
export async function sendMail(
	mail: Mail,
	{ smtpUrl, mailFrom }: MailSettings = settings()
): Promise<boolean> {
	if (!smtpUrl) return false;
	const transport = createTransport(
		{
			url: smtpUrl,
			connectionTimeout: LONGEST_WAIT_MS,
			greetingTimeout: LONGEST_WAIT_MS,
			socketTimeout: LONGEST_WAIT_MS
		},
		{ from: mailFrom }
	);
	try {
		await transport.sendMail({
			to: { name: '', address: mail.to },
			subject: mail.subject,
			text: asText(mail),
			html: asHtml(mail),
			headers: unsubscribeHeaders(mail)
		});
		return true;
	} catch (error) {
		logError('A mail could not be sent', error);
		return false;
	} finally {
		transport.close();
	}
}

/** By which mail readers show a button of their own. */
function unsubscribeHeaders({ unsubscribe }: Mail): Record<string, string> {
	if (!unsubscribe?.href) return {};
	return {
		'List-Unsubscribe': `<${unsubscribe.href}>`,
		'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
	};
}

function asText(mail: Mail): string {
	const links = [...(mail.link ? [mail.link] : []), ...unsubscribeLinks(mail)];
	return [...mail.paragraphs, ...links.map(({ label, href }) => `${label}:\n${href}`)].join('\n\n') + '\n';
}

function unsubscribeLinks({ unsubscribe }: Mail): { href: string; label: string }[] {
	if (!unsubscribe) return [];
	const { href, choicesHref } = unsubscribe;
	return [
		...(href ? [{ href, label: 'No more mails of this kind' }] : []),
		{ href: choicesHref, label: 'Choose what you are mailed, and when' }
	];
}

/** Simple enough for every mail reader: no images, no style sheet, nothing loaded from elsewhere. */
function asHtml(mail: Mail): string {
	const { subject, paragraphs, link } = mail;
	const button = link && [
		`<p><a href="${escape(link.href)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#1b6b68;color:#ffffff;text-decoration:none">${escape(link.label)}</a></p>`,
		`<p style="color:#56646a;font-size:14px">Or copy this address into your browser:<br>${escape(link.href)}</p>`
	];
	return [
		'<!doctype html><html lang="en"><head><meta charset="utf-8">',
		`<title>${escape(subject)}</title></head>`,
		'<body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1d2729;max-width:36em">',
		...paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`),
		...(button ?? []),
		...unsubscribeLinks(mail).map(
			({ href, label }) =>
				`<p style="color:#56646a;font-size:14px"><a href="${escape(href)}" style="color:#56646a">${escape(label)}</a></p>`
		),
		'</body></html>'
	].join('\n');
}

function escape(text: string): string {
	const entities: Record<string, string> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;',
		"'": '&#39;'
	};
	return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
