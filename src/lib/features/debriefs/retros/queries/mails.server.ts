import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { adminsByName, membersOfTeams } from '../../../people/queries.server';
import { retroParticipants, retros } from '../tables.server';
import type { RetroRow } from './table.server';

/** How long ahead people are reminded. */
const AHEAD_MS = 86_400_000;

/** What was closed longer ago than this is no news, where mail was away that long. */
const NEWS_FOR_MS = 3 * 86_400_000;

export type RetroMail = 'invitation' | 'summary' | 'called-off';

/**
 * The retros that are to be mailed about, with whom: those of the next day, those closed, and those called off. Whoever has
 * left the team is not written to.
 */
export async function retrosToMailAbout(
	context: ReadingContext
): Promise<{ retro: RetroRow; kind: RetroMail; userIds: string[] }[]> {
	const { db, actor, now } = context;
	const due = await db
		.select()
		.from(retros)
		.where(
			and(
				eq(retros.organisationId, actor.organisationId),
				or(
					and(
						isNull(retros.remindedAt),
						isNull(retros.startedAt),
						isNull(retros.closedAt),
						gt(retros.scheduledFor, now),
						lte(retros.scheduledFor, new Date(now.getTime() + AHEAD_MS))
					),
					and(
						isNull(retros.summedUpAt),
						gt(retros.closedAt, new Date(now.getTime() - NEWS_FOR_MS)),
						// Nobody expects one that had neither a day nor a beginning.
						or(isNotNull(retros.startedAt), isNotNull(retros.scheduledFor))
					)
				)
			)
		)
		.orderBy(asc(retros.id));
	if (due.length === 0) return [];
	const [people, members, admins] = await Promise.all([
		db
			.select({
				retroId: retroParticipants.retroId,
				userId: retroParticipants.userId,
				isFromOutside: retroParticipants.isFromOutside
			})
			.from(retroParticipants)
			.where(
				and(
					eq(retroParticipants.organisationId, actor.organisationId),
					inArray(
						retroParticipants.retroId,
						due.map(({ id }) => id)
					),
					isNotNull(retroParticipants.userId)
				)
			),
		membersOfTeams(context, [...new Set(due.map(({ teamId }) => teamId))]),
		adminsByName(context)
	]);
	const peopleOf = Map.groupBy(people, ({ retroId }) => retroId);
	const membersOf = Map.groupBy(members, ({ teamId }) => teamId);
	return due.map((retro) => {
		const insiders = new Set([...(membersOf.get(retro.teamId) ?? []), ...admins].map(({ id }) => id));
		return {
			retro,
			kind: retro.closedAt === null ? 'invitation' : retro.phase === 'close' ? 'summary' : 'called-off',
			userIds: (peopleOf.get(retro.id) ?? []).flatMap(({ userId, isFromOutside }) =>
				userId !== null && (isFromOutside || insiders.has(userId)) ? userId : []
			)
		};
	});
}
