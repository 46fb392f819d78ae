import {
	day,
	foreignKey,
	index,
	instant,
	integer,
	primaryKey,
	table,
	text
} from '../../../server/db/columns';
import { fixes } from '../../fixes/tables.server';
import { teams, users } from '../../people/tables.server';
import { retros } from '../retros/tables.server';
import type { ActionState } from './action';

/** What a team agreed to do. */
export const teamActions = table(
	'team_actions',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		teamId: text().notNull(),
		/** The retro it was agreed on in. */
		retroId: text().notNull(),
		title: text().notNull(),
		ownerId: text(),
		dueOn: day(),
		state: text().$type<ActionState>().notNull(),
		/** The fix it has become. */
		fixId: text(),
		createdAt: instant().notNull(),
		endedAt: instant(),
		version: integer().notNull().default(1)
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('team_actions_by_owner').on(t.organisationId, t.ownerId, t.state, t.dueOn),
		index('team_actions_by_team').on(t.organisationId, t.teamId, t.state, t.endedAt),
		index('team_actions_by_retro').on(t.organisationId, t.retroId),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] }),
		foreignKey({
			columns: [t.organisationId, t.retroId],
			foreignColumns: [retros.organisationId, retros.id]
		}),
		foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [users.organisationId, users.id] }),
		foreignKey({ columns: [t.organisationId, t.fixId], foreignColumns: [fixes.organisationId, fixes.id] })
	]
);
