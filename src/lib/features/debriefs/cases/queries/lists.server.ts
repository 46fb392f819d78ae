import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { readableTeams } from '../../../people/actor';
import { namesOf } from '../../../people/queries.server';
import { isOneOfTwo } from '../debrief';
import { caseDebriefs } from '../tables.server';
import type { DebriefRow } from './record.server';

export const DEBRIEFS_A_PAGE = 20;

/** A debrief in a list. */
export type ListedDebrief = Pick<
	DebriefRow,
	'id' | 'title' | 'teamId' | 'createdAt' | 'finishedAt' | 'outcome' | 'visibility'
> & {
	isWriter: boolean;
	writers: string[];
};

/**
 * The debriefs that the actor may read, the newest first, and where the next part starts.
 * @param onlyOwn only those that they write themselves
 */
export async function debriefList(
	context: ReadingContext,
	{ onlyOwn, before }: { onlyOwn: boolean; before: string | null }
): Promise<{ debriefs: ListedDebrief[]; next: string | null }> {
	const { db, actor } = context;
	const rows = await db
		.select()
		.from(caseDebriefs)
		.where(
			and(
				eq(caseDebriefs.organisationId, actor.organisationId),
				onlyOwn ? writtenBy(context) : readable(context),
				before === null ? undefined : lt(caseDebriefs.id, before)
			)
		)
		.orderBy(desc(caseDebriefs.id))
		.limit(DEBRIEFS_A_PAGE + 1);
	const shown = rows.slice(0, DEBRIEFS_A_PAGE);
	return {
		debriefs: await listed(context, shown),
		next: rows.length > DEBRIEFS_A_PAGE ? shown.at(-1)!.id : null
	};
}

/** Debriefs about one case that the actor may read, the newest first. */
export async function debriefsAbout(
	context: ReadingContext,
	about: { kind: 'escalation' | 'incident'; id: string }
): Promise<ListedDebrief[]> {
	const column = about.kind === 'escalation' ? caseDebriefs.escalationId : caseDebriefs.incidentId;
	const rows = await context.db
		.select()
		.from(caseDebriefs)
		.where(
			and(
				eq(caseDebriefs.organisationId, context.actor.organisationId),
				eq(column, about.id),
				readable(context)
			)
		)
		.orderBy(desc(caseDebriefs.id))
		.limit(DEBRIEFS_A_PAGE);
	return listed(context, rows);
}

const SHARED_FOR_MS = 7 * 24 * 3_600_000;
const MOST_ON_TODAY = 5;

/** What Today says of debriefs: one's own that have rested, and what others shared with one's team in the last week. */
export async function debriefsForToday(
	context: ReadingContext
): Promise<{ toWrite: ListedDebrief[]; shared: ListedDebrief[] }> {
	const { db, actor, now } = context;
	const [toWrite, shared] = await Promise.all([
		db
			.select()
			.from(caseDebriefs)
			.where(
				and(
					eq(caseDebriefs.organisationId, actor.organisationId),
					writtenBy(context),
					isNull(caseDebriefs.finishedAt),
					or(isNull(caseDebriefs.restsUntil), lte(caseDebriefs.restsUntil, now))
				)
			)
			.orderBy(desc(caseDebriefs.id))
			.limit(MOST_ON_TODAY),
		// Admins read every team's, and are told of those of their own teams.
		actor.teams.size === 0
			? []
			: db
					.select()
					.from(caseDebriefs)
					.where(
						and(
							eq(caseDebriefs.organisationId, actor.organisationId),
							inArray(caseDebriefs.teamId, [...actor.teams.keys()]),
							eq(caseDebriefs.visibility, 'team'),
							gt(caseDebriefs.finishedAt, new Date(now.getTime() - SHARED_FOR_MS)),
							ne(caseDebriefs.createdBy, actor.userId),
							or(isNull(caseDebriefs.colleagueId), ne(caseDebriefs.colleagueId, actor.userId))
						)
					)
					.orderBy(desc(caseDebriefs.finishedAt))
					.limit(MOST_ON_TODAY)
	]);
	const all = await listed(context, [...toWrite, ...shared]);
	return { toWrite: all.slice(0, toWrite.length), shared: all.slice(toWrite.length) };
}

/** The titles of those of some debriefs that the actor may read, by id; of the others nothing is told. */
export async function titlesOfReadableDebriefs(
	context: ReadingContext,
	ids: readonly string[]
): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await context.db
		.select({ id: caseDebriefs.id, title: caseDebriefs.title })
		.from(caseDebriefs)
		.where(
			and(
				eq(caseDebriefs.organisationId, context.actor.organisationId),
				inArray(caseDebriefs.id, [...ids]),
				readable(context)
			)
		);
	return new Map(rows.map(({ id, title }) => [id, title]));
}

function writtenBy({ actor }: ReadingContext) {
	return or(eq(caseDebriefs.createdBy, actor.userId), eq(caseDebriefs.colleagueId, actor.userId));
}

/** `mayReadDebrief` as a condition. */
function readable(context: ReadingContext) {
	const teams = readableTeams(context.actor);
	return or(
		writtenBy(context),
		and(
			eq(caseDebriefs.visibility, 'team'),
			isNotNull(caseDebriefs.finishedAt),
			teams ? inArray(caseDebriefs.teamId, teams) : undefined
		)
	);
}

async function listed(context: ReadingContext, rows: DebriefRow[]): Promise<ListedDebrief[]> {
	const names = await namesOf(
		context,
		rows.flatMap(({ createdBy, colleagueId }) => [createdBy, ...(colleagueId ? [colleagueId] : [])])
	);
	return rows.map(({ id, title, teamId, createdAt, finishedAt, outcome, visibility, ...row }) => ({
		id,
		title,
		teamId,
		createdAt,
		finishedAt,
		outcome,
		visibility,
		isWriter: isOneOfTwo(context.actor, { teamId, finishedAt, visibility, ...row }),
		writers: [row.createdBy, row.colleagueId].flatMap((userId) =>
			userId ? [names.get(userId) ?? 'Somebody'] : []
		)
	}));
}
