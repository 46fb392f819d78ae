import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { insertMany } from '$lib/server/db/insert-many';
import type { Job } from '$lib/server/jobs/job';
import { sendMail, sendsMail } from '$lib/server/mail/mail';
import { newId } from '$lib/shared/ids';
import { authorise } from '$lib/shared/problem';
import { isProgram } from '../../../people/actor';
import { addressesOf } from '../../../people/queries.server';
import { unclosedRounds } from '../../pulse/queries/rounds.server';
import { mailOf } from '../mails.server';
import { remindersDue, withoutSent } from '../queries.server';
import type { Reminder } from '../reminder';
import { reminders } from '../tables.server';

/** So many are taken up at once; they are sent long before somebody else might take them up. */
const BATCH = 100;
const LEASE_MS = 15 * 60_000;
/** After so many failures one after the other the mail server is taken to be away, and left alone for now. */
const FAILURES_IN_A_ROW = 3;
const MOST_ATTEMPTS = 5;
const KEPT_MS = 90 * 86_400_000;

/** Looks every quarter of an hour for what people are to be reminded of. */
export const remindersJob: Job = {
	name: 'reminders',
	schedule: { every: 'quarter-hour' },
	run: async (context) => void (await sendReminders(context))
};

/**
 * Mails what is due to those who want it. A reminder is taken up in a transaction before it is sent, so that several
 * processes send it once; where one was killed in between, it is sent again a quarter of an hour later.
 * @returns how many the mail server took
 */
export async function sendReminders(context: Context): Promise<number> {
	authorise(isProgram(context.actor));
	if (!sendsMail()) return 0;
	const due = await remindersDue(context);
	if (due.length === 0) return 0;
	let sent = 0;
	for (let start = 0; start < due.length; start += BATCH) {
		const taken = await inTransaction(context, (inside) => takeUp(inside, due.slice(start, start + BATCH)));
		const done = await send(context, taken);
		sent += done.sent.length;
		await inTransaction(context, (inside) => note(inside, done));
		if (done.isAway) break;
	}
	return sent;
}

type Taken = Reminder & { claim: string };

async function takeUp(inside: WritingContext, due: readonly Reminder[]): Promise<Taken[]> {
	const { actor, now, db } = inside;
	const taken = (await withoutSent(inside, due)).map((reminder) => ({ ...reminder, claim: newId() }));
	await insertMany(
		db,
		reminders,
		taken.map((reminder) => ({
			...reminder,
			organisationId: actor.organisationId,
			state: 'sending' as const,
			attempts: 1,
			leaseUntil: new Date(now.getTime() + LEASE_MS),
			claimedAt: now
		})),
		{
			target: [reminders.organisationId, reminders.kind, reminders.about, reminders.userId],
			set: {
				state: sql`excluded.state`,
				attempts: sql`${reminders.attempts} + 1`,
				claim: sql`excluded.claim`,
				leaseUntil: sql`excluded.lease_until`,
				claimedAt: sql`excluded.claimed_at`
			}
		}
	);
	return taken;
}

interface Done {
	/** Their claims. */
	sent: string[];
	failed: string[];
	isAway: boolean;
}

async function send(context: Context, taken: readonly Taken[]): Promise<Done> {
	const { habits, organisationId } = context.actor;
	const addresses = await addressesOf(
		context,
		taken.map(({ userId }) => userId)
	);
	const closings = new Map(
		(await unclosedRounds(context)).map(({ startsOn, closesAt }) => [startsOn, closesAt])
	);
	const done: Done = { sent: [], failed: [], isAway: false };
	let failures = 0;
	for (const { claim, ...reminder } of taken) {
		const to = addresses.get(reminder.userId);
		const closesAt = closings.get(reminder.about) ?? null;
		const isSent =
			!done.isAway &&
			to !== undefined &&
			(await sendMail(mailOf(reminder, to, organisationId, { closesAt, habits })));
		done[isSent ? 'sent' : 'failed'].push(claim);
		failures = isSent ? 0 : failures + 1;
		done.isAway ||= failures >= FAILURES_IN_A_ROW;
	}
	return done;
}

/** What failed is tried again at the next look, five times in all. */
async function note({ db, actor, now }: WritingContext, { sent, failed }: Done): Promise<void> {
	const claimed = (claims: readonly string[]) =>
		and(eq(reminders.organisationId, actor.organisationId), inArray(reminders.claim, [...claims]));
	if (sent.length > 0) await db.update(reminders).set({ state: 'sent' }).where(claimed(sent));
	if (failed.length > 0) {
		await db
			.update(reminders)
			.set({
				state: sql`case when ${reminders.attempts} >= ${MOST_ATTEMPTS} then 'given-up' else 'failed' end`,
				leaseUntil: now
			})
			.where(claimed(failed));
	}
	await db
		.delete(reminders)
		.where(
			and(
				eq(reminders.organisationId, actor.organisationId),
				lt(reminders.claimedAt, new Date(now.getTime() - KEPT_MS))
			)
		);
}
