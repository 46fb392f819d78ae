import { and, asc, desc, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Day } from '$lib/shared/days';
import type { EscalationFilters } from '../filters';
import { escalations } from '../tables.server';
import { withCauses } from './causes.server';
import { matching } from './narrowing.server';

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
