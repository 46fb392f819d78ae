import { and, eq } from 'drizzle-orm';
import type { MeasuredWeek } from '../../src/lib/features/fixes/cycle';
import { fixCycles, fixes } from '../../src/lib/features/fixes/tables.server';
import type { Context } from '../../src/lib/server/context';
import { addDays } from '../../src/lib/shared/days';
import { newId } from '../../src/lib/shared/ids';

type Row = typeof fixCycles.$inferInsert;

/** The Monday on which the trials of the tests start, twelve weeks after their baseline begins and ten before they are judged. */
export const TRIAL_START = '2026-09-07';
export const BASELINE_START = addDays(TRIAL_START, -7 * 12);
export const CHECK_DAY = '2026-11-16';

/** Twelve weeks that counted so much each. */
export function steadyWeeks(count: number, of: number | null = null): MeasuredWeek[] {
	return Array.from({ length: 12 }, (_, place) => ({
		monday: addDays(BASELINE_START, 7 * place),
		count,
		of
	}));
}

/**
 * Writes a trial that has started as it is stored, without the days that lie between its plan and its start; further
 * columns say otherwise.
 */
export async function writeTrial(
	{ db, actor }: Context,
	fixId: string,
	further: Partial<Row> = {}
): Promise<Row> {
	const startOn = further.startOn ?? TRIAL_START;
	const cycle: Row = {
		organisationId: actor.organisationId,
		id: newId(),
		fixId,
		number: 1,
		state: 'running',
		ownerId: actor.userId,
		measureKey: 'escalations',
		measureName: 'Escalations',
		baselineFrom: BASELINE_START,
		baselineTo: addDays(TRIAL_START, -1),
		baseline: { weeks: steadyWeeks(8), frozenOn: startOn },
		predictedDrop: 30,
		startOn,
		checkOn: CHECK_DAY,
		startedAt: new Date(`${startOn}T08:00:00Z`),
		...further
	};
	const status = cycle.state === 'decided' ? (cycle.decision ?? 'adopted') : 'in-trial';
	await db.transaction(actor.organisationId, async (inside) => {
		await inside.insert(fixCycles).values(cycle);
		await inside
			.update(fixes)
			.set({ status, ownerId: cycle.ownerId })
			.where(and(eq(fixes.organisationId, actor.organisationId), eq(fixes.id, fixId)));
	});
	return cycle;
}
