import { and, asc, eq, exists, gt, inArray, ne, or, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext, WritingContext } from '$lib/server/context';
import { replies } from './handling/tables.server';
import { escalationLinks } from './links/tables.server';
import { alignRepeats } from './repeat-links.server';
import { RollUpTally } from './roll-up';
import { addCounts } from './roll-ups.server';
import {
	escalationCauses,
	escalationCounts,
	escalationEvents,
	escalations,
	taxonomyEntries
} from './tables.server';

/** How many records an import has brought that are still there, and how many of them somebody has worked on. */
export async function surveyImported(
	context: ReadingContext,
	importId: string
): Promise<{ records: number; workedOn: number }> {
	const [found] = await context.db
		.select({
			records: sql`count(*)`.mapWith(Number),
			workedOn: sql`coalesce(sum(${isWorkedOn(context)}), 0)`.mapWith(Number)
		})
		.from(escalations)
		.where(ofImport(context, importId));
	return found!;
}

/**
 * Takes the next records of an import out with their causes, timelines, repeats and roll-ups, in the caller's
 * transaction. Those that somebody has worked on since stay as they are.
 * @param after the id of the last record that was decided about; empty at the beginning
 * @param most records decided about
 * @returns what became of them and the id of the last one; null where there are no more
 */
export async function takeOutImported(
	inside: WritingContext,
	importId: string,
	after: string,
	most: number
): Promise<{ removed: number; kept: number; after: string } | null> {
	const part = await inside.db
		.select({ record: escalations, workedOn: isWorkedOn(inside).mapWith(Number) })
		.from(escalations)
		.where(and(ofImport(inside, importId), gt(escalations.id, after)))
		.orderBy(asc(escalations.id))
		.limit(most);
	const last = part.at(-1);
	if (!last) return null;
	const removed = part.filter(({ workedOn }) => workedOn === 0).map(({ record }) => record);
	await takeOut(inside, removed);
	return { removed: removed.length, kept: part.length - removed.length, after: last.record.id };
}

async function takeOut(
	inside: WritingContext,
	records: readonly (typeof escalations.$inferSelect)[]
): Promise<void> {
	if (records.length === 0) return;
	const { organisationId } = inside.actor;
	const ids = records.map(({ id }) => id);
	const causesOfThese = and(
		eq(escalationCauses.organisationId, organisationId),
		inArray(escalationCauses.escalationId, ids)
	);
	const causes = await inside.db
		.select({ escalationId: escalationCauses.escalationId, causeId: escalationCauses.causeId })
		.from(escalationCauses)
		.where(causesOfThese);
	const byEscalation = Map.groupBy(causes, ({ escalationId }) => escalationId);
	const tally = new RollUpTally();
	for (const record of records) {
		const causeIds = (byEscalation.get(record.id) ?? []).map(({ causeId }) => causeId);
		tally.count({ ...record, causeIds }, -1);
	}
	await inside.db.delete(escalationCauses).where(causesOfThese);
	await inside.db
		.delete(escalationEvents)
		.where(
			and(eq(escalationEvents.organisationId, organisationId), inArray(escalationEvents.escalationId, ids))
		);
	await inside.db
		.delete(escalations)
		.where(and(eq(escalations.organisationId, organisationId), inArray(escalations.id, ids)));
	// A customer's next contact may have repeated one that is gone.
	await alignRepeats(inside, records, tally);
	await addCounts(inside, tally);
}

function ofImport({ actor }: ReadingContext, importId: string): SQL | undefined {
	return and(eq(escalations.organisationId, actor.organisationId), eq(escalations.importId, importId));
}

/** 1 where somebody has done something with the record since it was imported, 0 where nobody has. */
function isWorkedOn({ db, actor }: ReadingContext): SQL {
	const event = db
		.select({ id: escalationEvents.id })
		.from(escalationEvents)
		.where(
			and(
				eq(escalationEvents.organisationId, actor.organisationId),
				eq(escalationEvents.escalationId, escalations.id),
				ne(escalationEvents.kind, 'imported')
			)
		);
	const reply = db
		.select({ id: replies.id })
		.from(replies)
		.where(and(eq(replies.organisationId, actor.organisationId), eq(replies.escalationId, escalations.id)));
	const link = db
		.select({ id: escalationLinks.id })
		.from(escalationLinks)
		.where(
			and(
				eq(escalationLinks.organisationId, actor.organisationId),
				or(eq(escalationLinks.fromId, escalations.id), eq(escalationLinks.toId, escalations.id))
			)
		);
	return sql`case when ${or(gt(escalations.version, 1), exists(event), exists(reply), exists(link))} then 1 else 0 end`;
}

/** Of entries of lists and brands by their ids, those that some record still has. */
export async function entriesInUse(
	{ db, actor }: ReadingContext,
	ids: readonly string[]
): Promise<Set<string>> {
	const rows = await db
		.select({ scopeId: escalationCounts.scopeId, counts: escalationCounts.counts })
		.from(escalationCounts)
		.where(
			and(
				eq(escalationCounts.organisationId, actor.organisationId),
				eq(escalationCounts.grain, 'week'),
				or(
					and(
						eq(escalationCounts.scope, 'everything'),
						inArray(escalationCounts.dimension, ['cause', 'reason', 'channel', 'first-line', 'outcome'])
					),
					and(eq(escalationCounts.scope, 'brand'), eq(escalationCounts.dimension, 'records'))
				)
			)
		);
	const wanted = new Set(ids);
	return new Set(
		rows.flatMap(({ scopeId, counts }) =>
			Object.entries(counts).flatMap(([value, [records]]) => {
				const id = value || scopeId;
				return records > 0 && wanted.has(id) ? [id] : [];
			})
		)
	);
}

/** Takes an entry that no record has out of its list, in the caller's transaction. */
export async function deleteEntry(inside: WritingContext, id: string): Promise<void> {
	await inside.db.delete(taxonomyEntries).where(thisEntry(inside, id));
}

/** Takes an entry that something else refers to out of what is offered, in the caller's transaction. */
export async function retireEntry(inside: WritingContext, id: string): Promise<void> {
	await inside.db.update(taxonomyEntries).set({ archivedAt: inside.now }).where(thisEntry(inside, id));
}

function thisEntry({ actor }: WritingContext, id: string) {
	return and(eq(taxonomyEntries.organisationId, actor.organisationId), eq(taxonomyEntries.id, id));
}
