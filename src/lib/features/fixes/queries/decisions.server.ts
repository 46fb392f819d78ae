import { and, desc, eq, or, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { containsText } from '$lib/server/db/dialect';
import { dayOf } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import { namesOf } from '../../people/queries.server';
import { setAsideAnswered, type Answered, type Decision } from '../decision';
import type { Suggestion } from '../fix';
import { mayDecideFor, teamsFromText, type Reach } from '../reach';
import { suggestionDecisions } from '../tables.server';

/** Sets aside the suggestions that were answered, and gives the answers that stand. */
export async function withDecisions<S extends Suggestion>(
	context: ReadingContext,
	reach: Reach,
	suggestions: readonly S[]
): Promise<Answered<S>> {
	const { habits } = context.actor;
	const decisions = await decisionsFor(context, reach);
	return setAsideAnswered(suggestions, decisions, reach, dayOf(context.now, habits.timeZone), habits);
}

/** Decisions that bear on these teams, the latest first; of one suggestion where it is given. */
export async function decisionsFor(
	context: ReadingContext,
	{ whole, teamIds }: Reach,
	suggestionKey?: string
): Promise<Decision[]> {
	const bearing = teamIds.map((id) => containsText(suggestionDecisions.teams, id));
	return decisionsWhere(
		context,
		and(
			suggestionKey ? eq(suggestionDecisions.suggestionKey, suggestionKey) : undefined,
			whole ? undefined : or(eq(suggestionDecisions.teams, ''), ...bearing)
		)
	);
}

/**
 * One decision that the actor may take back.
 * @throws Problem `not-found`, also where it is not the actor's to take back
 */
export async function findDecision(context: ReadingContext, id: string): Promise<Decision> {
	const [decision] = await decisionsWhere(context, eq(suggestionDecisions.id, id));
	if (!decision || !mayDecideFor(context.actor, decision.teams)) throw notFound();
	return decision;
}

async function decisionsWhere(context: ReadingContext, condition: SQL | undefined): Promise<Decision[]> {
	const rows = await context.db
		.select()
		.from(suggestionDecisions)
		.where(and(eq(suggestionDecisions.organisationId, context.actor.organisationId), condition))
		.orderBy(desc(suggestionDecisions.decidedAt), desc(suggestionDecisions.id));
	const names = await namesOf(
		context,
		rows.map(({ decidedBy }) => decidedBy)
	);
	return rows.map(({ organisationId: _, decidedBy, teams, ...decision }) => ({
		...decision,
		teams: teamsFromText(teams),
		decidedByName: names.get(decidedBy) ?? 'Somebody'
	}));
}
