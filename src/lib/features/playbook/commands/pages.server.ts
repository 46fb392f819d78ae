import { and, eq, like } from 'drizzle-orm';
import { taxonomy } from '../../escalations/queries.server';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { authorise, invalid, openToAnyone, Problem } from '$lib/shared/problem';
import { contentOf, type PageChangeForm, type PageForm } from '../forms';
import { freeSlug, mayEditPages, saysTheSame, slugOf, type PageContent } from '../page';
import { contentsOf, findPage, type Page } from '../queries.server';
import { insertPages, insertVersion } from '../recording.server';
import { playbookPages, playbookThanks } from '../tables.server';

/**
 * Writes a new page.
 * @returns its address below /playbook
 * @throws Problem `invalid` for a cause or reason that does not exist, `not-found` for who may not edit
 */
export async function writePage(context: Context, form: PageForm): Promise<string> {
	authorise(mayEditPages(context.actor));
	return inTransaction(context, async (inside) => {
		await expectListed(inside, form);
		const slug = await freeSlugFor(inside, form.title);
		await insertPages(inside, [{ key: null, slug, content: contentOf(form), note: form.note || 'Written.' }]);
		return slug;
	});
}

/**
 * Saves what a page says as its next version. Saving what it says already changes nothing.
 * @returns the number of the version that stands
 * @throws Problem `conflict` where somebody has changed it since, `invalid`, `not-found`
 */
export async function changePage(context: Context, slug: string, form: PageChangeForm): Promise<number> {
	authorise(mayEditPages(context.actor));
	return inTransaction(context, async (inside) => {
		const page = await findPage(inside, slug);
		expectUnchanged(page, form.version);
		await expectListed(inside, form);
		return saveContent(inside, page, contentOf(form), form.note);
	});
}

/**
 * Lets an earlier version stand again, as a new one; none is lost.
 * @returns the number of the new version
 * @throws Problem `conflict` where somebody has changed the page since, `not-found`
 */
export async function restoreVersion(
	context: Context,
	slug: string,
	{ number, version }: { number: number; version: number }
): Promise<number> {
	authorise(mayEditPages(context.actor));
	return inTransaction(context, async (inside) => {
		const page = await findPage(inside, slug);
		expectUnchanged(page, version);
		const [content] = await contentsOf(inside, page.id, [number]);
		return saveContent(inside, page, content!, `Restored version ${number}.`);
	});
}

/** Puts a page away, or brings it back. Nothing of it is lost. */
export async function archivePage(context: Context, slug: string, isArchived: boolean): Promise<void> {
	authorise(mayEditPages(context.actor));
	return inTransaction(context, async (inside) => {
		const { id } = await findPage(inside, slug);
		await inside.db
			.update(playbookPages)
			.set({ isArchived })
			.where(and(eq(playbookPages.organisationId, inside.actor.organisationId), eq(playbookPages.id, id)));
	});
}

/** Notes that a page helped the actor, or takes that back. Doing either twice does it once. */
export async function sayItHelped(context: Context, slug: string, helped: boolean): Promise<void> {
	openToAnyone('whoever reads a page knows whether it helped them');
	return inTransaction(context, async (inside) => {
		const { id: pageId } = await findPage(inside, slug);
		const { organisationId, userId } = inside.actor;
		if (helped) {
			await inside.db
				.insert(playbookThanks)
				.values({ organisationId, pageId, userId, at: inside.now })
				.onConflictDoNothing();
			return;
		}
		await inside.db
			.delete(playbookThanks)
			.where(
				and(
					eq(playbookThanks.organisationId, organisationId),
					eq(playbookThanks.pageId, pageId),
					eq(playbookThanks.userId, userId)
				)
			);
	});
}

/** Saves what a page says as its next version, in the caller's transaction; nothing where it says so already. */
export async function saveContent(
	inside: WritingContext,
	page: Page,
	content: PageContent,
	note: string
): Promise<number> {
	authorise(mayEditPages(inside.actor));
	if (saysTheSame(page.content, content)) return page.version;
	await insertVersion(inside, page, content, note);
	return page.version + 1;
}

/** @throws Problem `conflict` where the page is no longer at the version that its reader had before them */
export function expectUnchanged(page: Page, version: number): void {
	if (page.version === version) return;
	throw new Problem(
		'conflict',
		'Somebody has changed this page since you opened it. Read what it says now; nothing was saved, and your text is still here.'
	);
}

async function expectListed(inside: WritingContext, { causeIds, reasonIds }: PageForm): Promise<void> {
	const entries = await taxonomy(inside);
	const isListed = (kind: 'cause' | 'reason') => (id: string) =>
		entries.some((entry) => entry.kind === kind && entry.id === id);
	if (!causeIds.every(isListed('cause'))) {
		throw invalid({ causeIds: 'One of the contributing causes is not on the list any more.' });
	}
	if (!reasonIds.every(isListed('reason'))) {
		throw invalid({ reasonIds: 'One of the contact reasons is not on the list any more.' });
	}
}

async function freeSlugFor(inside: WritingContext, title: string): Promise<string> {
	const slug = slugOf(title);
	const taken = await inside.db
		.select({ slug: playbookPages.slug })
		.from(playbookPages)
		.where(
			and(
				eq(playbookPages.organisationId, inside.actor.organisationId),
				// A slug holds letters, digits and dashes: nothing that a pattern would read otherwise.
				like(playbookPages.slug, `${slug}%`)
			)
		);
	return freeSlug(slug, new Set(taken.map((row) => row.slug)));
}
