import { foreignKey, index, instant, primaryKey, table, text, uniqueIndex } from '../../../server/db/columns';
import { organisations, users } from '../../people/tables.server';
import { escalations } from '../tables.server';
import type { LinkKind } from './link';

/** That two escalations belong together. One row for both sides; `from` is the one that is continued. */
export const escalationLinks = table(
	'escalation_links',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		fromId: text().notNull(),
		toId: text().notNull(),
		kind: text().$type<LinkKind>().notNull(),
		note: text().notNull(),
		madeAt: instant().notNull(),
		madeBy: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		uniqueIndex('escalation_links_pair').on(t.organisationId, t.fromId, t.toId),
		index('escalation_links_back').on(t.organisationId, t.toId, t.fromId),
		...[t.fromId, t.toId].map((column) =>
			foreignKey({
				columns: [t.organisationId, column],
				foreignColumns: [escalations.organisationId, escalations.id]
			})
		),
		foreignKey({ columns: [t.organisationId, t.madeBy], foreignColumns: [users.organisationId, users.id] })
	]
);
