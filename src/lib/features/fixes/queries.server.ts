import { and, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import { mayLeadTeam, mayReadTeam, readableTeams, type Actor } from '../people/actor';
import { namesOf } from '../people/queries.server';
import type { FixFilters } from './filters';
import { setAsideAnswered, type Answered, type Decision } from './decision';
import type { Evidence, FixStatus, Suggestion } from './fix';
import { fixes, suggestionDecisions } from './tables.server';

export const FIXES_A_PAGE = 30;

/** The stored team of a decision that holds for the whole organisation. */
export const WHOLE_ORGANISATION = '';

export interface Fix {
	id: string;
	teamId: string | null;
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

/** Whether the actor may answer suggestions for a team, or, for null, for the whole organisation. */
export function mayDecideFor(actor: Actor, teamId: string | null): boolean {
	return teamId === null ? actor.isAdmin : mayLeadTeam(actor, teamId);
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
				readable(context),
				status ? eq(fixes.status, status) : undefined,
				team ? eq(fixes.teamId, team) : undefined,
				origin === 'counts' ? isNotNull(fixes.suggestionKey) : undefined,
				origin === 'people' ? isNull(fixes.suggestionKey) : undefined,
				before ? lt(fixes.id, before) : undefined
			)
		)
		.orderBy(desc(fixes.id))
		.limit(FIXES_A_PAGE + 1);
	const shown = rows.slice(0, FIXES_A_PAGE);
	const names = await namesOf(
		context,
		shown.map(({ createdBy }) => createdBy)
	);
	return {
		fixes: shown.map((row) => fixOf(row, names)),
		next: rows.length > FIXES_A_PAGE ? (shown.at(-1)?.id ?? null) : null
	};
}

/**
 * One fix, with the decision it came from where it came from a suggestion.
 * @throws Problem `not-found`, also where it is another team's
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
	if (!row || (row.fix.teamId !== null && !mayReadTeam(context.actor, row.fix.teamId))) throw notFound();
	return { ...fixOf(row.fix, await namesOf(context, [row.fix.createdBy])), decisionId: row.decisionId };
}

function readable(context: ReadingContext): SQL | undefined {
	const teams = readableTeams(context.actor);
	return and(
		eq(fixes.organisationId, context.actor.organisationId),
		teams ? or(isNull(fixes.teamId), inArray(fixes.teamId, teams)) : undefined
	);
}

function fixOf(
	{ organisationId: _, createdBy, ...fix }: typeof fixes.$inferSelect,
	names: Map<string, string>
): Fix {
	return { ...fix, createdByName: names.get(createdBy) ?? 'Somebody' };
}

/**
 * Sets aside the suggestions that were answered, and gives the answers that stand.
 * @param teamIds the teams whose counts the suggestions rest on; null for the whole organisation
 */
export async function withDecisions<S extends Suggestion>(
	context: ReadingContext,
	teamIds: readonly string[] | null,
	suggestions: readonly S[]
): Promise<Answered<S>> {
	const { habits } = context.actor;
	const decisions = await decisionsFor(context, teamIds);
	return setAsideAnswered(suggestions, decisions, teamIds, dayOf(context.now, habits.timeZone), habits);
}

/** Decisions for the whole organisation and these teams, the latest first; of one suggestion where it is given. */
export async function decisionsFor(
	context: ReadingContext,
	teamIds: readonly string[] | null,
	suggestionKey?: string
): Promise<Decision[]> {
	const rows = await context.db
		.select()
		.from(suggestionDecisions)
		.where(
			and(
				eq(suggestionDecisions.organisationId, context.actor.organisationId),
				suggestionKey ? eq(suggestionDecisions.suggestionKey, suggestionKey) : undefined,
				inArray(suggestionDecisions.teamId, [WHOLE_ORGANISATION, ...(teamIds ?? [])])
			)
		)
		.orderBy(desc(suggestionDecisions.decidedAt), desc(suggestionDecisions.id));
	const names = await namesOf(
		context,
		rows.map(({ decidedBy }) => decidedBy)
	);
	return rows.map(({ organisationId: _, decidedBy, teamId, ...decision }) => ({
		...decision,
		teamId: teamId === WHOLE_ORGANISATION ? null : teamId,
		decidedByName: names.get(decidedBy) ?? 'Somebody'
	}));
}
