import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { namesOf } from '../../people/queries.server';
import type { ReadingContext } from '$lib/server/context';
import { notFound } from '$lib/shared/problem';
import type { PageContent } from '../page';
import { playbookVersions } from '../tables.server';

export const VERSIONS_A_PAGE = 30;

/** A version in the list of a page's versions. */
export interface ListedVersion {
	number: number;
	note: string;
	/** Null for what came with the program. */
	changedByName: string | null;
	changedAt: Date;
}

/** Some versions of a page, the newest first, and where the next ones start. */
export async function versionsOf(
	context: ReadingContext,
	pageId: string,
	before: number | null
): Promise<{ versions: ListedVersion[]; next: number | null }> {
	const { db, actor } = context;
	const found = await db
		.select({
			number: playbookVersions.number,
			note: playbookVersions.note,
			changedBy: playbookVersions.changedBy,
			changedAt: playbookVersions.changedAt
		})
		.from(playbookVersions)
		.where(
			and(
				eq(playbookVersions.organisationId, actor.organisationId),
				eq(playbookVersions.pageId, pageId),
				before === null ? undefined : lt(playbookVersions.number, before)
			)
		)
		.orderBy(desc(playbookVersions.number))
		.limit(VERSIONS_A_PAGE + 1);
	const shown = found.slice(0, VERSIONS_A_PAGE);
	const names = await namesOf(
		context,
		shown.flatMap(({ changedBy }) => changedBy ?? [])
	);
	return {
		versions: shown.map(({ changedBy, ...version }) => ({
			...version,
			changedByName: changedBy === null ? null : (names.get(changedBy) ?? 'Somebody')
		})),
		next: found.length > VERSIONS_A_PAGE ? shown.at(-1)!.number : null
	};
}

/**
 * What versions of a page say, in the order asked for.
 * @throws Problem `not-found` where it has no such version
 */
export async function contentsOf(
	{ db, actor }: ReadingContext,
	pageId: string,
	numbers: readonly number[]
): Promise<PageContent[]> {
	const rows = await db
		.select({ number: playbookVersions.number, content: playbookVersions.content })
		.from(playbookVersions)
		.where(
			and(
				eq(playbookVersions.organisationId, actor.organisationId),
				eq(playbookVersions.pageId, pageId),
				inArray(playbookVersions.number, [...numbers])
			)
		);
	return numbers.map((number) => {
		const found = rows.find((row) => row.number === number);
		if (!found) throw notFound();
		return found.content;
	});
}
