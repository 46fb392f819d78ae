import type { Context } from '$lib/server/context';
import type { Job } from '$lib/server/jobs/job';
import { authorise } from '$lib/shared/problem';
import { isProgram } from '../../../people/actor';
import { closeRound, openRound } from '../../pulse/commands/rounds.server';

/** Looks every quarter of an hour, on which every hour of every time zone begins. */
export const roundsJob: Job = {
	name: 'pulse-rounds',
	schedule: { every: 'quarter-hour' },
	run: (context) => turnRounds(context)
};

/**
 * Closes every round whose time is over, and opens the one whose time it is. After a stop a round that should be open is
 * opened late, one that should have closed is closed, and one that was missed whole is not made up for: nobody would
 * remember how that week was.
 */
export async function turnRounds(context: Context): Promise<void> {
	authorise(isProgram(context.actor));
	while (await closeRound(context));
	await openRound(context);
}
