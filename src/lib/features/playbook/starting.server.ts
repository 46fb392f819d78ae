import { and, eq, isNotNull } from 'drizzle-orm';
import { taxonomy } from '../escalations/queries.server';
import type { TaxonomyEntry, TaxonomyKind } from '../escalations/taxonomy';
import { programOf } from '../people/actor';
import { everyOrganisation } from '../people/queries.server';
import { inTransaction, type WritingContext } from '$lib/server/context';
import type { Database } from '$lib/server/db/connection';
import { freeSlug, type PageContent } from './page';
import { insertPages } from './recording.server';
import { shippedPages, type ShippedPage } from './shipped/shipped';
import { playbookPages } from './tables.server';

/** The program acts by no clock and in no language here: it writes no day and no number. */
const anyHabits = { locale: 'en', timeZone: 'UTC', currency: 'EUR' };

/**
 * Gives every organisation the shipped pages it has never had: all of them after an upgrade from a version without a
 * playbook, those that have come since after a later one. To be called after migrating; where nothing is missing it is
 * two queries.
 * @returns how many organisations were given pages
 */
export async function bringPlaybooksUpToDate(database: Database, now: Date): Promise<number> {
	const rows = await database
		.select({ organisationId: playbookPages.organisationId, key: playbookPages.key })
		.from(playbookPages)
		.where(isNotNull(playbookPages.key));
	const had = Map.groupBy(rows, ({ organisationId }) => organisationId);
	const behind = (await everyOrganisation(database)).filter(
		(organisationId) => missingFrom((had.get(organisationId) ?? []).map(({ key }) => key)).length > 0
	);
	for (const organisationId of behind) {
		const actor = programOf(organisationId, anyHabits);
		await inTransaction({ db: database, actor, now }, (inside) => startPlaybook(inside));
	}
	return behind.length;
}

/** Gives the actor's organisation the shipped pages it has never had, in the caller's transaction. */
export async function startPlaybook(inside: WritingContext): Promise<void> {
	const rows = await inside.db
		.select({ key: playbookPages.key, slug: playbookPages.slug })
		.from(playbookPages)
		.where(and(eq(playbookPages.organisationId, inside.actor.organisationId)));
	const missing = missingFrom(rows.map(({ key }) => key));
	if (missing.length === 0) return;
	const entries = await taxonomy(inside);
	const taken = new Set(rows.map(({ slug }) => slug));
	await insertPages(
		inside,
		missing.map((page) => {
			const slug = freeSlug(page.key, taken);
			taken.add(slug);
			return { key: page.key, slug, content: contentOf(page, entries), note: 'Came with Evenkeel.' };
		})
	);
}

function missingFrom(keys: readonly (string | null)[]): ShippedPage[] {
	const had = new Set(keys);
	return shippedPages.filter(({ key }) => !had.has(key));
}

function contentOf(page: ShippedPage, entries: readonly TaxonomyEntry[]): PageContent {
	const { title, kind, text, tags, causes = [], reasons = [], tiers = [], incidents = [], steps = [] } = page;
	const ids = (list: TaxonomyKind, keys: readonly string[]) =>
		entries
			.filter((entry) => entry.kind === list && entry.key !== null && keys.includes(entry.key))
			.map(({ id }) => id);
	return {
		title,
		kind,
		text,
		links: {
			tag: tags,
			cause: ids('cause', causes),
			reason: ids('reason', reasons),
			tier: tiers,
			incident: incidents,
			step: steps
		}
	};
}
