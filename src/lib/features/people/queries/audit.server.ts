import { and, asc, desc, eq, gt, gte, inArray, lt, max, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { containsText } from '$lib/server/db/dialect';
import { addDays, instantOf, type Day } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import type { AuditAction } from '../audit';
import { BEGINNING, verifyAuditChain, type AuditEntry, type ChainVerdict } from '../audit.server';
import { namesOf } from '../queries.server';
import { auditEntries, users } from '../tables.server';

export const ENTRIES_A_PAGE = 50;
/** The most entries one CSV file holds. */
export const ENTRIES_A_FILE = 50_000;
/** How many of the newest entries are checked whenever the log is read. */
export const ENTRIES_CHECKED = 2000;

const ENTRIES_A_READ = 5000;
const MOST_PEOPLE = 200;

/** Which entries of the audit log are shown. */
export interface AuditFilter {
	action: AuditAction | null;
	/** Part of the name or e-mail address of who acted or was acted on. */
	person: string;
	from: Day | null;
	to: Day | null;
}

/** An entry with names, as its readers see it. */
export type ReadEntry = Pick<AuditEntry, 'sequence' | 'at' | 'action' | 'details'> & {
	actorName: string | null;
	subjectName: string | null;
};

/**
 * The newest entries of the organisation's audit log that the filter lets through. Only for admins.
 * @param before only entries older than this sequence number
 */
export async function auditLog(
	context: ReadingContext,
	filter: AuditFilter,
	{ before, limit }: { before: number | null; limit: number }
): Promise<ReadEntry[]> {
	authorise(context.actor.isAdmin);
	const { db, actor } = context;
	const { timeZone } = actor.habits;
	const people = filter.person ? await peopleMatching(context, filter.person) : null;
	if (people?.length === 0) return [];
	const entries = await db
		.select()
		.from(auditEntries)
		.where(
			and(
				eq(auditEntries.organisationId, actor.organisationId),
				filter.action ? eq(auditEntries.action, filter.action) : undefined,
				people
					? or(inArray(auditEntries.actorId, people), inArray(auditEntries.subjectId, people))
					: undefined,
				filter.from ? gte(auditEntries.at, instantOf(filter.from, '00:00', timeZone)) : undefined,
				filter.to ? lt(auditEntries.at, instantOf(addDays(filter.to, 1), '00:00', timeZone)) : undefined,
				before ? lt(auditEntries.sequence, before) : undefined
			)
		)
		.orderBy(desc(auditEntries.sequence))
		.limit(limit);
	return withNames(context, entries);
}

async function peopleMatching({ db, actor }: ReadingContext, words: string): Promise<string[]> {
	const found = await db
		.select({ id: users.id })
		.from(users)
		.where(
			and(
				eq(users.organisationId, actor.organisationId),
				or(containsText(users.name, words), containsText(users.email, words))
			)
		)
		.limit(MOST_PEOPLE);
	return found.map(({ id }) => id);
}

async function withNames(context: ReadingContext, entries: readonly AuditEntry[]): Promise<ReadEntry[]> {
	const ids = entries.flatMap(({ actorId, subjectId }) => [actorId, subjectId]).filter((id) => id !== null);
	const names = await namesOf(context, ids);
	return entries.map(({ sequence, at, action, details, actorId, subjectId }) => ({
		sequence,
		at,
		action,
		details,
		actorName: actorId && (names.get(actorId) ?? null),
		subjectName: subjectId && (names.get(subjectId) ?? null)
	}));
}

/** What a check of the log says, and how much of it was checked. */
export type CheckedChain = ChainVerdict & { checkedFrom: number; entries: number };

/**
 * Checks whether the organisation's log is as it was written: the newest entries, or the whole of it. Only for admins.
 */
export async function checkAuditChain(context: ReadingContext, whole: boolean): Promise<CheckedChain> {
	authorise(context.actor.isAdmin);
	const { db, actor } = context;
	const [newest] = await db
		.select({ sequence: max(auditEntries.sequence) })
		.from(auditEntries)
		.where(eq(auditEntries.organisationId, actor.organisationId));
	const entries = newest?.sequence ?? 0;
	const checkedFrom = whole ? 1 : Math.max(1, entries - ENTRIES_CHECKED + 1);
	let last = checkedFrom === 1 ? BEGINNING : null;
	// A long log is read in parts, so that it never lies in memory as a whole.
	for (let after = checkedFrom - (last ? 1 : 2); ;) {
		const part = await entriesAfter(context, after);
		if (part.length === 0) return { intact: true, last: last ?? BEGINNING, checkedFrom, entries };
		const verdict = verifyAuditChain(last ? part : part.slice(1), last ?? part[0]);
		if (!verdict.intact) return { ...verdict, checkedFrom, entries };
		last = verdict.last;
		after = last.sequence;
	}
}

function entriesAfter({ db, actor }: ReadingContext, sequence: number): Promise<AuditEntry[]> {
	return db
		.select()
		.from(auditEntries)
		.where(and(eq(auditEntries.organisationId, actor.organisationId), gt(auditEntries.sequence, sequence)))
		.orderBy(asc(auditEntries.sequence))
		.limit(ENTRIES_A_READ);
}

const aboutSigningIn: AuditAction[] = [
	'sign-in',
	'sign-in-failed',
	'sign-in-throttled',
	'password-changed',
	'password-reset',
	'sessions-ended'
];

/** The newest entries about the actor's own account, for them to notice what was not them. */
export async function ownSignIns({ db, actor }: ReadingContext, limit: number) {
	return db
		.select({
			sequence: auditEntries.sequence,
			at: auditEntries.at,
			action: auditEntries.action,
			details: auditEntries.details
		})
		.from(auditEntries)
		.where(
			and(
				eq(auditEntries.organisationId, actor.organisationId),
				or(eq(auditEntries.actorId, actor.userId), eq(auditEntries.subjectId, actor.userId)),
				inArray(auditEntries.action, aboutSigningIn)
			)
		)
		.orderBy(desc(auditEntries.sequence))
		.limit(limit);
}
