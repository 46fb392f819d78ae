import { and, eq, exists, gte, inArray, isNotNull, isNull, lt, notInArray, or } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { insertMany } from '$lib/server/db/insert-many';
import type { Job } from '$lib/server/jobs/job';
import { newId } from '$lib/shared/ids';
import { authorise } from '$lib/shared/problem';
import { isProgram } from '../../people/actor';
import { audit } from '../../people/audit.server';
import { pathOfContent, removeContent } from '../attachments/content.server';
import type { RetentionForm } from '../customers/forms';
import { retentionMonths } from '../customers/queries.server';
import { conductRetention, incidentCustomers, measureAppeals, measures } from '../measures/tables.server';
import {
	incidentAttachments,
	incidentCorrections,
	incidentEvents,
	incidents,
	incidentWords
} from '../tables.server';

/** Forgets what its time is over for, early on the first day of each week. */
export const retentionJob: Job = {
	name: 'forget-customers',
	schedule: { every: 'week', weekday: 1, hour: 3 },
	run: async (context) => void (await forgetCustomers(context))
};

/** Sets after how long without new conduct references are forgotten. Only for admins. */
export async function changeRetention(context: Context, { months }: RetentionForm): Promise<void> {
	authorise(context.actor.isAdmin);
	const { organisationId } = context.actor;
	await inTransaction(context, async (inside) => {
		const { db, now } = inside;
		const before = await retentionMonths(inside);
		if (before === months) return;
		await db
			.insert(conductRetention)
			.values({ organisationId, months, changedAt: now })
			.onConflictDoUpdate({
				target: [conductRetention.organisationId],
				set: { months, changedAt: now }
			});
		await audit(inside, 'conduct-retention-changed', { before, months });
	});
}

const BATCH = 500;

/**
 * Forgets who the customers were that have done nothing new for as long as the organisation set, and for whom nothing holds
 * or waits: their references go, with what was said, files, notices and what they wrote in appeals. The same goes for what
 * was said by somebody without a reference. That it happened, and what was decided, stays for the figures.
 * @returns how many references were forgotten
 */
export async function forgetCustomers(context: Context): Promise<number> {
	authorise(isProgram(context.actor));
	const until = new Date(context.now);
	until.setUTCMonth(until.getUTCMonth() - (await retentionMonths(context)));
	await inTransaction(context, (inside) => forgetCorrectedReferences(inside, until));
	const forgotten = await inBatches(context, (inside) => forgetBatch(inside, until));
	await inBatches(context, (inside) => forgetWithoutReference(inside, until));
	return forgotten;
}

interface Batch {
	count: number;
	/** Attachments whose content is to be removed once that is written. */
	files: string[];
}

async function inBatches(context: Context, forget: (inside: WritingContext) => Promise<Batch>) {
	for (let forgotten = 0; ;) {
		const { count, files } = await inTransaction(context, forget);
		for (const id of files) await removeContent(pathOfContent(context.actor.organisationId, id));
		forgotten += count;
		if (count < BATCH) return forgotten;
	}
}

/** What a reference was before it was corrected goes in time too, whoever it was. */
async function forgetCorrectedReferences({ db, actor }: WritingContext, until: Date): Promise<void> {
	await db
		.update(incidentCorrections)
		.set({ before: null, after: null })
		.where(
			and(
				eq(incidentCorrections.organisationId, actor.organisationId),
				eq(incidentCorrections.field, 'customerReference'),
				lt(incidentCorrections.at, until)
			)
		);
}

async function forgetBatch(inside: WritingContext, until: Date): Promise<Batch> {
	const { db, actor, now } = inside;
	const { organisationId } = actor;
	const over = await db
		.select({ id: incidentCustomers.id, key: incidentCustomers.key })
		.from(incidentCustomers)
		.where(
			and(
				eq(incidentCustomers.organisationId, organisationId),
				isNotNull(incidentCustomers.key),
				lt(incidentCustomers.createdAt, until),
				notInArray(incidentCustomers.rootId, rootsWithConductSince(inside, until)),
				notInArray(incidentCustomers.rootId, rootsWithSomethingHeld(inside, until))
			)
		)
		.limit(BATCH);
	if (over.length === 0) return { count: 0, files: [] };
	const ids = over.map(({ id }) => id);
	const theirs = await db
		.select({ id: incidents.id })
		.from(incidents)
		.where(
			and(
				eq(incidents.organisationId, organisationId),
				inArray(
					incidents.customerKey,
					over.map(({ key }) => key!)
				)
			)
		);
	const files = await forgetSaid(
		inside,
		theirs.map(({ id }) => id)
	);
	const ofThem = and(eq(measures.organisationId, organisationId), inArray(measures.customerId, ids));
	await db
		.update(measureAppeals)
		.set({ words: null })
		.where(
			and(
				eq(measureAppeals.organisationId, organisationId),
				inArray(measureAppeals.measureId, db.select({ id: measures.id }).from(measures).where(ofThem))
			)
		);
	await db.update(measures).set({ notice: null }).where(ofThem);
	await db
		.update(incidentCustomers)
		.set({ reference: '', key: null, anonymisedAt: now })
		.where(and(eq(incidentCustomers.organisationId, organisationId), inArray(incidentCustomers.id, ids)));
	return { count: over.length, files };
}

/** What was said where no reference was given: nobody would ever be told to have been quiet for long enough. */
async function forgetWithoutReference(inside: WritingContext, until: Date): Promise<Batch> {
	const { db, actor } = inside;
	const { organisationId } = actor;
	const has = (table: typeof incidentWords | typeof incidentAttachments) => {
		const incidentId = 'incidentId' in table ? table.incidentId : table.id;
		return exists(
			db
				.select({ id: table.id })
				.from(table)
				.where(and(eq(table.organisationId, organisationId), eq(incidentId, incidents.id)))
		);
	};
	const over = await db
		.select({ id: incidents.id })
		.from(incidents)
		.where(
			and(
				eq(incidents.organisationId, organisationId),
				isNull(incidents.customerKey),
				eq(incidents.state, 'decided'),
				lt(incidents.occurredAt, until),
				or(has(incidentWords), has(incidentAttachments))
			)
		)
		.limit(BATCH);
	const files = await forgetSaid(
		inside,
		over.map(({ id }) => id)
	);
	return { count: over.length, files };
}

/**
 * Takes what was said, files and references out of incidents, and says so in their stories.
 * @returns the files whose content is left to remove
 */
async function forgetSaid({ db, actor, now }: WritingContext, ids: readonly string[]): Promise<string[]> {
	const { organisationId } = actor;
	const files: string[] = [];
	for (let start = 0; start < ids.length; start += BATCH) {
		const part = ids.slice(start, start + BATCH);
		const removed = await db
			.delete(incidentAttachments)
			.where(
				and(
					eq(incidentAttachments.organisationId, organisationId),
					inArray(incidentAttachments.incidentId, part)
				)
			)
			.returning({ id: incidentAttachments.id });
		files.push(...removed.map(({ id }) => id));
		await db
			.delete(incidentWords)
			.where(and(eq(incidentWords.organisationId, organisationId), inArray(incidentWords.id, part)));
		await db
			.update(incidentCorrections)
			.set({ before: null, after: null })
			.where(
				and(
					eq(incidentCorrections.organisationId, organisationId),
					eq(incidentCorrections.field, 'customerReference'),
					inArray(incidentCorrections.incidentId, part)
				)
			);
		await db
			.update(incidents)
			.set({ customerReference: '', customerKey: null })
			.where(and(eq(incidents.organisationId, organisationId), inArray(incidents.id, part)));
		await insertMany(
			db,
			incidentEvents,
			part.map((incidentId) => ({
				organisationId,
				id: newId(),
				incidentId,
				at: now,
				actorId: null,
				kind: 'forgotten' as const,
				details: {}
			}))
		);
	}
	return files;
}

function rootsWithConductSince({ db, actor }: WritingContext, since: Date) {
	return db
		.select({ rootId: incidentCustomers.rootId })
		.from(incidentCustomers)
		.innerJoin(
			incidents,
			and(
				eq(incidents.organisationId, incidentCustomers.organisationId),
				eq(incidents.customerKey, incidentCustomers.key)
			)
		)
		.where(
			and(
				eq(incidentCustomers.organisationId, actor.organisationId),
				or(gte(incidents.occurredAt, since), eq(incidents.state, 'open'))
			)
		);
}

/** In force, waiting for a second person or for the answer to an appeal, or ended not long ago. */
function rootsWithSomethingHeld({ db, actor }: WritingContext, since: Date) {
	return db
		.select({ rootId: incidentCustomers.rootId })
		.from(incidentCustomers)
		.innerJoin(
			measures,
			and(
				eq(measures.organisationId, incidentCustomers.organisationId),
				eq(measures.customerId, incidentCustomers.id)
			)
		)
		.leftJoin(
			measureAppeals,
			and(
				eq(measureAppeals.organisationId, measures.organisationId),
				eq(measureAppeals.measureId, measures.id),
				eq(measureAppeals.state, 'open')
			)
		)
		.where(
			and(
				eq(incidentCustomers.organisationId, actor.organisationId),
				or(
					inArray(measures.state, ['in-force', 'awaiting-approval']),
					gte(measures.endedAt, since),
					isNotNull(measureAppeals.id)
				)
			)
		);
}
