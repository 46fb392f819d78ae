/** How long after an escalation the customer's next one still counts as a repeat of it, in days of 24 hours. */
export const REPEAT_WITHIN_DAYS = 30;

const REPEAT_WITHIN_MS = REPEAT_WITHIN_DAYS * 86_400_000;

/** Longer than this is a text that landed in the wrong column, and more than PostgreSQL can index. */
const LONGEST_KEY = 400;

/** An escalation as its customer's line of contacts knows it. */
export interface Contact {
	id: string;
	/** What the customer is known by; null where nobody said. */
	customerKey: string | null;
	occurredAt: Date;
}

/**
 * What a customer reference is compared by: without the white space around it, letter case aside. Null where there is
 * nothing to compare.
 */
export function customerKeyOf(reference: string): string | null {
	// Upper case first brings together what has one letter in lower case and two in upper case, as ß and SS.
	const key = reference.trim().normalize('NFC').toUpperCase().toLowerCase();
	return key === '' || key.length > LONGEST_KEY ? null : key;
}

/**
 * The escalation that another one repeats: the last one of the same customer before it, where that lies at most
 * `REPEAT_WITHIN_DAYS` back, to the millisecond. It does not matter which team had it, nor what it was about: a customer
 * who has to come back has to come back. Of two at the same instant, the one with the lower id is the earlier.
 * @param previous the customer's last one before it, however long ago
 * @returns the id of the repeated one, or null
 */
export function repeatOf(contact: Contact, previous: Contact | undefined): string | null {
	if (!previous || contact.customerKey === null || previous.customerKey !== contact.customerKey) return null;
	const apart = contact.occurredAt.getTime() - previous.occurredAt.getTime();
	return apart <= REPEAT_WITHIN_MS ? previous.id : null;
}

/** Which escalation each one repeats, by id; the whole of a customer's line has to be given, in any order. */
export function repeatsAmong(contacts: readonly Contact[]): Map<string, string | null> {
	const lastOf = new Map<string, Contact>();
	const repeats = new Map<string, string | null>();
	for (const contact of [...contacts].sort(inOrder)) {
		const { customerKey } = contact;
		repeats.set(contact.id, repeatOf(contact, lastOf.get(customerKey ?? '')));
		if (customerKey !== null) lastOf.set(customerKey, contact);
	}
	return repeats;
}

/** A contact that is new, and the stored ones of its customer that stand next to it, whatever else is new. */
export interface Placed {
	contact: Contact;
	before: Contact | undefined;
	after: Contact | undefined;
}

/**
 * Which escalation each new one repeats, by id, and the stored ones that now repeat a new one. As each new one comes with
 * its neighbours, whatever stands next to any of them in its customer's line is among those given.
 */
export function repeatsOfPlaced(placed: readonly Placed[]): {
	repeats: Map<string, string | null>;
	moved: Contact[];
} {
	const line = new Map(
		placed.flatMap(({ contact, before, after }) =>
			[before, after, contact].flatMap((each) => (each ? [[each.id, each] as const] : []))
		)
	);
	const repeats = repeatsAmong([...line.values()]);
	const isNew = new Set(placed.map(({ contact }) => contact.id));
	const moved = placed.flatMap(({ after }) =>
		after && isNew.has(repeats.get(after.id) ?? '') ? [[after.id, after] as const] : []
	);
	return {
		repeats: new Map(placed.map(({ contact: { id } }) => [id, repeats.get(id) ?? null])),
		moved: [...new Map(moved).values()]
	};
}

/** The order of a customer's contacts. */
export function inOrder(a: Contact, b: Contact): number {
	return a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
