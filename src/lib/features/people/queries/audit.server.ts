import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, max, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { containsText } from '$lib/server/db/dialect';
import { addDays } from '$lib/shared/days';
import { instantOf } from '$lib/shared/zoned';
import { authorise } from '$lib/shared/problem';
import type { AuditAction, AuditFilter } from '../audit';
import { BEGINNING, verifyAuditChain, type AuditEntry, type ChainVerdict } from '../audit.server';
import { namesOf } from '../queries.server';
import { auditEntries, users } from '../tables.server';

export const ENTRIES_A_PAGE = 50;
/** How many of the newest entries are checked whenever the log is read. */
export const ENTRIES_CHECKED = 1000;

const ENTRIES_A_READ = 1000;
const MOST_PEOPLE = 200;

/** An entry with names, as its readers see it. */
export type ReadEntry = AuditEntry & { actorName: string | null; subjectName: string | null };

/** Where a page of the log begins: below an entry, above one, or at the newest. */
export interface Place {
	before?: number;
	after?: number;
	limit: number;
}

/** The entries of the organisation's audit log that the filter lets through, newest first. Only for admins. */
export async function auditLog(
	context: ReadingContext,
	filter: AuditFilter,
	{ before, after, limit }: Place
): Promise<ReadEntry[]> {
	authorise(context.actor.isAdmin);
	const { db, actor } = context;
	const { timeZone } = actor.habits;
	const people = filter.person ? await peopleMatching(context, filter.person) : null;
	if (people?.length === 0) return [];
	const { sequence, at, action, actorId, subjectId } = auditEntries;
	const entries = await db
		.select()
		.from(auditEntries)
		.where(
			and(
				eq(auditEntries.organisationId, actor.organisationId),
				filter.action ? eq(action, filter.action) : undefined,
				people ? or(inArray(actorId, people), inArray(subjectId, people)) : undefined,
				filter.from ? gte(at, instantOf(filter.from, '00:00', timeZone)) : undefined,
				filter.to ? lt(at, instantOf(addDays(filter.to, 1), '00:00', timeZone)) : undefined,
				before === undefined ? undefined : lt(sequence, before),
				after === undefined ? undefined : gt(sequence, after)
			)
		)
		.orderBy(after === undefined ? desc(sequence) : asc(sequence))
		.limit(limit);
	return withNames(context, after === undefined ? entries : entries.reverse());
}

/** All that the filter lets through, a part at a time. Only for admins. */
export async function* auditLogInParts(
	context: ReadingContext,
	filter: AuditFilter
): AsyncGenerator<ReadEntry[]> {
	let part = await auditLog(context, filter, { limit: ENTRIES_A_READ });
	while (part.length > 0) {
		yield part;
		part = await auditLog(context, filter, { before: part.at(-1)!.sequence, limit: ENTRIES_A_READ });
	}
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
	return entries.map((entry) => ({
		...entry,
		actorName: (entry.actorId && names.get(entry.actorId)) ?? null,
		subjectName: (entry.subjectId && names.get(entry.subjectId)) ?? null
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
	const oldest = checkedFrom === 1 ? BEGINNING : (await entriesAfter(context, checkedFrom - 2, 1))[0];
	let last = oldest?.sequence === checkedFrom - 1 ? oldest : null;
	// A long log is read in parts, so that it never lies in memory as a whole.
	while (last) {
		const part = await entriesAfter(context, last.sequence, ENTRIES_A_READ);
		if (part.length === 0) return { intact: true, last, checkedFrom, entries };
		const verdict = verifyAuditChain(part, last);
		if (!verdict.intact) return { ...verdict, checkedFrom, entries };
		last = verdict.last;
	}
	return { intact: false, brokenAt: checkedFrom - 1, checkedFrom, entries };
}

function entriesAfter({ db, actor }: ReadingContext, sequence: number, limit: number): Promise<AuditEntry[]> {
	return db
		.select()
		.from(auditEntries)
		.where(and(eq(auditEntries.organisationId, actor.organisationId), gt(auditEntries.sequence, sequence)))
		.orderBy(asc(auditEntries.sequence))
		.limit(limit);
}

const aboutAccess: AuditAction[] = [
	'sign-in',
	'sign-in-failed',
	'sign-in-throttled',
	'invitation-accepted',
	'password-changed',
	'password-reset-asked',
	'password-reset-link-made',
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
				or(
					eq(auditEntries.subjectId, actor.userId),
					and(eq(auditEntries.actorId, actor.userId), isNull(auditEntries.subjectId))
				),
				inArray(auditEntries.action, aboutAccess)
			)
		)
		.orderBy(desc(auditEntries.sequence))
		.limit(limit);
}
