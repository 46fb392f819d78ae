import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Day } from '$lib/shared/days';
import { invalid, notFound } from '$lib/shared/problem';
import { mayLeadTeam, readableTeams, type Actor } from '../../people/actor';
import { namesOf } from '../../people/queries.server';
import type { EscalationFilters } from '../filters';
import { withCauses } from '../queries/causes.server';
import { matching } from '../queries/narrowing.server';
import { escalations } from '../tables.server';
import { MOST_AT_ONCE, type ChangeField } from './change';
import { escalationChangeRows, escalationChanges } from './tables.server';

/** The escalations that the filters leave, as a selection; at most as many as one change reaches. */
export async function selectAll(context: ReadingContext, filters: EscalationFilters): Promise<string[]> {
	const found = await context.db
		.select({ id: escalations.id })
		.from(escalations)
		.where(matching(context, filters))
		.orderBy(desc(escalations.occurredOn), desc(escalations.id))
		.limit(MOST_AT_ONCE + 1);
	if (found.length > MOST_AT_ONCE) {
		throw invalid({}, `More than ${MOST_AT_ONCE} match; narrow the list, then select again.`);
	}
	return found.map(({ id }) => id);
}

/** The selected escalations as they are stored, those left out that the actor does not see. */
export async function selected(context: ReadingContext, ids: readonly string[]) {
	if (ids.length === 0) return [];
	const { db, actor } = context;
	const teams = readableTeams(actor);
	const rows = await db
		.select()
		.from(escalations)
		.where(
			and(
				eq(escalations.organisationId, actor.organisationId),
				inArray(escalations.id, ids.slice(0, MOST_AT_ONCE)),
				teams ? inArray(escalations.teamId, teams) : undefined
			)
		)
		.orderBy(desc(escalations.occurredOn), desc(escalations.id));
	return withCauses(context, rows);
}

/** A change to many escalations as its page shows it. */
export interface MadeChange {
	id: string;
	field: ChangeField;
	/** What it was set to, in words. */
	value: string;
	changed: number;
	madeAt: Date;
	madeByName: string;
	undoneAt: Date | null;
	undoneByName: string | null;
}

/** One of the escalations that a change reached. */
export interface ChangedRow {
	id: string;
	occurredOn: Day;
	summary: string;
	/** Null until the change is undone. */
	undone: 'put-back' | 'changed-since' | null;
}

/**
 * A change with the escalations it reached that the actor sees.
 * @throws Problem `not-found` unless the actor made it, is an admin, or leads every team it reached
 */
export async function findChange(
	context: ReadingContext,
	id: string
): Promise<MadeChange & { rows: ChangedRow[] }> {
	const { db, actor } = context;
	const { organisationId } = actor;
	const [change] = await db
		.select()
		.from(escalationChanges)
		.where(and(eq(escalationChanges.organisationId, organisationId), eq(escalationChanges.id, id)));
	if (!change) throw notFound();
	const reached = await db
		.select({
			id: escalations.id,
			teamId: escalations.teamId,
			occurredOn: escalations.occurredOn,
			summary: escalations.summary,
			undone: escalationChangeRows.undone
		})
		.from(escalationChangeRows)
		.innerJoin(
			escalations,
			and(
				eq(escalations.organisationId, organisationId),
				eq(escalations.id, escalationChangeRows.escalationId)
			)
		)
		.where(
			and(eq(escalationChangeRows.organisationId, organisationId), eq(escalationChangeRows.changeId, id))
		)
		.orderBy(desc(escalations.occurredOn), asc(escalations.id));
	const teams = new Set(reached.map(({ teamId }) => teamId));
	if (change.madeBy !== actor.userId && !leadsAll(actor, teams)) throw notFound();

	const seen = readableTeams(actor);
	const names = await namesOf(context, [change.madeBy, ...(change.undoneBy ? [change.undoneBy] : [])]);
	const { organisationId: _, madeBy, undoneBy, ...rest } = change;
	return {
		...rest,
		madeByName: names.get(madeBy) ?? '',
		undoneByName: undoneBy === null ? null : (names.get(undoneBy) ?? ''),
		rows: reached
			.filter(({ teamId }) => seen === null || seen.includes(teamId))
			.map(({ teamId: _teamId, ...row }) => row)
	};
}

function leadsAll(actor: Actor, teams: ReadonlySet<string>): boolean {
	return [...teams].every((team) => mayLeadTeam(actor, team)) && (teams.size > 0 || actor.isAdmin);
}

const CHANGES_SHOWN = 50;

/** The changes that the actor made to many escalations, the newest first. */
export function changesOf({ db, actor }: ReadingContext) {
	return db
		.select({
			id: escalationChanges.id,
			field: escalationChanges.field,
			value: escalationChanges.value,
			changed: escalationChanges.changed,
			madeAt: escalationChanges.madeAt,
			undoneAt: escalationChanges.undoneAt
		})
		.from(escalationChanges)
		.where(
			and(
				eq(escalationChanges.organisationId, actor.organisationId),
				eq(escalationChanges.madeBy, actor.userId)
			)
		)
		.orderBy(desc(escalationChanges.madeAt))
		.limit(CHANGES_SHOWN);
}

/** What a change found in each escalation, by id; for undoing it. */
export async function keptOf({ db, actor }: ReadingContext, changeId: string) {
	const rows = await db
		.select({
			escalationId: escalationChangeRows.escalationId,
			before: escalationChangeRows.before,
			version: escalationChangeRows.version
		})
		.from(escalationChangeRows)
		.where(
			and(
				eq(escalationChangeRows.organisationId, actor.organisationId),
				eq(escalationChangeRows.changeId, changeId)
			)
		);
	return new Map(rows.map(({ escalationId, ...kept }) => [escalationId, kept]));
}
