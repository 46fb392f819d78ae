import { desc, eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import type { WritableDatabase } from '$lib/server/db/connection';
import type { AuditAction, AuditDetails } from './audit';
import { auditEntries } from './tables.server';

/** One entry of the log as it is stored. */
export type AuditEntry = typeof auditEntries.$inferSelect;

/** What the first entry of an organisation is chained to. */
export const BEGINNING = { sequence: 0, hash: '0'.repeat(64) };

const LONGEST_DETAIL = 500;

/**
 * Records what the actor does, in the transaction that does it: neither stands without the other.
 * @param subjectId the person it is done to, where that is not the actor
 */
export function audit(
	inside: WritingContext,
	action: AuditAction,
	details: AuditDetails = {},
	subjectId: string | null = null
): Promise<void> {
	const { organisationId, userId } = inside.actor;
	return auditAs(inside.db, { organisationId, actorId: userId, subjectId, at: inside.now }, action, details);
}

/**
 * Records what happens where no actor is signed in. The transaction must hold the organisation's lock: each entry
 * carries the hash of the one before it, so writers have to take turns.
 * @param who `actorId` is null where nobody proved who they are
 */
export async function auditAs(
	db: WritableDatabase,
	who: { organisationId: string; actorId: string | null; subjectId: string | null; at: Date },
	action: AuditAction,
	details: AuditDetails = {}
): Promise<void> {
	const [last = BEGINNING] = await db
		.select({ sequence: auditEntries.sequence, hash: auditEntries.hash })
		.from(auditEntries)
		.where(eq(auditEntries.organisationId, who.organisationId))
		.orderBy(desc(auditEntries.sequence))
		.limit(1);
	const entry = {
		...who,
		sequence: last.sequence + 1,
		action,
		details: storable(details),
		previousHash: last.hash
	};
	await db.insert(auditEntries).values({ ...entry, hash: hashOf(entry) });
}

/**
 * Records that records left the house: what was exported and by which filters.
 * @param what in words for the log's reader, as "escalations"
 */
export async function recordExport(
	context: Context,
	what: string,
	filters: AuditDetails = {}
): Promise<void> {
	await inTransaction(context, (inside) => audit(inside, 'exported', { what, ...filters }));
}

/** Texts as both databases can store them: PostgreSQL refuses NUL and halves of characters in JSON. */
function storable(details: AuditDetails): AuditDetails {
	return Object.fromEntries(
		Object.entries(details).map(([name, value]) => [
			name,
			typeof value === 'string'
				? value.slice(0, LONGEST_DETAIL).replaceAll('\0', '\uFFFD').toWellFormed()
				: value
		])
	);
}

/** SHA-256 over one way of writing the entry and the hash before it; databases may reorder the details' names. */
function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
	const { organisationId, sequence, at, actorId, subjectId, action, details, previousHash } = entry;
	const inOrder = Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1));
	const when = at.toISOString();
	const canonical = [previousHash, organisationId, sequence, when, actorId, subjectId, action, inOrder];
	return createHash('sha256').update(JSON.stringify(canonical)).digest('hex');
}

/** Whether the chain holds, or the first entry that does not follow from the one before it. */
export type ChainVerdict =
	{ intact: true; last: { sequence: number; hash: string } } | { intact: false; brokenAt: number };

/**
 * Checks that the entries are the ones that were written, in order and without a gap. Entries cut off at the end are
 * not missed by the chain itself: whoever needs that keeps the last hash elsewhere.
 * @param entries of one organisation, by sequence
 * @param previous the entry before the first of them
 */
export function verifyAuditChain(
	entries: readonly AuditEntry[],
	previous: { sequence: number; hash: string } = BEGINNING
): ChainVerdict {
	let last = previous;
	for (const entry of entries) {
		const follows = entry.sequence === last.sequence + 1 && entry.previousHash === last.hash;
		if (!follows || entry.hash !== hashOf(entry)) return { intact: false, brokenAt: last.sequence + 1 };
		last = entry;
	}
	return { intact: true, last: { sequence: last.sequence, hash: last.hash } };
}
