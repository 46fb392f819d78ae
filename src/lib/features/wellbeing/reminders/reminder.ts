import { addDays, dayOf } from '../../../shared/days';
import { instantOf } from '../../../shared/zoned';

/** What Evenkeel mails people about, each of which can be switched off by itself. */
export const reminderKinds = {
	'pulse-open': {
		label: 'A pulse round has opened',
		help: 'One mail when your team is asked how it is.'
	},
	'pulse-closing': {
		label: 'A pulse round is about to close',
		help: 'One mail on its last day. It goes to everybody who was asked, so that nobody can tell from it who has answered.'
	},
	'support-waiting': {
		label: 'Somebody waits for your support',
		help: 'One mail where a request to you has not been seen for a working day. It names nobody.'
	},
	'kudos-digest': {
		label: 'Colleagues were thanked last week',
		help: 'One mail at the beginning of a week, with who thanked whom for what.'
	},
	retros: {
		label: 'A retro is near, or was closed',
		help: 'One mail the day before, and one with what was agreed on.'
	}
} as const;

export type ReminderKind = keyof typeof reminderKinds;

export const reminderKindList = Object.keys(reminderKinds) as ReminderKind[];

/** How a reminder stands: being sent, taken by the mail server, to be tried again, or given up. */
export type ReminderState = 'sending' | 'sent' | 'failed' | 'given-up';

/** What somebody wants to be mailed, and when not. */
export interface ReminderChoices {
	/** The hours between which nothing is mailed, 0 to 23 on the organisation's clock; none where both are the same. */
	quietFrom: number;
	quietUntil: number;
	unsubscribed: readonly ReminderKind[];
}

/** Outside of working hours nobody is mailed, until they say otherwise. */
export const shippedChoices: ReminderChoices = { quietFrom: 18, quietUntil: 8, unsubscribed: [] };

/** Whether an hour lies in somebody's quiet hours, which may go over midnight. */
export function isQuiet(
	hour: number,
	{ quietFrom, quietUntil }: Pick<ReminderChoices, 'quietFrom' | 'quietUntil'>
): boolean {
	if (quietFrom <= quietUntil) return quietFrom <= hour && hour < quietUntil;
	return hour >= quietFrom || hour < quietUntil;
}

const MORNING = '09:00';
const TIME_TO_ANSWER_MS = 2 * 3_600_000;

/**
 * When the second reminder of a round is due: on the morning of its last day, or of the day before where that is too late,
 * and not before half of the round is over.
 */
export function secondReminderAt(
	{ opensAt, closesAt }: { opensAt: Date; closesAt: Date },
	timeZone: string
): Date {
	const lastDay = dayOf(closesAt, timeZone);
	const mornings = [lastDay, addDays(lastDay, -1)].map((day) => instantOf(day, MORNING, timeZone));
	const morning = mornings.find((at) => closesAt.getTime() - at.getTime() >= TIME_TO_ANSWER_MS)!;
	const half = new Date((opensAt.getTime() + closesAt.getTime()) / 2);
	return morning > half ? morning : half;
}

/** What is due about an open round: its opening until the second reminder is, then that alone; so nobody gets both at once. */
export function roundReminderAt(
	round: { opensAt: Date; closesAt: Date },
	now: Date,
	timeZone: string
): 'pulse-open' | 'pulse-closing' | null {
	if (now < round.opensAt || now >= round.closesAt) return null;
	return now < secondReminderAt(round, timeZone) ? 'pulse-open' : 'pulse-closing';
}

/** What one person is reminded of. */
export interface Reminder {
	kind: Exclude<ReminderKind, 'kudos-digest' | 'retros'>;
	/** The day on which a round began, or the id of a support request. */
	about: string;
	userId: string;
}

/** Whether somebody wants mails of a kind, and wants them at this hour. */
export function wants(choices: ReminderChoices, kind: ReminderKind, hour: number): boolean {
	return !choices.unsubscribed.includes(kind) && !isQuiet(hour, choices);
}

/** Those of some reminders that their readers want, and want now. */
export function wantedNow(
	reminders: readonly Reminder[],
	choicesOf: (userId: string) => ReminderChoices,
	hour: number
): Reminder[] {
	return reminders.filter(({ kind, userId }) => wants(choicesOf(userId), kind, hour));
}
