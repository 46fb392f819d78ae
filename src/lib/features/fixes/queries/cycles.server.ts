import { and, asc, desc, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Day } from '$lib/shared/days';
import type { Cycle } from '../cycle';
import { fixCycles, fixes } from '../tables.server';
import { readableFixes } from './readable.server';

/** The start of a trial, to be marked on charts of what it means to change. */
export interface TrialStart {
	/** The first day of the trial. */
	day: Day;
	fixId: string;
	title: string;
	measureKey: string;
}

/** The trials that were started on these measures, of the fixes that the actor may read, in order. */
export async function trialStartsOf(
	context: ReadingContext,
	...measureKeys: string[]
): Promise<TrialStart[]> {
	return context.db
		.select({
			day: fixCycles.startOn,
			fixId: fixes.id,
			title: fixes.title,
			measureKey: fixCycles.measureKey
		})
		.from(fixCycles)
		.innerJoin(fixes, and(eq(fixes.organisationId, fixCycles.organisationId), eq(fixes.id, fixCycles.fixId)))
		.where(
			and(
				eq(fixCycles.organisationId, context.actor.organisationId),
				inArray(fixCycles.measureKey, measureKeys),
				isNotNull(fixCycles.startedAt),
				readableFixes(context)
			)
		)
		.orderBy(asc(fixCycles.startOn), asc(fixes.id));
}

/** A cycle with the fix it is of, for what the program watches by itself. */
export interface WatchedCycle extends Cycle {
	fixTitle: string;
	/** The version of the fix. */
	version: number;
	/** Who sees to the fix by now, where the trial was handed over. */
	presentOwner: string | null;
}

/**
 * The cycles of the organisation that were adopted since, of fixes that still stand as adopted. Not narrowed to what the
 * actor may read: the program watches for everybody.
 */
export async function cyclesToWatch(context: ReadingContext, adoptedSince: Date): Promise<WatchedCycle[]> {
	const rows = await context.db
		.select({ cycle: fixCycles, fixTitle: fixes.title, version: fixes.version, presentOwner: fixes.ownerId })
		.from(fixCycles)
		.innerJoin(fixes, and(eq(fixes.organisationId, fixCycles.organisationId), eq(fixes.id, fixCycles.fixId)))
		.where(
			and(
				eq(fixCycles.organisationId, context.actor.organisationId),
				eq(fixCycles.state, 'decided'),
				eq(fixCycles.decision, 'adopted'),
				gte(fixCycles.decidedAt, adoptedSince),
				eq(fixes.status, 'adopted')
			)
		)
		.orderBy(asc(fixCycles.decidedAt), asc(fixCycles.id));
	return rows.map(({ cycle, ...fix }) => ({ ...asCycle(cycle), ...fix }));
}

/** The cycles of one fix, the latest first. Who may read the fix is decided where it is found. */
export async function cyclesOf(context: ReadingContext, fixId: string): Promise<Cycle[]> {
	const rows = await context.db
		.select()
		.from(fixCycles)
		.where(and(eq(fixCycles.organisationId, context.actor.organisationId), eq(fixCycles.fixId, fixId)))
		.orderBy(desc(fixCycles.number));
	return rows.map(asCycle);
}

/** A stored cycle as the rules know it. */
export function asCycle({ organisationId: _, ...cycle }: typeof fixCycles.$inferSelect): Cycle {
	return cycle;
}
