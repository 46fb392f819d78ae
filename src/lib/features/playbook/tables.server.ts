import {
	flag,
	foreignKey,
	index,
	instant,
	integer,
	json,
	primaryKey,
	table,
	text,
	uniqueIndex
} from '../../server/db/columns';
import { organisations, users } from '../people/tables.server';
import type { LinkKind, PageContent, PageKind } from './page';
import type { WordingState } from './wording';

/** The pages of the playbook as they stand. What each said before is in `playbook_versions`. */
export const playbookPages = table(
	'playbook_pages',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		/** Its address, which stays when the title changes. */
		slug: text().notNull(),
		/** Which of the shipped pages it began as; null where it was written here. */
		key: text(),
		kind: text().$type<PageKind>().notNull(),
		title: text().notNull(),
		text: text().notNull(),
		/** The number of the version that stands. */
		version: integer().notNull(),
		/** Put away: kept with its versions, and shown nowhere else. */
		isArchived: flag().notNull().default(false),
		createdAt: instant().notNull(),
		changedAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		uniqueIndex('playbook_pages_slug').on(t.organisationId, t.slug),
		uniqueIndex('playbook_pages_key').on(t.organisationId, t.key)
	]
);

/** What each page is tied to now: tags, causes, reasons, tiers, incident categories, steps of the ladder. */
export const playbookLinks = table(
	'playbook_links',
	{
		organisationId: text().notNull(),
		pageId: text().notNull(),
		kind: text().$type<LinkKind>().notNull(),
		key: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.pageId, t.kind, t.key] }),
		index('playbook_links_by_key').on(t.organisationId, t.kind, t.key, t.pageId),
		foreignKey({
			columns: [t.organisationId, t.pageId],
			foreignColumns: [playbookPages.organisationId, playbookPages.id]
		})
	]
);

/** Every version of every page, the present one too. */
export const playbookVersions = table(
	'playbook_versions',
	{
		organisationId: text().notNull(),
		pageId: text().notNull(),
		number: integer().notNull(),
		content: json().$type<PageContent>().notNull(),
		/** What was changed and why, in the words of who changed it. */
		note: text().notNull(),
		/** Null for what came with the program. */
		changedBy: text(),
		changedAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.pageId, t.number] }),
		foreignKey({
			columns: [t.organisationId, t.pageId],
			foreignColumns: [playbookPages.organisationId, playbookPages.id]
		}),
		foreignKey({ columns: [t.organisationId, t.changedBy], foreignColumns: [users.organisationId, users.id] })
	]
);

/** "This helped", one a person and page. Shown as a count alone. */
export const playbookThanks = table(
	'playbook_thanks',
	{
		organisationId: text().notNull(),
		pageId: text().notNull(),
		userId: text().notNull(),
		at: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.pageId, t.userId] }),
		foreignKey({
			columns: [t.organisationId, t.pageId],
			foreignColumns: [playbookPages.organisationId, playbookPages.id]
		}),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** Better wordings that people suggest for a page, and what was decided about each. */
export const playbookWordings = table(
	'playbook_wordings',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		pageId: text().notNull(),
		/** The version that its author had read. */
		basedOn: integer().notNull(),
		text: text().notNull(),
		why: text().notNull(),
		suggestedBy: text().notNull(),
		suggestedAt: instant().notNull(),
		state: text().$type<WordingState>().notNull(),
		decidedBy: text(),
		decidedAt: instant(),
		/** What the decider says to the author. */
		answer: text().notNull().default('')
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('playbook_wordings_by_page').on(t.organisationId, t.pageId, t.id),
		index('playbook_wordings_by_state').on(t.organisationId, t.state, t.id),
		foreignKey({
			columns: [t.organisationId, t.pageId],
			foreignColumns: [playbookPages.organisationId, playbookPages.id]
		}),
		...[t.suggestedBy, t.decidedBy].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		)
	]
);
