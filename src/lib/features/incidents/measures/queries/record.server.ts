import { and, asc, desc, eq } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { openTextOrNull, type SealedPlace } from '$lib/server/encryption';
import { dayOf } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import { namesOf } from '../../../people/queries.server';
import { findIncident, type SeenIncident } from '../../queries/record.server';
import { stateOn } from '../measure';
import { placeOfAppeal, placeOfNotice } from '../sealed-places.server';
import type { IncidentField } from '../../visibility';
import { incidentCustomers, measureAppeals, measures } from '../tables.server';

const columns = {
	id: measures.id,
	incidentId: measures.incidentId,
	customerId: measures.customerId,
	proposedStep: measures.proposedStep,
	proposedWhy: measures.proposedWhy,
	step: measures.step,
	police: measures.police,
	restriction: measures.restriction,
	reason: measures.reason,
	state: measures.state,
	startsOn: measures.startsOn,
	endsOn: measures.endsOn,
	reviewOn: measures.reviewOn,
	decidedBy: measures.decidedBy,
	decidedAt: measures.decidedAt,
	approvedBy: measures.approvedBy,
	approvedAt: measures.approvedAt,
	endedAt: measures.endedAt,
	version: measures.version
};

/** The decisions about an incident, the newest first; why they were taken only for those who see its story. */
export async function measuresOfIncident(
	context: ReadingContext,
	{ id: incidentId, sees }: Pick<SeenIncident, 'id' | 'sees'>
) {
	const { db, actor } = context;
	const rows = await db
		.select(columns)
		.from(measures)
		.where(and(eq(measures.organisationId, actor.organisationId), eq(measures.incidentId, incidentId)))
		.orderBy(desc(measures.decidedAt), desc(measures.id));
	return asSeen(context, rows, sees);
}

/** A decision about an incident, with who decided by name. */
export type SeenMeasure = Awaited<ReturnType<typeof measuresOfIncident>>[number];

/**
 * One decision with the incident it is about, as far as the actor sees that.
 * @throws Problem `not-found`, also where the incident is not theirs to know about
 */
export async function findMeasure(
	context: ReadingContext,
	id: string
): Promise<{ measure: SeenMeasure; incident: SeenIncident }> {
	const { db, actor } = context;
	const rows = await db
		.select(columns)
		.from(measures)
		.where(and(eq(measures.organisationId, actor.organisationId), eq(measures.id, id)));
	if (!rows[0]) throw notFound();
	const incident = await findIncident(context, rows[0].incidentId);
	const [measure] = await asSeen(context, rows, incident.sees);
	return { measure: measure!, incident };
}

type Row = Pick<typeof measures.$inferSelect, keyof typeof columns>;

async function asSeen(context: ReadingContext, rows: readonly Row[], sees: ReadonlySet<IncidentField>) {
	const names = await namesOf(
		context,
		rows.flatMap(({ decidedBy, approvedBy }) => [decidedBy, ...(approvedBy ? [approvedBy] : [])])
	);
	const today = dayOf(context.now, context.actor.habits.timeZone);
	return rows.map((row) => ({
		...row,
		reason: sees.has('story') ? row.reason : null,
		state: stateOn(row, today),
		decidedByName: names.get(row.decidedBy) ?? 'Somebody',
		approvedByName: names.get(row.approvedBy ?? '') ?? null
	}));
}

/** What the customer is told, for those who see what was said. Undefined for others and where none was kept; null where it cannot be opened. */
export async function noticeOf(
	{ db, actor }: ReadingContext,
	measure: Pick<SeenMeasure, 'id'>,
	{ sees }: Pick<SeenIncident, 'sees'>
): Promise<string | null | undefined> {
	if (!sees.has('verbatim')) return undefined;
	const [found] = await db
		.select({ notice: measures.notice })
		.from(measures)
		.where(and(eq(measures.organisationId, actor.organisationId), eq(measures.id, measure.id)));
	return opened(placeOfNotice(actor.organisationId, measure.id), found?.notice ?? null);
}

function opened(place: SealedPlace, sealed: string | null): string | null | undefined {
	return sealed === null ? undefined : openTextOrNull(place, sealed);
}

/**
 * The appeals against a measure, oldest first; why they were answered so only for those who see the story of the incident,
 * what the customer wrote only for those who see what was said.
 */
export async function appealsOf(
	context: ReadingContext,
	measureId: string,
	{ sees }: Pick<SeenIncident, 'sees'>
) {
	const { db, actor } = context;
	const rows = await db
		.select()
		.from(measureAppeals)
		.where(
			and(eq(measureAppeals.organisationId, actor.organisationId), eq(measureAppeals.measureId, measureId))
		)
		.orderBy(asc(measureAppeals.loggedAt), asc(measureAppeals.id));
	const names = await namesOf(
		context,
		rows.flatMap(({ decidedBy }) => decidedBy ?? [])
	);
	return rows.map(({ organisationId, words, decidedBy, loggedBy: _, ...appeal }) => ({
		...appeal,
		decidedBy,
		grounds: sees.has('story') ? appeal.grounds : null,
		decidedByName: names.get(decidedBy ?? '') ?? null,
		words: sees.has('verbatim') ? opened(placeOfAppeal(organisationId, appeal.id), words) : undefined
	}));
}

/** The customer whose record a measure stands in, whoever they turned out to be; null where none is known. */
export async function customerOfMeasure(
	{ db, actor }: ReadingContext,
	{ customerId }: Pick<SeenMeasure, 'customerId'>
): Promise<string | null> {
	if (customerId === null) return null;
	const [found] = await db
		.select({ rootId: incidentCustomers.rootId })
		.from(incidentCustomers)
		.where(
			and(eq(incidentCustomers.organisationId, actor.organisationId), eq(incidentCustomers.id, customerId))
		);
	return found?.rootId ?? null;
}
