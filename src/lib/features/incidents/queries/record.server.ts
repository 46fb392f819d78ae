import { and, asc, desc, eq } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { openTextOrNull } from '$lib/server/encryption';
import { notFound } from '$lib/shared/problem';
import { namesOf } from '../../people/queries.server';
import type { AttachmentKind } from '../attachments/kind';
import type { Incident } from '../incident';
import { placeOfFileName } from '../sealed-places.server';
import {
	incidentAftercare,
	incidentAttachments,
	incidentEvents,
	incidents,
	incidentWords
} from '../tables.server';
import { fieldsFor, relationsTo, type IncidentField, type Relation } from '../visibility';

/** An incident as one reader sees it: what is not for them is null, and `sees` says so. */
export type SeenIncident = Omit<Incident, 'customerReference' | 'loggedBy' | 'escalationId' | 'deciderId'> & {
	customerReference: string | null;
	loggedBy: string | null;
	loggedByName: string | null;
	escalationId: string | null;
	deciderId: string | null;
	deciderName: string | null;
	/** Whether anything that was said is stored; null for those who do not see it. */
	hasWords: boolean | null;
	relations: Relation[];
	sees: ReadonlySet<IncidentField>;
};

/**
 * One incident, as far as the actor sees it.
 * @throws Problem `not-found`, also where it is not theirs to know about
 */
export async function findIncident(context: ReadingContext, id: string): Promise<SeenIncident> {
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
	const relations = relationsTo(context.actor, { ...incident, askedId: found.askedId });
	const sees = fieldsFor(relations);
	if (!sees.has('facts')) throw notFound();
	const names = await namesOf(context, [
		incident.loggedBy,
		...(incident.deciderId ? [incident.deciderId] : [])
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
		relations,
		sees
	};
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
	return events.map(({ actorId, ...event }) => ({ ...event, actorName: names.get(actorId ?? '') ?? null }));
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
