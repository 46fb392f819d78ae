import { day, foreignKey, index, instant, primaryKey, table, text } from '../../../server/db/columns';
import { users } from '../../people/tables.server';

/** Personal check-ins. What was said lies in one sealed text, which nobody's query can count or compare. */
export const checkIns = table(
	'check_ins',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		userId: text().notNull(),
		at: instant().notNull(),
		day: day().notNull(),
		/** Mood, need and note, sealed under the person's own key. */
		content: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('check_ins_of_person').on(t.organisationId, t.userId, t.at, t.id),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);
