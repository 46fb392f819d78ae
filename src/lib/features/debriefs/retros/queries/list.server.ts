import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, lt, lte, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { readableTeams } from '../../../people/actor';
import { teamNames } from '../../../people/queries.server';
import type { Phase } from '../phase';
import { retroParticipants, retros } from '../tables.server';
import { retroRow } from './table.server';

export interface ListedRetro {
	id: string;
	title: string;
	teamName: string;
	templateName: string;
	phase: Phase;
	isAnonymous: boolean;
	collectsBefore: boolean;
	scheduledFor: number | null;
	startedAt: number | null;
	closedAt: number | null;
}

const CLOSED_A_PAGE = 30;

/**
 * The retros that the actor may take part in: the open ones, the soonest first, and a page of the closed ones, the last
 * closed first.
 * @param before the closed one that the page before ended with; null for the first page
 */
export async function retrosOfActor(
	context: ReadingContext,
	before: string | null = null
): Promise<{ open: ListedRetro[]; closed: ListedRetro[]; next: string | null }> {
	const { db, actor } = context;
	const readable = readableTeams(actor);
	const invited = db
		.select({ retroId: retroParticipants.retroId })
		.from(retroParticipants)
		.where(
			and(
				eq(retroParticipants.organisationId, actor.organisationId),
				eq(retroParticipants.userId, actor.userId),
				eq(retroParticipants.isFromOutside, true),
				eq(retroParticipants.retroId, retros.id)
			)
		);
	const mine = and(
		eq(retros.organisationId, actor.organisationId),
		readable ? or(inArray(retros.teamId, readable), exists(invited)) : undefined
	);
	const place = before === null ? null : await retroRow(context, before);
	const isBefore =
		place?.closedAt &&
		or(
			lt(retros.closedAt, place.closedAt),
			and(eq(retros.closedAt, place.closedAt), lt(retros.id, place.id))
		);
	const [open, closed, names] = await Promise.all([
		db
			.select()
			.from(retros)
			.where(and(mine, isNull(retros.closedAt)))
			.orderBy(retros.scheduledFor, retros.id),
		db
			.select()
			.from(retros)
			.where(and(mine, isNotNull(retros.closedAt), isBefore || undefined))
			.orderBy(desc(retros.closedAt), desc(retros.id))
			.limit(CLOSED_A_PAGE + 1),
		teamNames(context)
	]);
	const listed = (row: typeof retros.$inferSelect): ListedRetro => ({
		id: row.id,
		title: row.title,
		teamName: names.get(row.teamId) ?? '',
		templateName: row.templateName,
		phase: row.phase,
		isAnonymous: row.isAnonymous,
		collectsBefore: row.collectsBefore,
		scheduledFor: row.scheduledFor?.getTime() ?? null,
		startedAt: row.startedAt?.getTime() ?? null,
		closedAt: row.closedAt?.getTime() ?? null
	});
	const shown = closed.slice(0, CLOSED_A_PAGE);
	return {
		open: open.map(listed),
		closed: shown.map(listed),
		next: closed.length > CLOSED_A_PAGE ? shown.at(-1)!.id : null
	};
}

/** How long ahead a retro is on Today. */
const AHEAD_MS = 2 * 86_400_000;

/** The retros that the actor is to take part in now: those going on, and those of the next two days. */
export async function retrosForToday(
	context: ReadingContext
): Promise<
	{ id: string; title: string; scheduledFor: number | null; isGoingOn: boolean; collects: boolean }[]
> {
	const { db, actor, now } = context;
	const readable = readableTeams(actor);
	const rows = await db
		.select({
			id: retros.id,
			title: retros.title,
			scheduledFor: retros.scheduledFor,
			startedAt: retros.startedAt,
			collectsBefore: retros.collectsBefore
		})
		.from(retroParticipants)
		.innerJoin(
			retros,
			and(
				eq(retros.organisationId, retroParticipants.organisationId),
				eq(retros.id, retroParticipants.retroId)
			)
		)
		.where(
			and(
				eq(retroParticipants.organisationId, actor.organisationId),
				eq(retroParticipants.userId, actor.userId),
				readable
					? or(inArray(retros.teamId, readable), eq(retroParticipants.isFromOutside, true))
					: undefined,
				isNull(retros.closedAt),
				or(
					isNotNull(retros.startedAt),
					eq(retros.collectsBefore, true),
					lte(retros.scheduledFor, new Date(now.getTime() + AHEAD_MS))
				)
			)
		)
		.orderBy(asc(retros.scheduledFor), asc(retros.id));
	return rows.map(({ id, title, scheduledFor, startedAt, collectsBefore }) => ({
		id,
		title,
		scheduledFor: scheduledFor?.getTime() ?? null,
		isGoingOn: startedAt !== null,
		collects: collectsBefore && startedAt === null
	}));
}
