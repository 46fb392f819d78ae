import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { readableTeams } from '../../people/actor';
import { namesOf } from '../../people/queries.server';
import { coolOffs } from '../handling/tables.server';
import { escalations } from '../tables.server';

/** The pauses from an escalation that nobody has come back from yet, the first to be over first. */
export async function openCoolOffs(context: ReadingContext, escalationId: string) {
	const rows = await context.db
		.select({ userId: coolOffs.userId, until: coolOffs.until, endedAt: coolOffs.endedAt })
		.from(coolOffs)
		.where(
			and(
				eq(coolOffs.organisationId, context.actor.organisationId),
				eq(coolOffs.escalationId, escalationId),
				isNull(coolOffs.endedAt)
			)
		)
		.orderBy(asc(coolOffs.until), asc(coolOffs.id));
	const names = await namesOf(
		context,
		rows.map(({ userId }) => userId)
	);
	return rows.map(({ userId, ...row }) => ({
		...row,
		name: names.get(userId) ?? '',
		isOwn: userId === context.actor.userId
	}));
}

/** The actor's own pauses that are over and that they have not come back from, the longest over first. */
export function ownCoolOffsOver(context: ReadingContext, most = 10) {
	const { db, actor, now } = context;
	const readable = readableTeams(actor);
	return db
		.select({ id: escalations.id, summary: escalations.summary, until: coolOffs.until })
		.from(coolOffs)
		.innerJoin(
			escalations,
			and(eq(escalations.organisationId, coolOffs.organisationId), eq(escalations.id, coolOffs.escalationId))
		)
		.where(
			and(
				eq(coolOffs.organisationId, actor.organisationId),
				eq(coolOffs.userId, actor.userId),
				isNull(coolOffs.endedAt),
				lte(coolOffs.until, now),
				readable ? inArray(escalations.teamId, readable) : undefined
			)
		)
		.orderBy(asc(coolOffs.until), asc(coolOffs.id))
		.limit(most);
}
