import {
	foreignKey,
	index,
	instant,
	integer,
	json,
	primaryKey,
	table,
	text
} from '../../../server/db/columns';
import { users } from '../../people/tables.server';
import type { Reminder, ReminderKind, ReminderState } from './reminder';

/** What each wants to be mailed, and when not. Whoever has no row goes by what is shipped. */
export const reminderChoices = table(
	'reminder_choices',
	{
		organisationId: text().notNull(),
		userId: text().notNull(),
		/** The hours between which nothing is mailed, on the organisation's clock; none where both are the same. */
		quietFrom: integer().notNull(),
		quietUntil: integer().notNull(),
		/** What they want no mails about. */
		unsubscribed: json().$type<ReminderKind[]>().notNull(),
		changedAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.userId] }),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** What was mailed to whom, so that each reminder goes out once. Everybody asked gets the same, whether they answered or not. */
export const reminders = table(
	'reminders',
	{
		organisationId: text().notNull(),
		kind: text().$type<Reminder['kind']>().notNull(),
		/** The day on which a round began, or the id of a support request. */
		about: text().notNull(),
		userId: text().notNull(),
		state: text().$type<ReminderState>().notNull(),
		attempts: integer().notNull(),
		/** Which run is at it. */
		claim: text().notNull(),
		/** Until when no other run takes it up. */
		leaseUntil: instant().notNull(),
		claimedAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.kind, t.about, t.userId] }),
		index('reminders_by_time').on(t.organisationId, t.claimedAt),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);
