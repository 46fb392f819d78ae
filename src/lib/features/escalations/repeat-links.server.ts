import type { WritingContext } from '$lib/server/context';
import { updateMany } from '$lib/server/db/update-many';
import { contactsAround, misplacedRepeats, withoutKey } from './queries/repeats.server';
import { customerKeyOf, repeatOf, type Contact } from './repeats';
import type { RollUpTally } from './roll-up';
import { escalations } from './tables.server';

/** Places looked up in one query. */
const PLACES_A_QUERY = 500;

/**
 * Brings in line what repeats what, after escalations were written, changed or taken out, and tallies the difference;
 * in the caller's transaction. It asks once for many places, and for each of them only for its neighbours in the
 * customer's line, so that a customer with many escalations costs no more than one with few.
 * @param places where escalations have come to stand and where they stood before
 */
export async function alignRepeats(
	inside: WritingContext,
	places: readonly Contact[],
	tally: RollUpTally
): Promise<void> {
	const known = places.filter(({ customerKey }) => customerKey !== null);
	for (let start = 0; start < known.length; start += PLACES_A_QUERY) {
		const found = await contactsAround(inside, known.slice(start, start + PLACES_A_QUERY));
		const moved = found
			.map(({ previous, ...contact }) => ({ contact, repeated: repeatOf(contact, previous) }))
			.filter(({ contact, repeated }) => contact.repeatOf !== repeated);
		for (const { contact, repeated } of moved) {
			tally.count({ ...contact, causeIds: [] }, -1, 'repeat');
			tally.count({ ...contact, causeIds: [], repeatOf: repeated }, 1, 'repeat');
		}
		await store(
			inside,
			moved.map(({ contact, repeated }) => ({ id: contact.id, repeatOf: repeated }))
		);
	}
}

/** Works out what repeats what for every escalation of the organisation, in the caller's transaction; counts nothing. */
export async function rebuildRepeats(inside: WritingContext): Promise<void> {
	const { organisationId } = inside.actor;
	for await (const records of withoutKey(inside.db, organisationId)) {
		const keys = records.map(({ id, customerReference }) => ({
			id,
			customerKey: customerKeyOf(customerReference)
		}));
		await updateMany(inside.db, escalations, organisationId, keys);
	}
	for await (const misplaced of misplacedRepeats(inside.db, organisationId)) {
		await store(
			inside,
			misplaced.map(({ id, repeated }) => ({ id, repeatOf: repeated }))
		);
	}
}

function store(inside: WritingContext, rows: { id: string; repeatOf: string | null }[]): Promise<void> {
	return updateMany(inside.db, escalations, inside.actor.organisationId, rows);
}
