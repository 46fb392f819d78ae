import { and, asc, desc, eq, gt, gte, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { isId } from '$lib/shared/ids';
import { customerKeyOf } from '../../escalations/repeats';
import { namesOf } from '../../people/queries.server';
import type { IncidentFilters } from '../filters';
import { incidents } from '../tables.server';
import { fieldsFor, relationsTo, seesEveryIncident } from '../visibility';

export const ROWS_A_PAGE = 50;

/** Counting stops here, so that a count costs the same however long the history is. */
export const COUNT_STOPS_AT = 10_000;

const rowColumns = {
	id: incidents.id,
	teamId: incidents.teamId,
	channelId: incidents.channelId,
	customerReference: incidents.customerReference,
	category: incidents.category,
	severity: incidents.severity,
	contactEnded: incidents.contactEnded,
	occurredAt: incidents.occurredAt,
	state: incidents.state,
	loggedBy: incidents.loggedBy,
	deciderId: incidents.deciderId
};

/**
 * A page of the incidents the actor sees, the newest first.
 * @param cursor what an earlier page gave as `next` or `previous`; one that was made up starts at the first page
 */
export async function listIncidents(
	context: ReadingContext,
	filters: IncidentFilters,
	cursor: string | null = null,
	rowsAPage = ROWS_A_PAGE
) {
	const place = readCursor(cursor);
	const isBackwards = place?.direction === 'before';
	const inOrder = isBackwards ? asc : desc;
	const found = await context.db
		.select(rowColumns)
		.from(incidents)
		.where(and(matching(context, filters), place && beyond(place)))
		.orderBy(inOrder(incidents.occurredAt), inOrder(incidents.id))
		.limit(rowsAPage + 1);
	const isMore = found.length > rowsAPage;
	const rows = found.slice(0, rowsAPage);
	if (isBackwards) rows.reverse();
	const [first, last] = [rows[0], rows.at(-1)];
	return {
		rows: await asSeen(context, rows),
		previous: first && (isBackwards ? isMore : place) ? writeCursor('before', first) : null,
		next: last && (isBackwards || isMore) ? writeCursor('after', last) : null
	};
}

/** How many incidents the filters leave, counted up to `COUNT_STOPS_AT`. */
export async function countIncidents(context: ReadingContext, filters: IncidentFilters): Promise<number> {
	const matches = context.db
		.select({ one: sql`1`.as('one') })
		.from(incidents)
		.where(matching(context, filters))
		.limit(COUNT_STOPS_AT + 1)
		.as('matches');
	const [counted] = await context.db.select({ count: sql`count(*)`.mapWith(Number) }).from(matches);
	return counted?.count ?? 0;
}

interface Row {
	teamId: string;
	customerReference: string;
	loggedBy: string;
	deciderId: string | null;
}

async function asSeen<Listed extends Row>(context: ReadingContext, rows: readonly Listed[]) {
	const seen = rows.map((row) => ({ row, sees: fieldsFor(relationsTo(context.actor, row)) }));
	const names = await namesOf(
		context,
		seen.flatMap(({ row, sees }) => (sees.has('reporter') ? [row.loggedBy] : []))
	);
	return seen.map(({ row: { loggedBy, deciderId: _, customerReference, ...row }, sees }) => ({
		...row,
		customerReference: sees.has('customerReference') ? customerReference : null,
		loggedByName: sees.has('reporter') ? (names.get(loggedBy) ?? null) : null
	}));
}

/** What the filters leave of what the actor sees; the same people as `fieldsFor` gives the facts. */
function matching({ actor }: ReadingContext, filters: IncidentFilters): SQL | undefined {
	const { from, to, team, category, severity, channel, state, customer, ended, logged } = filters;
	const own = eq(incidents.loggedBy, actor.userId);
	return and(
		eq(incidents.organisationId, actor.organisationId),
		seesEveryIncident(actor) ? undefined : or(own, eq(incidents.deciderId, actor.userId)),
		from ? gte(incidents.occurredOn, from) : undefined,
		to ? lte(incidents.occurredOn, to) : undefined,
		team ? eq(incidents.teamId, team) : undefined,
		category ? eq(incidents.category, category) : undefined,
		severity ? eq(incidents.severity, severity) : undefined,
		channel ? eq(incidents.channelId, channel) : undefined,
		state ? eq(incidents.state, state) : undefined,
		customer ? eq(incidents.customerKey, customerKeyOf(customer) ?? '') : undefined,
		ended ? eq(incidents.contactEnded, true) : undefined,
		logged ? own : undefined
	);
}

interface Place {
	direction: 'before' | 'after';
	at: Date;
	id: string;
}

function writeCursor(direction: Place['direction'], { occurredAt, id }: { occurredAt: Date; id: string }) {
	return [direction, occurredAt.getTime(), id].join('~');
}

function readCursor(cursor: string | null): Place | undefined {
	const [direction, at = '', id = ''] = (cursor ?? '').split('~');
	if (direction !== 'before' && direction !== 'after') return undefined;
	if (!/^\d{1,14}$/.test(at) || !isId(id)) return undefined;
	return { direction, at: new Date(Number(at)), id };
}

function beyond({ direction, at, id }: Place): SQL | undefined {
	const earlier = direction === 'after';
	const bound = earlier ? lte(incidents.occurredAt, at) : gte(incidents.occurredAt, at);
	const passed = earlier ? lt(incidents.id, id) : gt(incidents.id, id);
	const elsewhere = earlier ? lt(incidents.occurredAt, at) : gt(incidents.occurredAt, at);
	return and(bound, or(elsewhere, passed));
}
