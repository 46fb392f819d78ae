import {
	and,
	asc,
	desc,
	eq,
	exists,
	gt,
	inArray,
	isNotNull,
	isNull,
	lt,
	lte,
	not,
	or,
	sql,
	type SQL
} from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { dayOf, type Day } from '$lib/shared/days';
import { namesOf } from '../../people/queries.server';
import { studyDayOf, type Cycle } from '../cycle';
import type { FixFilters, FixOrder } from '../filters';
import { fixStages, stageOf, type Evidence, type FixStage, type FixStatus } from '../fix';
import type { Standing } from '../moves';
import { mayDecideFor, type ForTeams } from '../reach';
import { fixCycles, fixes, fixTeams, fixVotes } from '../tables.server';
import { asCycle } from './cycles.server';
import { readableFixes, teamsOfFix } from './readable.server';

export const FIXES_A_PAGE = 30;

/** How many cards a column of the board shows of each status. */
export const CARDS_A_STATUS = 12;

export interface Fix {
	id: string;
	teams: ForTeams;
	title: string;
	why: string;
	measure: string;
	status: FixStatus;
	/** Where it stands today. */
	stage: FixStage;
	causeId: string | null;
	suggestionKey: string | null;
	/** Null where a person thought of it. */
	evidence: Evidence | null;
	createdByName: string;
	createdAt: Date;
	ownerId: string | null;
	ownerName: string | null;
	statusSince: Date | null;
	declinedReason: string | null;
	duplicateOf: string | null;
	outsideOwner: string | null;
	outsideSince: Day | null;
	votes: number;
	/** Whether the actor has voted for it. */
	voted: boolean;
	version: number;
	/** The latest plan; null where there is none. */
	cycle: Cycle | null;
	/** What the actor is to it. */
	standing: Standing;
}

/**
 * Fixes of the actor's teams and of the whole organisation, in the order that the filters ask for. Where that is how long
 * they wait for an answer, those that were only suggested; where it is the check day, those with a trial.
 */
export async function listFixes(
	context: ReadingContext,
	filters: FixFilters,
	limit = FIXES_A_PAGE
): Promise<{ fixes: Fix[]; next: string | null }> {
	const { stage, before, order } = filters;
	const ordered = ordersOf(context)[order];
	const inOrder = ordered.isRising ? asc : desc;
	const rows = await context.db
		.select({ fix: fixes, key: ordered.by })
		.from(fixes)
		.where(
			and(
				narrowed(context, filters),
				stage ? atStage(context, stage) : undefined,
				ordered.among,
				before ? beyond(before, ordered) : undefined
			)
		)
		.orderBy(inOrder(ordered.by), inOrder(fixes.id))
		.limit(limit + 1);
	const shown = await asFixes(
		context,
		rows.slice(0, limit).map(({ fix }) => fix)
	);
	const last = rows.length > limit ? rows[limit - 1] : undefined;
	const key = last?.key instanceof Date ? last.key.getTime() : last?.key;
	return { fixes: shown, next: last ? `${key}~${last.fix.id}` : null };
}

interface Ordered {
	/** What comes before the id. */
	by: SQL<Date | number | Day>;
	/** Its value from a cursor; undefined for one that was made up. */
	read: (text: string) => unknown;
	isRising: boolean;
	/** Which fixes can be put in this order. */
	among?: SQL;
}

function ordersOf({ db, actor }: ReadingContext): Record<FixOrder, Ordered> {
	const studyDay = db
		.select({ day: sql<Day>`coalesce(${fixCycles.endedOn}, ${fixCycles.checkOn})` })
		.from(fixCycles)
		.where(
			and(
				eq(fixCycles.organisationId, actor.organisationId),
				eq(fixCycles.fixId, fixes.id),
				inArray(fixCycles.state, ['planned', 'running'])
			)
		)
		.limit(1);
	const sinceSuggested = {
		by: sql<Date>`${fixes.createdAt}`.mapWith(fixes.createdAt),
		read: (text: string) =>
			/^\d{1,15}$/.test(text) ? sql.param(new Date(Number(text)), fixes.createdAt) : undefined
	};
	return {
		newest: { ...sinceSuggested, isRising: false },
		votes: {
			by: sql`${fixes.votes}`.mapWith(Number),
			read: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined),
			isRising: false
		},
		unanswered: { ...sinceSuggested, isRising: true, among: eq(fixes.status, 'suggested') },
		check: {
			by: sql<Day>`(${studyDay})`,
			read: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined),
			isRising: true,
			among: inArray(fixes.status, ['planned', 'in-trial'])
		}
	};
}

/** What comes after the last of an earlier page; a place that was made up begins at the first page. */
function beyond(place: string, { by, read, isRising }: Ordered): SQL | undefined {
	const further = isRising ? gt : lt;
	const [text = '', id = ''] = place.split('~');
	const value = read(text);
	if (value === undefined || id === '') return undefined;
	return or(further(by, value), and(eq(by, value), further(fixes.id, id)));
}

/** Fixes by where they stand, with how many there are of each; those with the most votes first, and not all of them. */
export interface Board {
	fixes: Fix[];
	counts: Record<FixStage, number>;
}

/** The board of the fixes of the actor's teams and of the whole organisation. */
export async function fixBoard(
	context: ReadingContext,
	filters: Pick<FixFilters, 'team' | 'origin' | 'mine'>
): Promise<Board> {
	const condition = narrowed(context, filters);
	const due = and(eq(fixes.status, 'in-trial'), isDue(context));
	const place = sql<number>`row_number() over (partition by ${fixes.status}, ${due} order by ${fixes.votes} desc, ${fixes.id} desc)`;
	const ranked = context.db
		.select({ id: fixes.id, place: place.mapWith(Number).as('place') })
		.from(fixes)
		.where(condition)
		.as('ranked');
	const [rows, counts] = await Promise.all([
		context.db
			.select({ fix: fixes })
			.from(fixes)
			.innerJoin(ranked, eq(ranked.id, fixes.id))
			.where(and(eq(fixes.organisationId, context.actor.organisationId), lte(ranked.place, CARDS_A_STATUS)))
			.orderBy(desc(fixes.votes), desc(fixes.id)),
		countFixes(context, filters)
	]);
	return {
		fixes: await asFixes(
			context,
			rows.map(({ fix }) => fix)
		),
		counts
	};
}

/** How many fixes of the actor's teams and of the whole organisation stand where. */
export async function countFixes(
	context: ReadingContext,
	filters: Pick<FixFilters, 'team' | 'origin' | 'mine'>
): Promise<Record<FixStage, number>> {
	const due = and(eq(fixes.status, 'in-trial'), isDue(context));
	const counted = await context.db
		.select({
			status: fixes.status,
			all: sql`count(*)`.mapWith(Number),
			due: sql`sum(case when ${due} then 1 else 0 end)`.mapWith(Number)
		})
		.from(fixes)
		.where(narrowed(context, filters))
		.groupBy(fixes.status);
	const counts = Object.fromEntries(Object.keys(fixStages).map((stage) => [stage, 0])) as Record<
		FixStage,
		number
	>;
	for (const { status, all, due: studyDue } of counted) {
		counts[status] += all - studyDue;
		counts['study-due'] += studyDue;
	}
	return counts;
}

function narrowed(
	context: ReadingContext,
	{ team, origin, mine }: Pick<FixFilters, 'team' | 'origin' | 'mine'>
): SQL | undefined {
	return and(
		eq(fixes.organisationId, context.actor.organisationId),
		readableFixes(context),
		team ? exists(teamsOfFix(context, [team])) : undefined,
		origin === 'counts' ? isNotNull(fixes.suggestionKey) : undefined,
		origin === 'people' ? isNull(fixes.suggestionKey) : undefined,
		mine ? eq(fixes.ownerId, context.actor.userId) : undefined
	);
}

function atStage(context: ReadingContext, stage: FixStage): SQL | undefined {
	if (stage === 'study-due') return and(eq(fixes.status, 'in-trial'), isDue(context));
	if (stage === 'in-trial') return and(eq(fixes.status, 'in-trial'), not(isDue(context)));
	return eq(fixes.status, stage);
}

/** Whether the trial of the fix that the surrounding query looks at waits to be studied. */
function isDue({ db, actor, now }: ReadingContext): SQL {
	const today = dayOf(now, actor.habits.timeZone);
	return exists(
		db
			.select({ one: sql`1` })
			.from(fixCycles)
			.where(
				and(
					eq(fixCycles.organisationId, actor.organisationId),
					eq(fixCycles.fixId, fixes.id),
					eq(fixCycles.state, 'running'),
					sql`coalesce(${fixCycles.endedOn}, ${fixCycles.checkOn}) <= ${today}`
				)
			)
	);
}

/** Rows with what is kept beside them: teams, the latest plan, votes and names. */
export async function asFixes(context: ReadingContext, rows: (typeof fixes.$inferSelect)[]): Promise<Fix[]> {
	if (rows.length === 0) return [];
	const { organisationId, userId, habits } = context.actor;
	const ids = rows.map(({ id }) => id);
	const [links, cycles, ownVotes, names] = await Promise.all([
		context.db
			.select({ fixId: fixTeams.fixId, teamId: fixTeams.teamId })
			.from(fixTeams)
			.where(and(eq(fixTeams.organisationId, organisationId), inArray(fixTeams.fixId, ids))),
		context.db
			.select()
			.from(fixCycles)
			.where(and(eq(fixCycles.organisationId, organisationId), inArray(fixCycles.fixId, ids)))
			.orderBy(fixCycles.number),
		context.db
			.select({ fixId: fixVotes.fixId })
			.from(fixVotes)
			.where(
				and(
					eq(fixVotes.organisationId, organisationId),
					inArray(fixVotes.fixId, ids),
					eq(fixVotes.userId, userId)
				)
			),
		namesOf(
			context,
			rows.flatMap(({ createdBy, ownerId }) => (ownerId ? [createdBy, ownerId] : [createdBy]))
		)
	]);
	const teamsByFix = Map.groupBy(links, ({ fixId }) => fixId);
	const latestCycle = new Map(cycles.map((cycle) => [cycle.fixId, asCycle(cycle)]));
	const voted = new Set(ownVotes.map(({ fixId }) => fixId));
	const today = dayOf(context.now, habits.timeZone);
	return rows.map(({ organisationId: _, createdBy, ...fix }) => {
		const teams = teamsByFix.get(fix.id)?.map(({ teamId }) => teamId) ?? null;
		const cycle = latestCycle.get(fix.id) ?? null;
		return {
			...fix,
			teams,
			cycle,
			stage: stageOf({ status: fix.status, studyOn: cycle && studyDayOf(cycle) }, today),
			voted: voted.has(fix.id),
			createdByName: names.get(createdBy) ?? 'Somebody',
			ownerName: fix.ownerId ? (names.get(fix.ownerId) ?? 'Somebody') : null,
			standing: { leads: mayDecideFor(context.actor, teams), owns: fix.ownerId === userId }
		};
	});
}
