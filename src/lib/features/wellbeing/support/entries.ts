/** What sort of place somebody can turn to, the most pressing first. */
export const supportKinds = {
	emergency: { label: 'Emergency', heading: 'If somebody is in danger' },
	helpline: { label: 'Helpline', heading: 'Helplines' },
	assistance: { label: 'Employee assistance', heading: 'Employee assistance' },
	service: { label: 'Outside service', heading: 'Outside services' }
} as const;

export type SupportKind = keyof typeof supportKinds;

export const supportKindList = Object.keys(supportKinds) as SupportKind[];

/** A place to turn to: a number, an address or a link, and when it can be reached. */
export interface SupportEntry {
	name: string;
	/** A telephone number, an e-mail address or a link. */
	reach: string;
	note: string;
	kind: SupportKind;
	/** In words; empty where it is there for everybody. */
	country: string;
}

export const MOST_SUPPORT_ENTRIES = 20;

/** Entries as they were stored before they had a kind and a country. */
export function asSupportEntry(stored: Partial<SupportEntry>): SupportEntry {
	return { name: '', reach: '', note: '', kind: 'helpline', country: '', ...stored };
}

/** The entries by kind, the most pressing first, and within a kind by country, those for everybody first. */
export function supportByKind(
	entries: readonly SupportEntry[]
): { kind: SupportKind; countries: { country: string; entries: SupportEntry[] }[] }[] {
	return supportKindList.flatMap((kind) => {
		const ofKind = entries.filter((entry) => entry.kind === kind);
		const countries = [...new Set(ofKind.map(({ country }) => country))].toSorted((a, b) =>
			a.localeCompare(b)
		);
		if (ofKind.length === 0) return [];
		return [
			{
				kind,
				countries: countries.map((country) => ({
					country,
					entries: ofKind.filter((entry) => entry.country === country)
				}))
			}
		];
	});
}

/** Where a way to reach somebody leads, where a browser can follow it; null where it can only be read. */
export function addressOf(reach: string): string | null {
	const text = reach.trim();
	if (/^https?:\/\/[^\s]+$/i.test(text)) return text;
	if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text)) return `mailto:${text}`;
	const digits = text.replace(/[\s()/.-]/g, '');
	return /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : null;
}
