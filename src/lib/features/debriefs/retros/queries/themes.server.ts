import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import { mayReadTeam } from '../../../people/actor';
import { retroCards, retroGroups, retros } from '../tables.server';
import { recurringThemes, type Theme } from '../themes';

/** Far enough to see what comes back, and no more than can be compared at a glance. */
export const RETROS_COMPARED = 24;

/**
 * What came up in more than one of a team's last closed retros.
 * @throws Problem `not-found` for a team that is not the actor's
 */
export async function themesOfTeam(
	context: ReadingContext,
	teamId: string
): Promise<{ themes: Theme[]; retros: number }> {
	const { db, actor } = context;
	authorise(mayReadTeam(actor, teamId));
	const closed = await db
		.select({ id: retros.id, title: retros.title, closedAt: retros.closedAt })
		.from(retros)
		.where(
			and(
				eq(retros.organisationId, actor.organisationId),
				eq(retros.teamId, teamId),
				isNotNull(retros.closedAt),
				// One that was called off may hold cards that were never shown.
				eq(retros.phase, 'close')
			)
		)
		.orderBy(desc(retros.closedAt))
		.limit(RETROS_COMPARED);
	const ids = closed.map(({ id }) => id);
	const [groups, cards] = await Promise.all([
		db
			.select({
				id: retroGroups.id,
				retroId: retroGroups.retroId,
				title: retroGroups.title,
				dots: retroGroups.dots
			})
			.from(retroGroups)
			.where(and(eq(retroGroups.organisationId, actor.organisationId), inArray(retroGroups.retroId, ids))),
		db
			.select({ groupId: retroCards.groupId, text: retroCards.text })
			.from(retroCards)
			.where(and(eq(retroCards.organisationId, actor.organisationId), inArray(retroCards.retroId, ids)))
	]);
	const textsOf = Map.groupBy(cards, ({ groupId }) => groupId);
	const retroOf = new Map(closed.map((retro) => [retro.id, retro]));
	const past = groups.map(({ id, retroId, title, dots }) => {
		const retro = retroOf.get(retroId)!;
		const texts = (textsOf.get(id) ?? []).map(({ text }) => text);
		return {
			retroId,
			retroTitle: retro.title,
			closedOn: dayOf(retro.closedAt!, actor.habits.timeZone),
			id,
			name: title || (texts[0] ?? ''),
			texts,
			dots
		};
	});
	return { themes: recurringThemes(past), retros: closed.length };
}
