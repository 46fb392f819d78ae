import { and, asc, desc, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { withoutIndex } from '$lib/server/db/dialect';
import { keptUntilWritten } from '$lib/server/kept-answers';
import type { Day } from '$lib/shared/days';
import { filtersFrom, type EscalationFilters, type ListOrder } from '../filters';
import { escalations } from '../tables.server';
import { withCauses } from './causes.server';
import { leavesFew, matching } from './narrowing.server';

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
	/** The customer's escalation that this one repeats. */
	repeatOf: string | null;
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
 * A page of the escalations the actor sees, in the order the filters ask for.
 * @param cursor what an earlier page gave as `next` or `previous`; one that was made up starts at the first page
 */
export async function listEscalations(
	context: ReadingContext,
	filters: EscalationFilters,
	cursor: string | null = null,
	rowsAPage = ROWS_A_PAGE
): Promise<EscalationPage> {
	const keys = keysOf(filters);
	const place = readCursor(keys, cursor);
	const isBackwards = place?.direction === 'before';
	const found = await context.db
		.select(rowColumns)
		.from(escalations)
		.where(and(matching(context, filters), place && beyond(keys, place)))
		.orderBy(...inOrder(keys, isBackwards))
		.limit(rowsAPage + 1);
	const more = found.length > rowsAPage;
	const rows = found.slice(0, rowsAPage);
	if (isBackwards) rows.reverse();

	const first = rows[0];
	const last = rows.at(-1);
	return {
		rows: await withCauses(context, rows),
		previous: first && (isBackwards ? more : place) ? writeCursor(keys, 'before', first) : null,
		next: last && (isBackwards || more) ? writeCursor(keys, 'after', last) : null
	};
}

/** How many escalations the filters leave, counted up to `COUNT_STOPS_AT`. */
export async function countEscalations(context: ReadingContext, filters: EscalationFilters): Promise<number> {
	// A column of no index keeps SQLite from reading one that covers the condition from its start to its end.
	const read = leavesFew(filters) ? sql`${escalations.version}` : sql`1`;
	const matches = context.db
		.select({ read: read.as('read') })
		.from(escalations)
		.where(matching(context, filters))
		.limit(COUNT_STOPS_AT + 1)
		.as('matches');
	const [counted] = await context.db.select({ count: sql`count(*)`.mapWith(Number) }).from(matches);
	return counted?.count ?? 0;
}

/** How many of the reader's teams are open; kept, as each look at Today asks and all that are open are read for it. */
export function countOpen(context: ReadingContext): Promise<number> {
	return keptUntilWritten(context, ['open escalations'], () =>
		countEscalations(context, filtersFrom(new URLSearchParams({ state: 'open' })))
	);
}

const EXPORT_BATCH = 1000;

/** Everything the filters leave, in their order, a batch at a time, so that no export holds more than one in memory. */
export async function* exportBatches(context: ReadingContext, filters: EscalationFilters) {
	const keys = keysOf(filters);
	for (let place: Place | undefined; ;) {
		const rows = await context.db
			.select()
			.from(escalations)
			.where(and(matching(context, filters), place && beyond(keys, place)))
			.orderBy(...inOrder(keys, false))
			.limit(EXPORT_BATCH);
		const last = rows.at(-1);
		if (!last) return;
		yield await withCauses(context, rows);
		place = placeOf(keys, 'after', last);
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
	repeatOf: escalations.repeatOf,
	followUpDueOn: escalations.followUpDueOn,
	followUpDoneAt: escalations.followUpDoneAt
};

/** How each part of a key looks in a cursor. */
const partsOfKeys = {
	occurredOn: /^\d{4}-\d{2}-\d{2}$/,
	followUpDueOn: /^\d{4}-\d{2}-\d{2}$/,
	severity: /^\d$/,
	id: /^[0-9a-f-]{36}$/
};

type KeyPart = keyof typeof partsOfKeys;

/** What a list is ordered by; each begins an index after the organisation, so that its last page costs what its first does. */
interface Keys {
	parts: readonly KeyPart[];
	isRising: boolean;
	/** Whether the filters leave so few that it is quicker to find them first and to sort them then. */
	isSortedAfterwards?: boolean;
}

const keysOfOrders: Record<ListOrder, Keys> = {
	newest: { parts: ['occurredOn', 'id'], isRising: false },
	oldest: { parts: ['occurredOn', 'id'], isRising: true },
	severity: { parts: ['severity', 'occurredOn', 'id'], isRising: false },
	'follow-up': { parts: ['followUpDueOn', 'id'], isRising: true }
};

function keysOf(filters: EscalationFilters): Keys {
	return { ...keysOfOrders[filters.order ?? 'newest'], isSortedAfterwards: leavesFew(filters) };
}

function columnsOf({ parts, isSortedAfterwards }: Keys): SQL[] {
	return parts.map((part) =>
		isSortedAfterwards ? withoutIndex(escalations[part]) : sql`${escalations[part]}`
	);
}

function inOrder(keys: Keys, isBackwards: boolean): SQL[] {
	return columnsOf(keys).map((column) => (keys.isRising === isBackwards ? desc(column) : asc(column)));
}

interface Place {
	direction: 'before' | 'after';
	values: (string | number)[];
}

type Keyed = { [Part in KeyPart]: string | number | null };

function placeOf({ parts }: Keys, direction: Place['direction'], row: Keyed): Place {
	return { direction, values: parts.map((part) => row[part] ?? '') };
}

function writeCursor(keys: Keys, direction: Place['direction'], row: Keyed): string {
	return [direction, ...placeOf(keys, direction, row).values].join('~');
}

function readCursor({ parts }: Keys, cursor: string | null): Place | undefined {
	const [direction, ...values] = (cursor ?? '').split('~');
	if (direction !== 'before' && direction !== 'after') return undefined;
	if (values.length !== parts.length) return undefined;
	if (!parts.every((part, place) => partsOfKeys[part].test(values[place]!))) return undefined;
	return {
		direction,
		values: values.map((value, place) => (parts[place] === 'severity' ? Number(value) : value))
	};
}

function beyond(keys: Keys, { direction, values }: Place): SQL {
	const columns = sql.join(columnsOf(keys), sql`, `);
	const given = sql.join(
		values.map((value) => sql`${value}`),
		sql`, `
	);
	return keys.isRising === (direction === 'after')
		? sql`(${columns}) > (${given})`
		: sql`(${columns}) < (${given})`;
}
