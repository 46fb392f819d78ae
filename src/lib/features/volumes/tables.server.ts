import { day, foreignKey, index, instant, integer, primaryKey, table, text } from '../../server/db/columns';
import { organisations, teams, users } from '../people/tables.server';

/** How many contacts a team had on a day: in each channel, or in all of them together. */
export const contactVolumes = table(
	'contact_volumes',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		teamId: text().notNull(),
		/** Empty where the contacts are those of all channels together. */
		channelId: text().notNull(),
		day: day().notNull(),
		/** The Monday of its week, for sums by week. */
		monday: day().notNull(),
		contacts: integer().notNull(),
		updatedBy: text().notNull(),
		updatedAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.teamId, t.day, t.channelId] }),
		index('contact_volumes_by_day').on(t.organisationId, t.day, t.teamId, t.channelId, t.monday, t.contacts),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] }),
		foreignKey({ columns: [t.organisationId, t.updatedBy], foreignColumns: [users.organisationId, users.id] })
	]
);
