import { and, asc, eq, gte, inArray, lte, ne, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { addDays, dayOf } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import { readableTeams } from '../../people/actor';
import { namesOf } from '../../people/queries.server';
import { retros } from '../retros/tables.server';
import type { TeamAction } from './action';
import { teamActions } from './tables.server';

/** How long something that was ended is still shown in the next retro. */
const SHOWN_FOR_MS = 120 * 86_400_000;

/** What was agreed on in a retro. */
export function actionsOfRetro(context: ReadingContext, retroId: string): Promise<TeamAction[]> {
	return actionsWhere(context, eq(teamActions.retroId, retroId));
}

/** What is open from earlier retros of the team, and what was ended since the last one, the oldest first. */
export function earlierActions(
	context: ReadingContext,
	retro: { id: string; teamId: string; createdAt: Date; startedAt: Date | null }
): Promise<TeamAction[]> {
	const until = retro.startedAt ?? context.now;
	return actionsWhere(
		context,
		and(
			eq(teamActions.teamId, retro.teamId),
			ne(teamActions.retroId, retro.id),
			lte(teamActions.createdAt, until),
			or(
				eq(teamActions.state, 'open'),
				gte(teamActions.endedAt, new Date(retro.createdAt.getTime() - SHOWN_FOR_MS))
			)
		)
	);
}

/** What the actor is to do for their teams, the soonest first; what is due within a week or has no day. */
export async function actionsDue(context: ReadingContext): Promise<TeamAction[]> {
	const readable = readableTeams(context.actor);
	const soon = addDays(dayOf(context.now, context.actor.habits.timeZone), 7);
	const own = await actionsWhere(
		context,
		and(
			eq(teamActions.ownerId, context.actor.userId),
			eq(teamActions.state, 'open'),
			readable ? inArray(teamActions.teamId, readable) : undefined
		)
	);
	return own.filter(({ dueOn }) => dueOn === null || dueOn <= soon);
}

/** The open actions of the actor's teams. */
export function openActions(context: ReadingContext): Promise<TeamAction[]> {
	const readable = readableTeams(context.actor);
	return actionsWhere(
		context,
		and(eq(teamActions.state, 'open'), readable ? inArray(teamActions.teamId, readable) : undefined)
	);
}

/**
 * An action with its team.
 * @throws Problem `not-found` for one of a team that is not the actor's
 */
export async function actionOf(
	context: ReadingContext,
	id: string
): Promise<typeof teamActions.$inferSelect> {
	const readable = readableTeams(context.actor);
	const [found] = await context.db
		.select()
		.from(teamActions)
		.where(
			and(
				eq(teamActions.organisationId, context.actor.organisationId),
				eq(teamActions.id, id),
				readable ? inArray(teamActions.teamId, readable) : undefined
			)
		);
	if (!found) throw notFound();
	return found;
}

async function actionsWhere(
	context: ReadingContext,
	condition: Parameters<typeof and>[0]
): Promise<TeamAction[]> {
	const { organisationId } = context.actor;
	const rows = await context.db
		.select({
			id: teamActions.id,
			title: teamActions.title,
			ownerId: teamActions.ownerId,
			dueOn: teamActions.dueOn,
			state: teamActions.state,
			fixId: teamActions.fixId,
			version: teamActions.version,
			retroId: teamActions.retroId,
			retroTitle: retros.title
		})
		.from(teamActions)
		.innerJoin(
			retros,
			and(eq(retros.organisationId, teamActions.organisationId), eq(retros.id, teamActions.retroId))
		)
		.where(and(eq(teamActions.organisationId, organisationId), condition))
		.orderBy(asc(teamActions.createdAt), asc(teamActions.id));
	const names = await namesOf(
		context,
		rows.flatMap(({ ownerId }) => ownerId ?? [])
	);
	return rows.map((row) => ({ ...row, ownerName: row.ownerId ? (names.get(row.ownerId) ?? null) : null }));
}
