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
import { organisations, users } from '../../people/tables.server';
import { escalations } from '../tables.server';
import type { ChangeField, Kept } from './change';

/** A change made to many escalations at once. */
export const escalationChanges = table(
	'escalation_changes',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		field: text().$type<ChangeField>().notNull(),
		/** What it was set to, in words, as they were at the time. */
		value: text().notNull(),
		/** How many escalations it changed. */
		changed: integer().notNull(),
		madeAt: instant().notNull(),
		madeBy: text().notNull(),
		undoneAt: instant(),
		undoneBy: text()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('escalation_changes_by_maker').on(t.organisationId, t.madeBy, t.madeAt),
		...[t.madeBy, t.undoneBy].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		)
	]
);

/** What a change found in each escalation, to put it back. */
export const escalationChangeRows = table(
	'escalation_change_rows',
	{
		organisationId: text().notNull(),
		changeId: text().notNull(),
		escalationId: text().notNull(),
		/** What the change replaced. */
		before: json().$type<Kept>().notNull(),
		/** The version that the change left; another one means that somebody has changed it since. */
		version: integer().notNull(),
		/** Null until the change is undone; then whether this one was put back, or had been changed since. */
		undone: text().$type<'put-back' | 'changed-since'>()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.changeId, t.escalationId] }),
		index('escalation_change_rows_of').on(t.organisationId, t.escalationId),
		foreignKey({
			columns: [t.organisationId, t.changeId],
			foreignColumns: [escalationChanges.organisationId, escalationChanges.id]
		}),
		foreignKey({
			columns: [t.organisationId, t.escalationId],
			foreignColumns: [escalations.organisationId, escalations.id]
		})
	]
);
