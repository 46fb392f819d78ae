/** Why two escalations belong together. */
export const linkKinds = {
	'same-order': 'About the same order',
	'same-cause': 'From the same cause',
	'continued-by': 'Continued by the other one',
	other: 'Related in another way'
} as const;

export type LinkKind = keyof typeof linkKinds;

/** What a link says from one of its sides: of the two, `from` is the one that the other continues. */
export function linkWords(kind: LinkKind, side: 'from' | 'to'): string {
	switch (kind) {
		case 'same-order':
			return 'Same order';
		case 'same-cause':
			return 'Same cause';
		case 'continued-by':
			return side === 'from' ? 'Continued by' : 'Continues';
		case 'other':
			return 'Related';
	}
}

/**
 * The id in what somebody pasted to name an escalation: the address of its page, or the id itself. Null where there is
 * none.
 */
export function pastedId(text: string): string | null {
	const ids = text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi);
	return ids?.length === 1 ? ids[0].toLowerCase() : null;
}
