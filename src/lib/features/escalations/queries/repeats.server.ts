import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { WritingContext } from '$lib/server/context';
import type { Database, WritableDatabase } from '$lib/server/db/connection';
import { instantAndText, rowsFromJson } from '$lib/server/db/dialect';
import { repeatOf, type Contact, type Placed } from '../repeats';
import { escalations } from '../tables.server';

const RECORDS_A_READ = 5000;

const contactColumns = {
	id: escalations.id,
	customerKey: escalations.customerKey,
	occurredAt: escalations.occurredAt,
	repeatOf: escalations.repeatOf
};

/** Places looked up in one query. */
const PLACES_A_QUERY = 500;

/** New contacts with the stored ones that come just before and just after them in their customers' lines. */
export async function placedAmongStored(
	context: WritingContext,
	contacts: readonly Contact[]
): Promise<Placed[]> {
	const known = contacts.filter(({ customerKey }) => customerKey !== null);
	const placed: Placed[] = [];
	for (let start = 0; start < known.length; start += PLACES_A_QUERY) {
		const part = known.slice(start, start + PLACES_A_QUERY);
		const neighbours = await neighboursOf(context, part);
		placed.push(...part.map((contact) => ({ contact, ...neighbours(contact) })));
	}
	return placed;
}

async function neighboursOf({ db, actor }: WritingContext, contacts: readonly Contact[]) {
	const given = placesFromJson(contacts);
	// Seeks in escalations_by_customer, which holds all that they read: one for each neighbour.
	const neighbour = (comes: SQL, order: SQL) => sql<string | null>`(
		select ${instantAndText(sql`n.occurred_at`, sql`n.id`)} from escalations n
		where n.organisation_id = ${actor.organisationId} and n.customer_key = given.c1
			and (n.occurred_at, n.id) ${comes} (given.c2, given.c0)
		order by n.occurred_at ${order}, n.id ${order} limit 1)`;
	const found = await db
		.select({
			id: sql<string>`given.c0`,
			before: neighbour(sql`<`, sql`desc`),
			after: neighbour(sql`>`, sql`asc`)
		})
		.from(sql`(${given}) as given`);
	const byId = new Map(found.map((row) => [row.id, row]));
	return (of: Contact) => {
		const { before, after } = byId.get(of.id)!;
		return { before: contactAt(before, of), after: contactAt(after, of) };
	};
}

/** @param place when it occurred and its id, as `instantAndText` writes them */
function contactAt(place: string | null, { customerKey }: Contact): Contact | undefined {
	if (place === null) return undefined;
	const space = place.indexOf(' ');
	return { id: place.slice(space + 1), occurredAt: new Date(Number(place.slice(0, space))), customerKey };
}

function placesFromJson(places: readonly Contact[]): SQL {
	const cells = places.map(({ id, customerKey, occurredAt }) => [
		id,
		customerKey,
		escalations.occurredAt.mapToDriverValue(occurredAt)
	]);
	const types = [escalations.id, escalations.customerKey, escalations.occurredAt];
	return rowsFromJson(
		JSON.stringify(cells),
		types.map((column) => column.getSQLType())
	);
}

/**
 * The escalations that stand at the places and those that come next after them, each with the one before it: all that
 * can repeat another one than before, after something has come to a place or has left it.
 */
export async function contactsAround({ db, actor }: WritingContext, places: readonly Contact[]) {
	const { organisationId } = actor;
	const given = placesFromJson(places);
	const previous = alias(escalations, 'previous');
	// Seeks in escalations_by_customer, one step each; row values, because two conditions would scan the customer's line.
	const next = sql`select (select n.id from escalations n
		where n.organisation_id = ${organisationId} and n.customer_key = given.c1
			and (n.occurred_at, n.id) > (given.c2, given.c0)
		order by n.occurred_at, n.id limit 1) from (${given}) as given`;
	const before = sql`(select p.id from escalations p
		where p.organisation_id = ${organisationId} and p.customer_key = ${escalations.customerKey}
			and (p.occurred_at, p.id) < (${escalations.occurredAt}, ${escalations.id})
		order by p.occurred_at desc, p.id desc limit 1)`;
	const found = await db
		.select({
			...contactColumns,
			occurredOn: escalations.occurredOn,
			occurredHour: escalations.occurredHour,
			teamId: escalations.teamId,
			brandId: escalations.brandId,
			channelId: escalations.channelId,
			reasonId: escalations.reasonId,
			firstLineId: escalations.firstLineId,
			outcomeId: escalations.outcomeId,
			avoidable: escalations.avoidable,
			severity: escalations.severity,
			previousId: previous.id,
			previousAt: previous.occurredAt
		})
		.from(escalations)
		.leftJoin(previous, and(eq(previous.organisationId, organisationId), eq(previous.id, before)))
		.where(
			and(
				eq(escalations.organisationId, organisationId),
				inArray(escalations.id, sql`(select given.c0 from (${given}) as given union ${next})`)
			)
		);
	return found.map(({ previousId, previousAt, ...contact }) => ({
		...contact,
		previous:
			previousId && previousAt
				? { id: previousId, customerKey: contact.customerKey, occurredAt: previousAt }
				: undefined
	}));
}

/** Escalations that name a customer and were stored before customers were compared, a part at a time. */
export async function* withoutKey(db: Database | WritableDatabase, organisationId: string) {
	for (let after = ''; ;) {
		const part = await db
			.select({ id: escalations.id, customerReference: escalations.customerReference })
			.from(escalations)
			.where(
				and(
					eq(escalations.organisationId, organisationId),
					gt(escalations.id, after),
					isNull(escalations.customerKey),
					ne(escalations.customerReference, '')
				)
			)
			.orderBy(asc(escalations.id))
			.limit(RECORDS_A_READ);
		const last = part.at(-1);
		if (!last) return;
		yield part;
		after = last.id;
	}
}

/** Escalations stored as repeating another one than they do, with the one they do repeat; a part at a time. */
export async function* misplacedRepeats(db: Database | WritableDatabase, organisationId: string) {
	let previous: Contact | undefined;
	for (;;) {
		const part: (Contact & { repeatOf: string | null })[] = await db
			.select(contactColumns)
			.from(escalations)
			.where(
				and(
					eq(escalations.organisationId, organisationId),
					isNotNull(escalations.customerKey),
					previous && beyond(previous)
				)
			)
			.orderBy(asc(escalations.customerKey), asc(escalations.occurredAt), asc(escalations.id))
			.limit(RECORDS_A_READ);
		if (part.length === 0) return;
		const misplaced: { id: string; stored: string | null; repeated: string | null }[] = [];
		for (const contact of part) {
			const repeated = repeatOf(contact, previous);
			if (contact.repeatOf !== repeated)
				misplaced.push({ id: contact.id, stored: contact.repeatOf, repeated });
			previous = contact;
		}
		if (misplaced.length > 0) yield misplaced;
	}
}

function beyond({ customerKey, occurredAt, id }: Contact) {
	const at = sql.param(occurredAt, escalations.occurredAt);
	return sql`(${escalations.customerKey}, ${escalations.occurredAt}, ${escalations.id}) > (${customerKey}, ${at}, ${id})`;
}
