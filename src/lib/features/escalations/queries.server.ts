import {
	and,
	asc,
	desc,
	eq,
	gte,
	inArray,
	isNotNull,
	isNull,
	lte,
	notExists,
	or,
	sql,
	type SQL
} from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { containsText } from '$lib/server/db/dialect';
import { dayOf, type Day } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import { mayReadTeam, readableTeams } from '../people/actor';
import { namesOf } from '../people/queries.server';
import type { EscalationRecord } from './escalation';
import { NONE, type EscalationFilters } from './filters';
import { escalationCauses, escalationEvents, escalations, taxonomyEntries } from './tables.server';
import type { TaxonomyEntry } from './taxonomy';

export const ROWS_A_PAGE = 50;

/** Counting stops here, so that a count costs the same however long the history is. */
export const COUNT_STOPS_AT = 10_000;

/** A row of the list: what tells one escalation from another at a glance. */
export interface EscalationRow {
	id: string;
	occurredOn: Day;
	summary: string;
	teamId: string;
	reasonId: string | null;
	channelId: string | null;
	outcomeId: string | null;
	severity: number;
	state: 'open' | 'resolved';
	customerReference: string;
	followUpDueOn: Day | null;
	followUpDoneAt: Date | null;
	causeIds: string[];
}

/** A page of the list, with what leads to the next and the one before. */
export interface EscalationPage {
	rows: EscalationRow[];
	previous: string | null;
	next: string | null;
}

/** Every entry of every list people choose from, in its order; archived ones too, for what was recorded with them. */
export async function taxonomy(context: ReadingContext): Promise<TaxonomyEntry[]> {
	const rows = await context.db
		.select({
			id: taxonomyEntries.id,
			kind: taxonomyEntries.kind,
			key: taxonomyEntries.key,
			name: taxonomyEntries.name,
			parentId: taxonomyEntries.parentId,
			archivedAt: taxonomyEntries.archivedAt
		})
		.from(taxonomyEntries)
		.where(eq(taxonomyEntries.organisationId, context.actor.organisationId))
		.orderBy(asc(taxonomyEntries.position), asc(taxonomyEntries.name));
	return rows.map(({ archivedAt, ...entry }) => ({ ...entry, archived: archivedAt !== null }));
}

/**
 * A page of the escalations the actor sees, newest first.
 * @param cursor what an earlier page gave as `next` or `previous`; one that was made up starts at the first page
 */
export async function listEscalations(
	context: ReadingContext,
	filters: EscalationFilters,
	cursor: string | null = null,
	rowsAPage = ROWS_A_PAGE
): Promise<EscalationPage> {
	const place = readCursor(cursor);
	const backwards = place?.direction === 'before';
	const order = backwards ? asc : desc;
	const found = await context.db
		.select(rowColumns)
		.from(escalations)
		.where(and(matching(context, filters), place && beyond(place)))
		.orderBy(order(escalations.occurredOn), order(escalations.id))
		.limit(rowsAPage + 1);
	const more = found.length > rowsAPage;
	const rows = found.slice(0, rowsAPage);
	if (backwards) rows.reverse();

	const first = rows[0];
	const last = rows.at(-1);
	return {
		rows: await withCauses(context, rows),
		previous: first && (backwards ? more : place) ? writeCursor('before', first) : null,
		next: last && (backwards || more) ? writeCursor('after', last) : null
	};
}

/** How many escalations the filters leave, counted up to `COUNT_STOPS_AT`. */
export async function countEscalations(context: ReadingContext, filters: EscalationFilters): Promise<number> {
	const matches = context.db
		.select({ one: sql`1`.as('one') })
		.from(escalations)
		.where(matching(context, filters))
		.limit(COUNT_STOPS_AT + 1)
		.as('matches');
	const [counted] = await context.db.select({ count: sql`count(*)`.mapWith(Number) }).from(matches);
	return counted?.count ?? 0;
}

const EXPORT_BATCH = 1000;

/** Everything the filters leave, newest first, a batch at a time, so that no export holds more than one in memory. */
export async function* exportBatches(context: ReadingContext, filters: EscalationFilters) {
	for (let place: Place | undefined; ;) {
		const rows = await context.db
			.select()
			.from(escalations)
			.where(and(matching(context, filters), place && beyond(place)))
			.orderBy(desc(escalations.occurredOn), desc(escalations.id))
			.limit(EXPORT_BATCH);
		const last = rows.at(-1);
		if (!last) return;
		yield await withCauses(context, rows);
		place = { direction: 'after', occurredOn: last.occurredOn, id: last.id };
	}
}

const rowColumns = {
	id: escalations.id,
	occurredOn: escalations.occurredOn,
	summary: escalations.summary,
	teamId: escalations.teamId,
	reasonId: escalations.reasonId,
	channelId: escalations.channelId,
	outcomeId: escalations.outcomeId,
	severity: escalations.severity,
	state: escalations.state,
	customerReference: escalations.customerReference,
	followUpDueOn: escalations.followUpDueOn,
	followUpDoneAt: escalations.followUpDoneAt
};

async function withCauses<Row extends { id: string }>(
	context: ReadingContext,
	rows: Row[]
): Promise<(Row & { causeIds: string[] })[]> {
	if (rows.length === 0) return [];
	const causes = await context.db
		.select({ escalationId: escalationCauses.escalationId, causeId: escalationCauses.causeId })
		.from(escalationCauses)
		.where(
			and(
				eq(escalationCauses.organisationId, context.actor.organisationId),
				inArray(
					escalationCauses.escalationId,
					rows.map(({ id }) => id)
				)
			)
		);
	const byEscalation = Map.groupBy(causes, ({ escalationId }) => escalationId);
	return rows.map((row) => ({
		...row,
		causeIds: (byEscalation.get(row.id) ?? []).map(({ causeId }) => causeId)
	}));
}

function matching(context: ReadingContext, filters: EscalationFilters): SQL | undefined {
	const { organisationId } = context.actor;
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const teams = readableTeams(context.actor);
	return and(
		eq(escalations.organisationId, organisationId),
		teams ? inArray(escalations.teamId, teams) : undefined,
		filters.from ? gte(escalations.occurredOn, filters.from) : undefined,
		filters.to ? lte(escalations.occurredOn, filters.to) : undefined,
		is(escalations.teamId, filters.team),
		is(escalations.brandId, filters.brand),
		is(escalations.channelId, filters.channel),
		reasonIs(context, filters.reason),
		is(escalations.reasonId, filters.reasonOnly),
		is(escalations.firstLineId, filters.firstLine),
		is(escalations.outcomeId, filters.outcome),
		causedBy(context, filters.cause),
		filters.state ? eq(escalations.state, filters.state) : undefined,
		filters.severity ? eq(escalations.severity, filters.severity) : undefined,
		filters.import ? eq(escalations.importId, filters.import) : undefined,
		filters.followUp
			? and(
					isNotNull(escalations.followUpDueOn),
					isNull(escalations.followUpDoneAt),
					filters.followUp === 'due' ? lte(escalations.followUpDueOn, today) : undefined
				)
			: undefined,
		filters.words ? holding(filters.words) : undefined
	);
}

type FilterColumn = (typeof escalations)[
	'teamId' | 'brandId' | 'channelId' | 'reasonId' | 'firstLineId' | 'outcomeId'];

function is(column: FilterColumn, value: string | null): SQL | undefined {
	if (value === null) return undefined;
	return value === NONE ? isNull(column) : eq(column, value);
}

/** A contact reason stands for itself and for its parts. */
function reasonIs(context: ReadingContext, reason: string | null): SQL | undefined {
	if (reason === null) return undefined;
	if (reason === NONE) return isNull(escalations.reasonId);
	const parts = context.db
		.select({ id: taxonomyEntries.id })
		.from(taxonomyEntries)
		.where(
			and(
				eq(taxonomyEntries.organisationId, context.actor.organisationId),
				eq(taxonomyEntries.parentId, reason)
			)
		);
	return or(eq(escalations.reasonId, reason), inArray(escalations.reasonId, parts));
}

function causedBy(context: ReadingContext, cause: string | null): SQL | undefined {
	if (cause === null) return undefined;
	const { organisationId } = context.actor;
	if (cause === NONE) {
		const any = context.db
			.select({ one: sql`1` })
			.from(escalationCauses)
			.where(
				and(
					eq(escalationCauses.organisationId, organisationId),
					eq(escalationCauses.escalationId, escalations.id)
				)
			);
		return notExists(any);
	}
	const cases = context.db
		.select({ id: escalationCauses.escalationId })
		.from(escalationCauses)
		.where(and(eq(escalationCauses.organisationId, organisationId), eq(escalationCauses.causeId, cause)));
	return inArray(escalations.id, cases);
}

function holding(words: string): SQL | undefined {
	return or(
		containsText(escalations.summary, words),
		containsText(escalations.customerReference, words),
		containsText(escalations.orderReference, words),
		containsText(escalations.sourceReference, words)
	);
}

interface Place {
	direction: 'before' | 'after';
	occurredOn: Day;
	id: string;
}

function writeCursor(
	direction: Place['direction'],
	{ occurredOn, id }: { occurredOn: Day; id: string }
): string {
	return `${direction}~${occurredOn}~${id}`;
}

function readCursor(cursor: string | null): Place | undefined {
	const match = /^(before|after)~(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})$/.exec(cursor ?? '');
	if (!match) return undefined;
	const [, direction, occurredOn = '', id = ''] = match;
	return { direction: direction as Place['direction'], occurredOn, id };
}

function beyond({ direction, occurredOn, id }: Place): SQL {
	const pair = sql`(${escalations.occurredOn}, ${escalations.id})`;
	return direction === 'before'
		? sql`${pair} > (${occurredOn}, ${id})`
		: sql`${pair} < (${occurredOn}, ${id})`;
}

/** An escalation as its page shows it. */
export type Escalation = EscalationRecord & {
	version: number;
	followUpDoneAt: Date | null;
	followUpResult: string | null;
	loggedByName: string | null;
};

/**
 * One escalation the actor may see.
 * @throws Problem `not-found`, also where it is another team's
 */
export async function findEscalation(context: ReadingContext, id: string): Promise<Escalation> {
	const [row] = await context.db
		.select()
		.from(escalations)
		.where(and(eq(escalations.organisationId, context.actor.organisationId), eq(escalations.id, id)));
	if (!row || !mayReadTeam(context.actor, row.teamId)) throw notFound();
	const [[withIds], names] = await Promise.all([
		withCauses(context, [row]),
		namesOf(context, row.loggedBy ? [row.loggedBy] : [])
	]);
	const { organisationId: _, ...escalation } = withIds!;
	return { ...escalation, loggedByName: row.loggedBy ? (names.get(row.loggedBy) ?? null) : null };
}

/** What happened to an escalation, oldest first, with the names of those who acted. */
export async function timelineOf(context: ReadingContext, escalationId: string) {
	const events = await context.db
		.select({
			id: escalationEvents.id,
			at: escalationEvents.at,
			kind: escalationEvents.kind,
			details: escalationEvents.details,
			actorId: escalationEvents.actorId
		})
		.from(escalationEvents)
		.where(
			and(
				eq(escalationEvents.organisationId, context.actor.organisationId),
				eq(escalationEvents.escalationId, escalationId)
			)
		)
		.orderBy(asc(escalationEvents.at), asc(escalationEvents.id));
	const names = await namesOf(
		context,
		events.flatMap(({ actorId }) => actorId ?? [])
	);
	return events.map(({ actorId, ...event }) => ({
		...event,
		actorName: actorId ? (names.get(actorId) ?? null) : null
	}));
}

/** Follow-ups that the actor planned or that are due in teams the actor leads, the longest due first. */
export async function followUpsDue(context: ReadingContext, most = 20) {
	const { actor } = context;
	const led = [...actor.teams].filter(([, role]) => role === 'leader').map(([teamId]) => teamId);
	return context.db
		.select({
			id: escalations.id,
			summary: escalations.summary,
			dueOn: escalations.followUpDueOn,
			customerReference: escalations.customerReference,
			teamId: escalations.teamId
		})
		.from(escalations)
		.where(
			and(
				eq(escalations.organisationId, actor.organisationId),
				lte(escalations.followUpDueOn, dayOf(context.now, actor.habits.timeZone)),
				isNull(escalations.followUpDoneAt),
				or(
					eq(escalations.loggedBy, actor.userId),
					led.length > 0 ? inArray(escalations.teamId, led) : undefined
				)
			)
		)
		.orderBy(asc(escalations.followUpDueOn), asc(escalations.id))
		.limit(most);
}

/** Which of the source keys belong to an escalation that is stored already. */
export async function storedSourceKeys(
	context: ReadingContext,
	keys: readonly string[]
): Promise<Set<string>> {
	if (keys.length === 0) return new Set();
	const found = await context.db
		.select({ sourceKey: escalations.sourceKey })
		.from(escalations)
		.where(
			and(
				eq(escalations.organisationId, context.actor.organisationId),
				inArray(escalations.sourceKey, [...keys])
			)
		);
	return new Set(found.flatMap(({ sourceKey }) => sourceKey ?? []));
}

/** What the actor logged and nobody has resolved, the oldest first. */
export function openEscalationsOf(context: ReadingContext, most = 8) {
	return context.db
		.select({ id: escalations.id, summary: escalations.summary, occurredOn: escalations.occurredOn })
		.from(escalations)
		.where(
			and(
				eq(escalations.organisationId, context.actor.organisationId),
				eq(escalations.loggedBy, context.actor.userId),
				eq(escalations.state, 'open')
			)
		)
		.orderBy(asc(escalations.occurredOn), asc(escalations.id))
		.limit(most);
}
