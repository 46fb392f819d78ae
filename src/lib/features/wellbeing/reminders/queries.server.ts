import { and, eq, gt, inArray, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import { hourOf } from '$lib/shared/zoned';
import { membersOfTeams } from '../../people/queries.server';
import { unclosedRounds } from '../pulse/queries/rounds.server';
import { pulseResults } from '../pulse/tables.server';
import { unseenRequests, workingDaysOf } from '../support/queries.server';
import { isWorked, workingDayAfter } from '../support/working-time';
import {
	roundReminderAt,
	shippedChoices,
	wantedNow,
	wants,
	type Reminder,
	type ReminderChoices,
	type ReminderKind
} from './reminder';
import { reminderChoices, reminders } from './tables.server';
import { unsubscribingBy } from './unsubscribing.server';

export { unsubscribeFoot } from './unsubscribing.server';

/**
 * Which mails a link ends.
 * @throws Problem `not-found` for a link that is none of ours
 */
export function kindOfLink(token: string): ReminderKind {
	const found = unsubscribingBy(token);
	if (!found) throw notFound();
	return found.kind;
}

/** What the actor wants to be mailed, and when not. */
export async function ownReminderChoices(context: ReadingContext): Promise<ReminderChoices> {
	return (await choicesByPerson(context, [context.actor.userId])).get(context.actor.userId) ?? shippedChoices;
}

/** Those of some people who want mails of a kind, and want them now. Nobody on days that are not worked. */
export async function whoIsMailedNow(
	context: ReadingContext,
	kind: ReminderKind,
	userIds: readonly string[]
): Promise<string[]> {
	const { timeZone } = context.actor.habits;
	if (!isWorked(dayOf(context.now, timeZone), await workingDaysOf(context))) return [];
	const choices = await choicesByPerson(context, userIds);
	const hour = hourOf(context.now, timeZone);
	return userIds.filter((userId) => wants(choices.get(userId) ?? shippedChoices, kind, hour));
}

/** Those of some people who want mails of a kind, whatever the hour: for what is of use only around its own time. */
export async function whoWants(
	context: ReadingContext,
	kind: ReminderKind,
	userIds: readonly string[]
): Promise<string[]> {
	const choices = await choicesByPerson(context, userIds);
	return userIds.filter((userId) => !choices.get(userId)?.unsubscribed.includes(kind));
}

async function choicesByPerson(
	{ db, actor }: ReadingContext,
	userIds: readonly string[]
): Promise<Map<string, ReminderChoices>> {
	if (userIds.length === 0) return new Map();
	const rows = await db
		.select({
			userId: reminderChoices.userId,
			quietFrom: reminderChoices.quietFrom,
			quietUntil: reminderChoices.quietUntil,
			unsubscribed: reminderChoices.unsubscribed
		})
		.from(reminderChoices)
		.where(
			and(
				eq(reminderChoices.organisationId, actor.organisationId),
				inArray(reminderChoices.userId, [...new Set(userIds)])
			)
		);
	return new Map(rows.map(({ userId, ...choices }) => [userId, choices]));
}

/** A request that nobody has seen for longer than this is not mailed about any more. */
const LONGEST_WAIT_MS = 30 * 86_400_000;

/** What is to be mailed now and has not been: for the program. Nothing on days that are not worked. */
export async function remindersDue(context: ReadingContext): Promise<Reminder[]> {
	const { actor, now } = context;
	const { timeZone } = actor.habits;
	const workingDays = await workingDaysOf(context);
	if (!isWorked(dayOf(now, timeZone), workingDays)) return [];
	const due = [...(await ofRounds(context)), ...(await ofSupport(context, workingDays))];
	const choices = await choicesByPerson(
		context,
		due.map(({ userId }) => userId)
	);
	const wanted = wantedNow(due, (userId) => choices.get(userId) ?? shippedChoices, hourOf(now, timeZone));
	return withoutSent(context, wanted);
}

/** Everybody who is asked, whether they have answered or not: so no mail, and no log of them, tells who has. */
async function ofRounds(context: ReadingContext): Promise<Reminder[]> {
	const { actor, now } = context;
	for (const round of await unclosedRounds(context)) {
		const kind = roundReminderAt(round, now, actor.habits.timeZone);
		// One round is open at a time.
		if (kind) {
			const people = await peopleAsked(context, round.startsOn);
			return people.map((userId) => ({ kind, about: round.startsOn, userId }));
		}
	}
	return [];
}

async function peopleAsked(context: ReadingContext, startsOn: string): Promise<string[]> {
	const teams = await context.db
		.select({ teamId: pulseResults.teamId })
		.from(pulseResults)
		.where(
			and(eq(pulseResults.organisationId, context.actor.organisationId), eq(pulseResults.startsOn, startsOn))
		);
	const members = await membersOfTeams(
		context,
		teams.map(({ teamId }) => teamId)
	);
	return [...new Set(members.map(({ id }) => id))];
}

async function ofSupport(context: ReadingContext, workingDays: readonly number[]): Promise<Reminder[]> {
	const { actor, now } = context;
	return (await unseenRequests(context))
		.filter(
			({ askedAt }) =>
				now.getTime() - askedAt.getTime() < LONGEST_WAIT_MS &&
				now >= workingDayAfter(askedAt, workingDays, actor.habits.timeZone)
		)
		.map(({ id, helperId }) => ({ kind: 'support-waiting', about: id, userId: helperId }));
}

/** Those that nobody has sent, is sending, or has given up. */
export async function withoutSent(
	{ db, actor, now }: ReadingContext,
	due: readonly Reminder[]
): Promise<Reminder[]> {
	if (due.length === 0) return [];
	const settled = await db
		.select({ kind: reminders.kind, about: reminders.about, userId: reminders.userId })
		.from(reminders)
		.where(
			and(
				eq(reminders.organisationId, actor.organisationId),
				inArray(reminders.about, [...new Set(due.map(({ about }) => about))]),
				or(inArray(reminders.state, ['sent', 'given-up']), gt(reminders.leaseUntil, now))
			)
		);
	const names = new Set(settled.map(nameOf));
	return due.filter((reminder) => !names.has(nameOf(reminder)));
}

function nameOf({ kind, about, userId }: Reminder): string {
	return `${kind} ${about} ${userId}`;
}
