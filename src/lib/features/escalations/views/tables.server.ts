import { foreignKey, index, instant, primaryKey, table, text } from '../../../server/db/columns';
import { organisations, teams, users } from '../../people/tables.server';

/** Filters of the list that somebody gave a name to. */
export const savedViews = table(
	'escalation_views',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		name: text().notNull(),
		/** The filters and the order as the list's address writes them. */
		search: text().notNull(),
		ownerId: text().notNull(),
		/** The team that shares it; null where it is the owner's alone. */
		teamId: text(),
		savedAt: instant().notNull(),
		/** Set instead of deleting at once, so that it can be taken back. */
		deletedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('escalation_views_by_owner').on(t.organisationId, t.ownerId),
		index('escalation_views_by_team').on(t.organisationId, t.teamId),
		foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [users.organisationId, users.id] }),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] })
	]
);

/** The view that a person's list opens with. */
export const defaultViews = table(
	'escalation_default_views',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		userId: text().notNull(),
		viewId: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.userId] }),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] }),
		foreignKey({
			columns: [t.organisationId, t.viewId],
			foreignColumns: [savedViews.organisationId, savedViews.id]
		})
	]
);
