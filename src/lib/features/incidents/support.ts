/** A place to turn to: a number, an address or a link, and when it can be reached. */
export interface SupportEntry {
	name: string;
	/** A telephone number, an e-mail address or a link. */
	reach: string;
	note: string;
}

export const MOST_SUPPORT_ENTRIES = 6;

/** Where a way to reach somebody leads, where a browser can follow it; null where it can only be read. */
export function addressOf(reach: string): string | null {
	const text = reach.trim();
	if (/^https?:\/\/[^\s]+$/i.test(text)) return text;
	if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text)) return `mailto:${text}`;
	const digits = text.replace(/[\s()/.-]/g, '');
	return /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : null;
}
