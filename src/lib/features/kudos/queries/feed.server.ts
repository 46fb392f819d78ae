import { and, desc, eq, exists, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ReadingContext } from '$lib/server/context';
import { notFound, Problem } from '$lib/shared/problem';
import { membersOfTeams } from '../../people/queries.server';
import { placeToText, type KudosFilters, type Place } from '../filters';
import type { ShownKudos } from '../kudos';
import { kudos, kudosForValues, kudosRecipients } from '../tables.server';
import { asShown } from './shown.server';

export const KUDOS_A_PAGE = 20;

/** A page of kudos, the latest first. Everybody in the organisation reads them. */
export async function feedOf(
	context: ReadingContext,
	filters: KudosFilters,
	place: Place | null = null,
	most = KUDOS_A_PAGE
): Promise<{ kudos: ShownKudos[]; next: string | null }> {
	const found =
		filters.show === 'received'
			? await received(context, filters, place, most + 1)
			: await given(context, filters, place, most + 1);
	const shown = found.slice(0, most);
	const last = shown.at(-1);
	return {
		kudos: await asShown(context, shown),
		next: last && found.length > most ? placeToText({ at: last.givenAt, id: last.id }) : null
	};
}

const columns = {
	id: kudos.id,
	authorId: kudos.authorId,
	reason: kudos.reason,
	subjectKind: kudos.subjectKind,
	subjectId: kudos.subjectId,
	givenAt: kudos.givenAt
};

/** By time, or by author where only the reader's own are asked for; each has an index in this order. */
async function given(context: ReadingContext, filters: KudosFilters, place: Place | null, most: number) {
	const { organisationId, userId } = context.actor;
	return context.db
		.select(columns)
		.from(kudos)
		.where(
			and(
				eq(kudos.organisationId, organisationId),
				filters.show === 'given' ? eq(kudos.authorId, userId) : undefined,
				isNull(kudos.withdrawnAt),
				place ? after(place, kudos.givenAt, kudos.id) : undefined,
				await narrowedTo(context, filters)
			)
		)
		.orderBy(desc(kudos.givenAt), desc(kudos.id))
		.limit(most);
}

async function received(context: ReadingContext, filters: KudosFilters, place: Place | null, most: number) {
	const { organisationId, userId } = context.actor;
	return context.db
		.select(columns)
		.from(kudosRecipients)
		.innerJoin(
			kudos,
			and(eq(kudos.organisationId, kudosRecipients.organisationId), eq(kudos.id, kudosRecipients.kudosId))
		)
		.where(
			and(
				eq(kudosRecipients.organisationId, organisationId),
				eq(kudosRecipients.userId, userId),
				place ? after(place, kudosRecipients.givenAt, kudosRecipients.kudosId) : undefined,
				await narrowedTo(context, filters)
			)
		)
		.orderBy(desc(kudosRecipients.givenAt), desc(kudosRecipients.kudosId))
		.limit(most);
}

function after({ at, id }: Place, time: SQLiteColumn, own: SQLiteColumn): SQL | undefined {
	return or(lt(time, at), and(eq(time, at), lt(own, id)));
}

async function narrowedTo(context: ReadingContext, { team, value }: KudosFilters): Promise<SQL | undefined> {
	const { db, actor } = context;
	const members = team ? await membersOfTeams(context, [team]) : [];
	const recipients = db
		.select({ one: sql`1` })
		.from(kudosRecipients)
		.where(
			and(
				eq(kudosRecipients.organisationId, actor.organisationId),
				eq(kudosRecipients.kudosId, kudos.id),
				inArray(
					kudosRecipients.userId,
					members.map(({ id }) => id)
				)
			)
		);
	const forValue = db
		.select({ one: sql`1` })
		.from(kudosForValues)
		.where(
			and(
				eq(kudosForValues.organisationId, actor.organisationId),
				eq(kudosForValues.valueId, value ?? ''),
				eq(kudosForValues.kudosId, kudos.id)
			)
		);
	return and(team ? exists(recipients) : undefined, value ? exists(forValue) : undefined);
}

/**
 * One of the kudos, with all that was answered.
 * @throws Problem `not-found`, also where they were withdrawn
 */
export async function findKudos(context: ReadingContext, id: string): Promise<ShownKudos> {
	const [row] = await context.db
		.select(columns)
		.from(kudos)
		.where(
			and(eq(kudos.organisationId, context.actor.organisationId), eq(kudos.id, id), isNull(kudos.withdrawnAt))
		);
	if (!row) throw notFound();
	return (await asShown(context, [row]))[0]!;
}

/**
 * That there are such kudos, for what is written about them.
 * @throws Problem `not-found`, `conflict` where they were withdrawn meanwhile
 */
export async function expectKudos({ db, actor }: ReadingContext, id: string): Promise<void> {
	const [found] = await db
		.select({ withdrawnAt: kudos.withdrawnAt })
		.from(kudos)
		.where(and(eq(kudos.organisationId, actor.organisationId), eq(kudos.id, id)));
	if (!found) throw notFound();
	if (found.withdrawnAt === null) return;
	throw new Problem(
		'conflict',
		'These kudos were withdrawn meanwhile, so there is nothing to answer any more.'
	);
}

/** How long kudos stand on Today. */
const LATELY_MS = 14 * 86_400_000;

/** What the actor was lately thanked for, the latest first. */
export async function kudosReceivedLately(context: ReadingContext, most = 3): Promise<ShownKudos[]> {
	const filters: KudosFilters = { show: 'received', team: null, value: null };
	const { kudos: latest } = await feedOf(context, filters, null, most);
	return latest.filter(({ at }) => context.now.getTime() - at.getTime() < LATELY_MS);
}
