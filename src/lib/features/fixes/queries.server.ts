import { and, desc, eq, exists, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { containsText } from '$lib/server/db/dialect';
import { dayOf } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import { mayLeadTeam, mayReadTeam, type Actor } from '../people/actor';
import { namesOf } from '../people/queries.server';
import { setAsideAnswered, type Answered, type Decision } from './decision';
import type { FixFilters } from './filters';
import type { Evidence, FixStatus, Suggestion } from './fix';
import { readableFixes, teamsOfFix } from './queries/readable.server';
import { teamsFromText, type ForTeams, type Reach } from './reach';
import { fixes, fixTeams, suggestionDecisions } from './tables.server';

export { cyclesOf, cyclesToWatch, trialStartsOf } from './queries/cycles.server';
export type { TrialStart, WatchedCycle } from './queries/cycles.server';

export const FIXES_A_PAGE = 30;

export interface Fix {
	id: string;
	teams: ForTeams;
	title: string;
	why: string;
	measure: string;
	status: FixStatus;
	causeId: string | null;
	suggestionKey: string | null;
	/** Null where a person thought of it. */
	evidence: Evidence | null;
	createdByName: string;
	createdAt: Date;
}

/** Whether the actor may answer suggestions for these teams: their leader, or an admin. */
export function mayDecideFor(actor: Actor, teams: ForTeams): boolean {
	if (teams === null) return actor.isAdmin;
	return teams.length > 0 && teams.every((id) => mayLeadTeam(actor, id));
}

/** Fixes of the actor's teams and of the whole organisation, newest first. */
export async function listFixes(
	context: ReadingContext,
	{ status, team, origin, before }: FixFilters
): Promise<{ fixes: Fix[]; next: string | null }> {
	const rows = await context.db
		.select()
		.from(fixes)
		.where(
			and(
				eq(fixes.organisationId, context.actor.organisationId),
				readableFixes(context),
				team ? exists(teamsOfFix(context, [team])) : undefined,
				status ? eq(fixes.status, status) : undefined,
				origin === 'counts' ? isNotNull(fixes.suggestionKey) : undefined,
				origin === 'people' ? isNull(fixes.suggestionKey) : undefined,
				before ? lt(fixes.id, before) : undefined
			)
		)
		.orderBy(desc(fixes.id))
		.limit(FIXES_A_PAGE + 1);
	const shown = await withTeamsAndNames(context, rows.slice(0, FIXES_A_PAGE));
	return { fixes: shown, next: rows.length > FIXES_A_PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/**
 * One fix, with the decision it came from where it came from a suggestion.
 * @throws Problem `not-found`, also where it is for teams of others
 */
export async function findFix(
	context: ReadingContext,
	id: string
): Promise<Fix & { decisionId: string | null }> {
	const { organisationId } = context.actor;
	const [row] = await context.db
		.select({ fix: fixes, decisionId: suggestionDecisions.id })
		.from(fixes)
		.leftJoin(
			suggestionDecisions,
			and(
				eq(suggestionDecisions.organisationId, fixes.organisationId),
				eq(suggestionDecisions.fixId, fixes.id)
			)
		)
		.where(and(eq(fixes.organisationId, organisationId), eq(fixes.id, id)));
	if (!row) throw notFound();
	const [fix] = await withTeamsAndNames(context, [row.fix]);
	if (fix!.teams && !fix!.teams.some((teamId) => mayReadTeam(context.actor, teamId))) throw notFound();
	return { ...fix!, decisionId: row.decisionId };
}

async function withTeamsAndNames(
	context: ReadingContext,
	rows: (typeof fixes.$inferSelect)[]
): Promise<Fix[]> {
	if (rows.length === 0) return [];
	const [links, names] = await Promise.all([
		context.db
			.select({ fixId: fixTeams.fixId, teamId: fixTeams.teamId })
			.from(fixTeams)
			.where(
				and(
					eq(fixTeams.organisationId, context.actor.organisationId),
					inArray(
						fixTeams.fixId,
						rows.map(({ id }) => id)
					)
				)
			),
		namesOf(
			context,
			rows.map(({ createdBy }) => createdBy)
		)
	]);
	const teamsByFix = Map.groupBy(links, ({ fixId }) => fixId);
	return rows.map(({ organisationId: _, createdBy, ...fix }) => ({
		...fix,
		teams: teamsByFix.get(fix.id)?.map(({ teamId }) => teamId) ?? null,
		createdByName: names.get(createdBy) ?? 'Somebody'
	}));
}

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
