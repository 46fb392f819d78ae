import { and, asc, count, eq, gte, lte } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Period } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import type { CheckIn } from './check-in';
import { openContent } from './sealed.server';
import { checkIns } from './tables.server';

/** The actor's own check-ins of some days, or all of them, the earliest first. There is no way to ask for another's. */
export async function ownCheckIns({ db, actor }: ReadingContext, days?: Period): Promise<CheckIn[]> {
	const rows = await db
		.select({ id: checkIns.id, at: checkIns.at, day: checkIns.day, sealed: checkIns.content })
		.from(checkIns)
		.where(
			and(
				eq(checkIns.organisationId, actor.organisationId),
				eq(checkIns.userId, actor.userId),
				days ? and(gte(checkIns.day, days.from), lte(checkIns.day, days.to)) : undefined
			)
		)
		.orderBy(asc(checkIns.at), asc(checkIns.id));
	return rows.map(({ sealed, ...row }) => ({
		...row,
		content: openContent(actor.organisationId, row.id, actor.userId, sealed)
	}));
}

/** How many check-ins the actor has. */
export async function countOwnCheckIns({ db, actor }: ReadingContext): Promise<number> {
	const [counted] = await db
		.select({ all: count() })
		.from(checkIns)
		.where(and(eq(checkIns.organisationId, actor.organisationId), eq(checkIns.userId, actor.userId)));
	return counted?.all ?? 0;
}

/**
 * One of the actor's own.
 * @throws Problem `not-found`, for everybody else's too
 */
export async function ownCheckIn({ db, actor }: ReadingContext, id: string): Promise<CheckIn> {
	const [row] = await db
		.select({ id: checkIns.id, at: checkIns.at, day: checkIns.day, sealed: checkIns.content })
		.from(checkIns)
		.where(
			and(
				eq(checkIns.organisationId, actor.organisationId),
				eq(checkIns.id, id),
				eq(checkIns.userId, actor.userId)
			)
		);
	if (!row) throw notFound();
	const { sealed, ...checkIn } = row;
	return { ...checkIn, content: openContent(actor.organisationId, id, actor.userId, sealed) };
}
