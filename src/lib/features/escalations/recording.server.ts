import { and, eq, inArray, sql } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
import type { WritableDatabase } from '$lib/server/db/connection';
import { insertMany, insertNew } from '$lib/server/db/insert-many';
import { updateMany } from '$lib/server/db/update-many';
import { newId } from '$lib/shared/ids';
import type { EscalationRecord, EventDetails, EventKind } from './escalation';
import { alignRepeats } from './repeat-links.server';
import { placedAmongStored } from './queries/repeats.server';
import { customerKeyOf, inOrder, repeatsOfPlaced, type Contact } from './repeats';
import { RollUpTally } from './roll-up';
import { addCounts, markRollUpsCurrent } from './roll-ups.server';
import { escalationCauses, escalationEvents, escalations, taxonomyEntries } from './tables.server';
import { shippedTaxonomyEntries } from './taxonomy';

/** Rows in one statement: the widest table times this stays under SQLite's 32,766 values. */
const ROWS_A_STATEMENT = 500;

/**
 * Writes escalations with their causes, how their timelines begin and the roll-ups, in the transaction of the
 * caller, who has authorised it. A record whose source key is stored already is left out.
 * @returns ids of those that were new
 */
export async function recordEscalations(
	inside: WritingContext,
	records: readonly EscalationRecord[]
): Promise<Set<string>> {
	const { organisationId } = inside.actor;
	const { repeats, moved } = repeatsOfPlaced(await placedAmongStored(inside, records.map(contactOf)));
	const repeatOf = ({ id }: EscalationRecord) => repeats.get(id) ?? null;
	const rows = records.map((record) => ({
		...columnsOf(record),
		id: record.id,
		organisationId,
		repeatOf: repeatOf(record),
		followUpDoneAt: null,
		followUpResult: null,
		version: 1
	}));
	const added = await insertNew(inside.db, escalations, rows);

	const written = records.filter((record) => added.has(record.id));
	await insertCauses(inside, written);
	await insertEvents(
		inside,
		// That a record was imported, and when, is told by the record itself: see `timeline.ts`.
		written
			.filter(({ importId }) => importId === null)
			.map(({ id, loggedAt, loggedBy }) => ({
				escalationId: id,
				kind: 'logged',
				details: {},
				at: loggedAt,
				actorId: loggedBy ?? inside.actor.userId
			}))
	);
	const tally = new RollUpTally();
	for (const record of written) tally.count({ ...record, repeatOf: repeatOf(record) }, 1);
	// Where some were left out, others may have been taken to repeat them.
	await alignRepeats(inside, added.size === records.length ? moved : written.map(contactOf), tally);
	await addCounts(inside, tally);
	return added;
}

/** A change to an escalation: as it is stored, and as it is to be. */
export interface Rewrite {
	before: EscalationRecord & { repeatOf: string | null; version: number };
	after: EscalationRecord;
}

/** Brings the rows, causes, repeats and roll-ups of changed escalations in line, in the caller's transaction. */
export async function rewriteEscalations(
	inside: WritingContext,
	rewrites: readonly Rewrite[]
): Promise<void> {
	const { organisationId } = inside.actor;
	for (const part of parts(rewrites)) {
		const rows = part.map(({ after }) => ({ id: after.id, ...columnsOf(after) }));
		const version = sql`${escalations.version} + 1`;
		await updateMany(inside.db, escalations, organisationId, rows, { version });
		await inside.db.delete(escalationCauses).where(
			and(
				eq(escalationCauses.organisationId, organisationId),
				inArray(
					escalationCauses.escalationId,
					part.map(({ after }) => after.id)
				)
			)
		);
	}
	await insertCauses(
		inside,
		rewrites.map(({ after }) => after)
	);

	const tally = new RollUpTally();
	for (const { before, after } of rewrites) {
		tally.count(before, -1);
		tally.count({ ...after, repeatOf: before.repeatOf }, 1);
	}
	const moved = rewrites
		.map(({ before, after }) => [contactOf(before), contactOf(after)] as const)
		.filter(([from, to]) => from.customerKey !== to.customerKey || inOrder(from, to) !== 0);
	await alignRepeats(inside, moved.flat(), tally);
	await addCounts(inside, tally);
}

/** Brings one changed escalation's row, causes, repeats and roll-ups in line, in the caller's transaction. */
export function rewriteEscalation(
	inside: WritingContext,
	before: Rewrite['before'],
	after: EscalationRecord
): Promise<void> {
	return rewriteEscalations(inside, [{ before, after }]);
}

function contactOf(record: EscalationRecord): Contact {
	const { id, occurredAt, customerReference } = record;
	return { id, occurredAt, customerKey: customerKeyOf(customerReference) };
}

/** The stored columns of a record that may change after it was written. */
function columnsOf(record: EscalationRecord) {
	return {
		teamId: record.teamId,
		brandId: record.brandId,
		channelId: record.channelId,
		reasonId: record.reasonId,
		firstLineId: record.firstLineId,
		outcomeId: record.outcomeId,
		severity: record.severity,
		tier: record.tier,
		summary: record.summary,
		customerReference: record.customerReference,
		customerKey: customerKeyOf(record.customerReference),
		orderReference: record.orderReference,
		avoidable: record.avoidable,
		authorityLimit: record.authorityLimit,
		amount: record.amount,
		occurredAt: record.occurredAt,
		occurredOn: record.occurredOn,
		occurredHour: record.occurredHour,
		loggedAt: record.loggedAt,
		loggedBy: record.loggedBy,
		state: record.state,
		resolvedAt: record.resolvedAt,
		resolvedOn: record.resolvedOn,
		followUpDueOn: record.followUpDueOn,
		importId: record.importId,
		sourceKey: record.sourceKey,
		sourceReference: record.sourceReference
	};
}

/** Marks the follow-up of an escalation as done, in the caller's transaction. */
export async function completeFollowUp(inside: WritingContext, id: string, result: string): Promise<void> {
	await inside.db
		.update(escalations)
		.set({ followUpDoneAt: inside.now, followUpResult: result })
		.where(and(eq(escalations.organisationId, inside.actor.organisationId), eq(escalations.id, id)));
}

async function insertCauses(inside: WritingContext, records: readonly EscalationRecord[]): Promise<void> {
	const rows = records.flatMap((record) =>
		record.causeIds.map((causeId) => ({
			organisationId: inside.actor.organisationId,
			escalationId: record.id,
			causeId,
			occurredOn: record.occurredOn,
			teamId: record.teamId,
			brandId: record.brandId,
			channelId: record.channelId,
			avoidable: record.avoidable,
			severity: record.severity
		}))
	);
	await insertMany(inside.db, escalationCauses, rows);
}

/** Something for an escalation's timeline; now and by the actor unless it says otherwise. */
export interface NewEvent {
	escalationId: string;
	kind: EventKind;
	details: EventDetails;
	at?: Date;
	actorId?: string;
}

/** Adds to the timelines of escalations. */
export async function insertEvents(inside: WritingContext, events: readonly NewEvent[]): Promise<void> {
	const { organisationId, userId } = inside.actor;
	const rows = events.map((event) => ({
		organisationId,
		id: newId(),
		at: inside.now,
		actorId: userId,
		...event
	}));
	await insertMany(inside.db, escalationEvents, rows);
}

/** Gives a new organisation the lists it starts with, in the caller's transaction. */
export async function startEscalations(
	db: WritableDatabase,
	organisationId: string,
	now: Date
): Promise<void> {
	await db
		.insert(taxonomyEntries)
		.values(shippedTaxonomyEntries().map((entry) => ({ ...entry, organisationId, createdAt: now })));
	await markRollUpsCurrent(db, organisationId);
}

/**
 * Takes names over as new entries of a list, in the caller's transaction. A name that is there already, archived or
 * not, is used as it is.
 * @returns the id for each name
 */
export async function ensureTaxonomyEntries(
	inside: WritingContext,
	kind: (typeof taxonomyEntries.$inferSelect)['kind'],
	names: readonly string[]
): Promise<Map<string, string>> {
	const { organisationId } = inside.actor;
	const unique = [...new Set(names)];
	for (const part of parts(unique)) {
		await inside.db
			.insert(taxonomyEntries)
			.values(
				part.map((name, place) => ({
					organisationId,
					id: newId(),
					kind,
					key: null,
					name,
					parentId: null,
					position: 1000 + place,
					createdAt: inside.now
				}))
			)
			.onConflictDoNothing();
	}
	const ids = new Map<string, string>();
	for (const part of parts(unique)) {
		const found = await inside.db
			.select({ id: taxonomyEntries.id, name: taxonomyEntries.name })
			.from(taxonomyEntries)
			.where(
				and(
					eq(taxonomyEntries.organisationId, organisationId),
					eq(taxonomyEntries.kind, kind),
					inArray(taxonomyEntries.name, part)
				)
			);
		for (const { id, name } of found) ids.set(name, id);
	}
	return ids;
}

function parts<Row>(rows: readonly Row[]): Row[][] {
	const result: Row[][] = [];
	for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
		result.push(rows.slice(start, start + ROWS_A_STATEMENT));
	}
	return result;
}
