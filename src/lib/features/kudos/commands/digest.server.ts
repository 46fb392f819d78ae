import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import type { Job } from '$lib/server/jobs/job';
import { sendMail, sendsMail } from '$lib/server/mail/mail';
import { settings } from '$lib/server/settings';
import { addDays, dayOf, mondayOf, type Day } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import { isProgram } from '../../people/actor';
import { addressesOf } from '../../people/queries.server';
import { unsubscribeFoot } from '../../wellbeing/reminders/queries.server';
import { digestFor } from '../digest';
import { kudosOfWeek, readersOfDigest } from '../queries/digest.server';
import { kudosDigests } from '../tables.server';

/** So many days a digest is sent: whoever has quiet hours until then can do without. */
const SENT_FOR_DAYS = 3;

/** After so many failures one after the other the mail server is taken to be away, and left alone for now. */
const FAILURES_IN_A_ROW = 3;

/** Looks every quarter of an hour, as everybody has quiet hours of their own. */
export const digestJob: Job = {
	name: 'kudos-digest',
	schedule: { every: 'quarter-hour' },
	run: async (context) => void (await sendDigests(context))
};

/**
 * Mails last week's kudos, in the first days of a week, to whoever wants them and was not sent them yet; nothing where
 * nobody was thanked. What could not be sent is tried at the next look.
 * @returns how many the mail server took
 */
export async function sendDigests(context: Context): Promise<number> {
	authorise(isProgram(context.actor));
	const { habits, organisationId } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	const week = addDays(mondayOf(today), -7);
	if (!sendsMail() || today >= addDays(week, 7 + SENT_FOR_DAYS)) return 0;
	const readers = await readersOfDigest(context, week);
	if (readers.length === 0) return 0;
	const given = await kudosOfWeek(context, { from: week, to: addDays(week, 6) });
	if (given.length === 0) return 0;
	const addresses = await addressesOf(context, readers);
	let [sent, failures] = [0, 0];
	for (const userId of readers) {
		const to = addresses.get(userId);
		if (!to || !(await claim(context, week, userId))) continue;
		const isSent = await sendMail({
			to,
			...digestFor(userId, given),
			link: { href: `${settings().origin}/kudos`, label: 'See the kudos' },
			unsubscribe: unsubscribeFoot({ organisationId, userId, kind: 'kudos-digest' })
		});
		sent += isSent ? 1 : 0;
		failures = isSent ? 0 : failures + 1;
		if (!isSent) await release(context, week, userId);
		if (failures >= FAILURES_IN_A_ROW) break;
	}
	return sent;
}

/**
 * Notes a digest as sent before it is, so that a run that is cut off, or another beside it, never sends one twice.
 * @returns whether it is for this run to send
 */
function claim(context: Context, week: Day, userId: string): Promise<boolean> {
	return inTransaction(context, async (inside) => {
		const { organisationId } = inside.actor;
		const [claimed] = await inside.db
			.insert(kudosDigests)
			.values({ organisationId, week, userId, sentAt: inside.now })
			.onConflictDoNothing()
			.returning({ userId: kudosDigests.userId });
		return claimed !== undefined;
	});
}

function release(context: Context, week: Day, userId: string): Promise<void> {
	return inTransaction(context, async ({ db, actor }) => {
		await db
			.delete(kudosDigests)
			.where(
				and(
					eq(kudosDigests.organisationId, actor.organisationId),
					eq(kudosDigests.week, week),
					eq(kudosDigests.userId, userId)
				)
			);
	});
}
