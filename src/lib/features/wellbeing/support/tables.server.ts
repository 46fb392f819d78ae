import {
	day,
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
import type { SupportEntry } from './entries';
import type { HelperRole } from './offer';
import type { RequestKind, RequestState } from './request';

/** Where support is, as the admin laid it down. */
export const supportCards = table(
	'support_cards',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		entries: json().$type<SupportEntry[]>().notNull(),
		/** The days of the week that are worked, 1 for Monday to 7; null where nobody has said, for Monday to Friday. */
		workingDays: json().$type<number[]>(),
		changedAt: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.organisationId] })]
);

/** Those who offer help, each by their own will. */
export const supportHelpers = table(
	'support_helpers',
	{
		organisationId: text().notNull(),
		userId: text().notNull(),
		role: text().$type<HelperRole>().notNull(),
		/** What they can be there for, and when. */
		about: text().notNull(),
		offeredAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.userId] }),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** Support that somebody asked one other person for. Nobody else reads a row of it; what both wrote is sealed. */
export const supportRequests = table(
	'support_requests',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		askerId: text().notNull(),
		helperId: text().notNull(),
		kind: text().$type<RequestKind>().notNull(),
		/** Sealed. Null where nothing was written. */
		words: text(),
		/** What the helper wrote, sealed. Null until then. */
		answer: text(),
		state: text().$type<RequestState>().notNull(),
		askedAt: instant().notNull(),
		askedOn: day().notNull(),
		seenAt: instant(),
		agreedAt: instant(),
		closedAt: instant(),
		version: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('support_requests_of_asker').on(t.organisationId, t.askerId, t.askedAt, t.id),
		index('support_requests_of_helper').on(t.organisationId, t.helperId, t.askedAt, t.id),
		index('support_requests_unseen').on(t.organisationId, t.state, t.askedAt),
		index('support_requests_counts').on(t.organisationId, t.askedOn, t.askerId, t.kind),
		...[t.askerId, t.helperId].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		)
	]
);
