import { inTransaction, type Context, type ReadingContext } from '$lib/server/context';
import type { Job } from '$lib/server/jobs/job';
import { authorise } from '$lib/shared/problem';
import { isProgram } from '../../people/actor';
import { cyclesToWatch, findFix, type WatchedCycle } from '../queries.server';
import { weeksSinceAdoption } from '../queries/watched.server';
import type { ForTeams } from '../reach';
import { moveFix } from '../recording.server';
import { WATCHED_WEEKS } from '../verdict/watch.server';
import { returnInWords } from '../verdict/words';

/** Watches what was adopted, early each day, so that it is on Today when people come. */
export const watchJob: Job = {
	name: 'watch-adopted-fixes',
	schedule: { every: 'day', hour: 5 },
	run: async (context) => void (await watchAdopted(context))
};

/**
 * Opens those adopted fixes again whose measure signals upward within half a year, and says why in their story. One after
 * the other: each has a measure of its own.
 * @returns the fixes it has opened
 */
export async function watchAdopted(context: Context): Promise<string[]> {
	authorise(isProgram(context.actor));
	const since = new Date(context.now.getTime() - WATCHED_WEEKS * 7 * 86_400_000);
	const opened: string[] = [];
	for (const cycle of await cyclesToWatch(context, since)) {
		const { teams } = await findFix(context, cycle.fixId);
		const reason = await reasonToOpen(context, cycle, teams);
		if (reason && (await openAgain(context, cycle, reason))) opened.push(cycle.fixId);
	}
	return opened;
}

async function reasonToOpen(
	context: ReadingContext,
	cycle: WatchedCycle,
	teams: ForTeams
): Promise<string | null> {
	const found = (await weeksSinceAdoption(context, cycle, teams))?.found;
	return found ? returnInWords(found, cycle.measureName, context.actor.habits) : null;
}

/** Whoever moved the fix meanwhile has seen to it; then it is left where it is. */
function openAgain(context: Context, cycle: WatchedCycle, reason: string): Promise<boolean> {
	return inTransaction(context, async (inside) => {
		const fix = await findFix(inside, cycle.fixId);
		if (fix.status !== 'adopted' || fix.version !== cycle.version) return false;
		await moveFix(inside, fix, 'reopen', {
			kind: 'reopened',
			details: { reason },
			set: { ownerId: cycle.presentOwner ?? cycle.ownerId }
		});
		return true;
	});
}
