import { and, eq, isNotNull, lt, or } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import type { Job } from '$lib/server/jobs/job';
import { authorise } from '$lib/shared/problem';
import { isProgram } from '../../../people/actor';
import { WORDS_KEPT_DAYS } from '../request';
import { supportRequests } from '../tables.server';

/** Forgets what was written in requests that are long over, early every day. */
export const forgetRequestsJob: Job = {
	name: 'forget-support-requests',
	schedule: { every: 'day', hour: 3 },
	run: (context) => forgetClosedRequests(context)
};

const DAY_MS = 86_400_000;

/** Deletes what both wrote in requests that were closed long ago. That they were made, and for what, stays counted. */
export async function forgetClosedRequests(context: Context): Promise<void> {
	authorise(isProgram(context.actor));
	const closedBefore = new Date(context.now.getTime() - WORDS_KEPT_DAYS * DAY_MS);
	await inTransaction(context, async ({ db, actor }) => {
		await db
			.update(supportRequests)
			.set({ words: null, answer: null })
			.where(
				and(
					eq(supportRequests.organisationId, actor.organisationId),
					eq(supportRequests.state, 'closed'),
					lt(supportRequests.closedAt, closedBefore),
					or(isNotNull(supportRequests.words), isNotNull(supportRequests.answer))
				)
			);
	});
}
