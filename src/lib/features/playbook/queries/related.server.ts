import { and, eq, inArray } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { playbookPages } from '../tables.server';

/** The pages that began as some shipped ones, in the order asked for; what was put away is left out. */
export async function pagesFromShipped(
	{ db, actor }: ReadingContext,
	keys: readonly string[]
): Promise<{ slug: string; title: string }[]> {
	const rows = await db
		.select({ key: playbookPages.key, slug: playbookPages.slug, title: playbookPages.title })
		.from(playbookPages)
		.where(
			and(
				eq(playbookPages.organisationId, actor.organisationId),
				eq(playbookPages.isArchived, false),
				inArray(playbookPages.key, [...keys])
			)
		);
	return keys.flatMap((key) =>
		rows.filter((row) => row.key === key).map(({ slug, title }) => ({ slug, title }))
	);
}
