import { and, eq, exists, inArray, notExists, or, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { readableTeams } from '../../people/actor';
import { fixes, fixTeams } from '../tables.server';

/** The condition on `fixes` that leaves those of the actor's teams and of the whole organisation. */
export function readableFixes(context: ReadingContext): SQL | undefined {
	const teams = readableTeams(context.actor);
	return teams ? or(notExists(teamsOfFix(context)), exists(teamsOfFix(context, teams))) : undefined;
}

/** The teams of the fix that the surrounding query looks at, or those among them. */
export function teamsOfFix(context: ReadingContext, among?: string[]) {
	return context.db
		.select({ one: sql`1` })
		.from(fixTeams)
		.where(
			and(
				eq(fixTeams.organisationId, context.actor.organisationId),
				eq(fixTeams.fixId, fixes.id),
				among ? inArray(fixTeams.teamId, among) : undefined
			)
		);
}
