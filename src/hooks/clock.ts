import { retroMailsJob } from '$lib/features/debriefs/retros/commands/mails.server';
import { watchJob } from '$lib/features/fixes/commands/watch.server';
import { sweepJob } from '$lib/features/incidents/commands/attachments.server';
import { retentionJob } from '$lib/features/incidents/commands/retention.server';
import { expiryJob } from '$lib/features/incidents/measures/commands/reviews.server';
import { digestJob } from '$lib/features/kudos/commands/digest.server';
import { everyOrganisationsHabits } from '$lib/features/people/queries.server';
import { roundsJob } from '$lib/features/wellbeing/reminders/commands/rounds.server';
import { remindersJob } from '$lib/features/wellbeing/reminders/commands/sending.server';
import { forgetRequestsJob } from '$lib/features/wellbeing/support/commands/forgetting.server';
import type { Database } from '$lib/server/db/connection';
import { startClock } from '$lib/server/jobs/clock.server';
import type { Job } from '$lib/server/jobs/job';
import { systemClock } from '$lib/shared/clock';

/** What the app does by itself. */
const jobs: readonly Job[] = [
	watchJob,
	expiryJob,
	retentionJob,
	sweepJob,
	roundsJob,
	remindersJob,
	forgetRequestsJob,
	retroMailsJob,
	digestJob
];

/**
 * Has this process do what is due, in turn with the others of the install.
 * @returns stops it; to be awaited before the database is closed
 */
export function startJobs(database: Database): () => Promise<void> {
	return startClock({
		database,
		clock: systemClock,
		jobs,
		organisations: () => everyOrganisationsHabits(database)
	});
}
