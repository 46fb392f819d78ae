import { and, asc, desc, eq, isNull, ne, notExists, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { openTextOrNull } from '$lib/server/encryption';
import { notFound } from '$lib/shared/problem';
import { handledByActor } from '../../escalations/queries.server';
import { namesOf } from '../../people/queries.server';
import type { AttachmentKind } from '../attachments/kind';
import { correctableFields, type CorrectableField } from '../correction';
import type { Incident } from '../incident';
import { placeOfFileName } from '../sealed-places.server';
import {
	incidentAftercare,
	incidentAttachments,
	incidentCorrections,
	incidentEvents,
	incidentInvolved,
	incidents,
	incidentWords
} from '../tables.server';
import {
	fieldsFor,
	relationsTo,
	seesEveryIncident,
	type Access,
	type IncidentField,
	type Relation
} from '../visibility';

/** An incident as one reader sees it: what is not for them is null, and `sees` says so. */
export type SeenIncident = Omit<Incident, 'customerReference' | 'loggedBy' | 'escalationId' | 'deciderId'> & {
	customerReference: string | null;
	loggedBy: string | null;
	loggedByName: string | null;
	escalationId: string | null;
	deciderId: string | null;
	deciderName: string | null;
	/** When the reporter said that they had read what came of it. */
	outcomeReadAt: Date | null;
	/** Whether anything that was said is stored; null for those who do not see it. */
	hasWords: boolean | null;
	/** Who else was part of it, by name; none for those who do not see whom it happened to. */
	involvedNames: string[];
	/** Whether it happened to the actor, or they had another part in it. Asked only of those who could decide. */
	isPartOfIt: boolean;
	relations: Relation[];
	sees: ReadonlySet<IncidentField>;
};

/**
 * One incident, as far as the actor sees it.
 * @param access how they come
 * @throws Problem `not-found`, also where it is not theirs to know about
 */
export async function findIncident(
	context: ReadingContext,
	id: string,
	access: Access = 'page'
): Promise<SeenIncident> {
	const [found] = await context.db
		.select({ incident: incidents, askedId: incidentAftercare.askedId, wordsOf: incidentWords.id })
		.from(incidents)
		.leftJoin(
			incidentAftercare,
			and(
				eq(incidentAftercare.organisationId, incidents.organisationId),
				eq(incidentAftercare.id, incidents.id)
			)
		)
		.leftJoin(
			incidentWords,
			and(eq(incidentWords.organisationId, incidents.organisationId), eq(incidentWords.id, incidents.id))
		)
		.where(and(eq(incidents.organisationId, context.actor.organisationId), eq(incidents.id, id)));
	if (!found) throw notFound();
	const { organisationId: _, customerKey: _key, ...incident } = found.incident;
	const involved = await involvedIn(context, id);
	const isInvolved = seesEveryIncident(context.actor) && (await hadAPart(context, incident, involved));
	const relations = relationsTo(context.actor, { ...incident, askedId: found.askedId, isInvolved });
	const sees = fieldsFor(relations, access);
	if (!sees.has('facts')) throw notFound();
	const names = await namesOf(context, [
		incident.loggedBy,
		...(incident.deciderId ? [incident.deciderId] : []),
		...involved
	]);
	const only = <Value>(field: IncidentField, value: Value): Value | null => (sees.has(field) ? value : null);
	return {
		...incident,
		customerReference: only('customerReference', incident.customerReference),
		loggedBy: only('reporter', incident.loggedBy),
		loggedByName: only('reporter', names.get(incident.loggedBy) ?? null),
		escalationId: only('story', incident.escalationId),
		deciderId: only('story', incident.deciderId),
		deciderName: only('story', names.get(incident.deciderId ?? '') ?? null),
		hasWords: only('verbatim', found.wordsOf !== null),
		involvedNames: sees.has('reporter') ? involved.flatMap((each) => names.get(each) ?? []).toSorted() : [],
		isPartOfIt: incident.loggedBy === context.actor.userId || isInvolved,
		relations,
		sees
	};
}

/** Who was named as having been part of an incident, by id. */
export async function involvedIn({ db, actor }: ReadingContext, incidentId: string): Promise<string[]> {
	const rows = await db
		.select({ userId: incidentInvolved.userId })
		.from(incidentInvolved)
		.where(
			and(
				eq(incidentInvolved.organisationId, actor.organisationId),
				eq(incidentInvolved.incidentId, incidentId)
			)
		);
	return rows.map(({ userId }) => userId);
}

/** Whether the actor was named, or handled the escalation it came out of. */
async function hadAPart(
	context: ReadingContext,
	{ escalationId }: Pick<Incident, 'escalationId'>,
	involved: readonly string[]
): Promise<boolean> {
	if (involved.includes(context.actor.userId)) return true;
	if (escalationId === null) return false;
	return (await handledByActor(context, escalationId).limit(1)).length > 0;
}

/** What leaves out the incidents that the actor had a part in, for queries of those who decide. */
export function withoutOwnPart(context: ReadingContext) {
	const { db, actor } = context;
	const named = db
		.select({ userId: incidentInvolved.userId })
		.from(incidentInvolved)
		.where(
			and(
				eq(incidentInvolved.organisationId, actor.organisationId),
				eq(incidentInvolved.incidentId, incidents.id),
				eq(incidentInvolved.userId, actor.userId)
			)
		);
	return and(
		ne(incidents.loggedBy, actor.userId),
		notExists(named),
		or(isNull(incidents.escalationId), notExists(handledByActor(context, incidents.escalationId)))
	);
}

/** What happened to an incident, oldest first; nothing for those who do not see its story. */
export async function storyOf(context: ReadingContext, { id, sees }: Pick<SeenIncident, 'id' | 'sees'>) {
	if (!sees.has('story')) return [];
	const events = await context.db
		.select({
			id: incidentEvents.id,
			at: incidentEvents.at,
			kind: incidentEvents.kind,
			details: incidentEvents.details,
			actorId: incidentEvents.actorId
		})
		.from(incidentEvents)
		.where(
			and(eq(incidentEvents.organisationId, context.actor.organisationId), eq(incidentEvents.incidentId, id))
		)
		.orderBy(asc(incidentEvents.at), asc(incidentEvents.id));
	const names = sees.has('reporter')
		? await namesOf(
				context,
				events.flatMap(({ actorId }) => actorId ?? [])
			)
		: new Map<string, string>();
	const corrections = events.some(({ kind }) => kind === 'corrected') ? await correctionsOf(context, id) : [];
	return events.map(({ actorId, ...event }) => ({
		...event,
		actorName: names.get(actorId ?? '') ?? null,
		corrections: corrections
			.filter(({ eventId, field }) => eventId === event.id && mayRead(sees, field))
			.map(({ eventId: _, ...correction }) => correction)
	}));
}

/** Whether the time of what was said in an incident was over, so that it went. */
export async function isForgotten({ db, actor }: ReadingContext, incidentId: string): Promise<boolean> {
	const found = await db
		.select({ id: incidentEvents.id })
		.from(incidentEvents)
		.where(
			and(
				eq(incidentEvents.organisationId, actor.organisationId),
				eq(incidentEvents.incidentId, incidentId),
				eq(incidentEvents.kind, 'forgotten')
			)
		)
		.limit(1);
	return found.length > 0;
}

/** In the order in which the page of an incident names its fields. */
async function correctionsOf({ db, actor }: ReadingContext, incidentId: string) {
	const order = Object.keys(correctableFields);
	const rows = await db
		.select({
			eventId: incidentCorrections.eventId,
			field: incidentCorrections.field,
			before: incidentCorrections.before,
			after: incidentCorrections.after
		})
		.from(incidentCorrections)
		.where(
			and(
				eq(incidentCorrections.organisationId, actor.organisationId),
				eq(incidentCorrections.incidentId, incidentId)
			)
		);
	return rows.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

function mayRead(sees: ReadonlySet<IncidentField>, field: CorrectableField): boolean {
	if (field === 'customerReference') return sees.has('customerReference');
	return field !== 'involved' || sees.has('reporter');
}

/** A file of an incident, as its list shows it. */
export interface ListedAttachment {
	id: string;
	/** Null where it cannot be read without the server's key. */
	fileName: string | null;
	kind: AttachmentKind;
	byteCount: number;
	addedAt: Date;
}

/** The files of an incident, oldest first; none for those who do not see them. */
export async function attachmentsOf(
	{ db, actor }: ReadingContext,
	{ id, sees }: Pick<SeenIncident, 'id' | 'sees'>
): Promise<ListedAttachment[]> {
	if (!sees.has('attachments')) return [];
	const { organisationId } = actor;
	const rows = await db
		.select({
			id: incidentAttachments.id,
			fileName: incidentAttachments.fileName,
			kind: incidentAttachments.kind,
			byteCount: incidentAttachments.byteCount,
			addedAt: incidentAttachments.addedAt
		})
		.from(incidentAttachments)
		.where(
			and(eq(incidentAttachments.organisationId, organisationId), eq(incidentAttachments.incidentId, id))
		)
		.orderBy(asc(incidentAttachments.addedAt), asc(incidentAttachments.id));
	return rows.map((row) => ({
		...row,
		fileName: openTextOrNull(placeOfFileName(organisationId, row.id), row.fileName)
	}));
}

/** The incidents that came out of an escalation, as far as the actor sees that; the newest first. */
export async function incidentsOfEscalation({ db, actor }: ReadingContext, escalationId: string) {
	const rows = await db
		.select({
			id: incidents.id,
			teamId: incidents.teamId,
			loggedBy: incidents.loggedBy,
			deciderId: incidents.deciderId,
			occurredAt: incidents.occurredAt,
			state: incidents.state
		})
		.from(incidents)
		.where(and(eq(incidents.organisationId, actor.organisationId), eq(incidents.escalationId, escalationId)))
		.orderBy(desc(incidents.occurredAt), desc(incidents.id));
	return rows
		.filter((row) => fieldsFor(relationsTo(actor, row)).has('story'))
		.map(({ id, occurredAt, state }) => ({ id, occurredAt, state }));
}
