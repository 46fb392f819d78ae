import { and, eq } from 'drizzle-orm';
import { isProgram } from '../people/actor';
import type { WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { linkKinds, type PageContent } from './page';
import { playbookLinks, playbookPages, playbookVersions } from './tables.server';

/** A page that is not there yet. */
export interface NewPage {
	/** Which shipped page it is; null for one that somebody writes. */
	key: string | null;
	slug: string;
	content: PageContent;
	note: string;
}

/** The new page's version that another is made from. */
interface StandingPage {
	id: string;
	version: number;
}

/** Puts pages into the playbook as their first version, in the caller's transaction. */
export async function insertPages(inside: WritingContext, pages: readonly NewPage[]): Promise<void> {
	const { organisationId } = inside.actor;
	const made = pages.map((page) => ({ ...page, id: newId() }));
	await inside.db.insert(playbookPages).values(
		made.map(({ id, key, slug, content: { kind, title, text } }) => ({
			organisationId,
			id,
			slug,
			key,
			kind,
			title,
			text,
			version: 1,
			createdAt: inside.now,
			changedAt: inside.now
		}))
	);
	await inside.db
		.insert(playbookVersions)
		.values(made.map(({ id, content, note }) => versionRow(inside, id, 1, content, note)));
	const links = made.flatMap(({ id, content }) => linkRows(organisationId, id, content));
	if (links.length > 0) await inside.db.insert(playbookLinks).values(links);
}

/** Lets the content stand as the page's next version, in the caller's transaction. */
export async function insertVersion(
	inside: WritingContext,
	{ id, version }: StandingPage,
	content: PageContent,
	note: string
): Promise<void> {
	const { organisationId } = inside.actor;
	const { kind, title, text } = content;
	await inside.db
		.update(playbookPages)
		.set({ kind, title, text, version: version + 1, changedAt: inside.now })
		.where(and(eq(playbookPages.organisationId, organisationId), eq(playbookPages.id, id)));
	await inside.db.insert(playbookVersions).values(versionRow(inside, id, version + 1, content, note));
	await inside.db
		.delete(playbookLinks)
		.where(and(eq(playbookLinks.organisationId, organisationId), eq(playbookLinks.pageId, id)));
	const links = linkRows(organisationId, id, content);
	if (links.length > 0) await inside.db.insert(playbookLinks).values(links);
}

function versionRow(
	{ actor, now }: WritingContext,
	pageId: string,
	number: number,
	content: PageContent,
	note: string
): typeof playbookVersions.$inferInsert {
	const changedBy = isProgram(actor) ? null : actor.userId;
	return { organisationId: actor.organisationId, pageId, number, content, note, changedBy, changedAt: now };
}

function linkRows(organisationId: string, pageId: string, { links }: PageContent) {
	return linkKinds.flatMap((kind) => links[kind].map((key) => ({ organisationId, pageId, kind, key })));
}
