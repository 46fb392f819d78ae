import { and, asc, count, desc, eq, ne, or } from 'drizzle-orm';
import { namesOf } from '../../people/queries.server';
import type { ReadingContext } from '$lib/server/context';
import { notFound } from '$lib/shared/problem';
import { mayEditPages } from '../page';
import { playbookPages, playbookWordings } from '../tables.server';
import type { WordingState } from '../wording';

const MOST_WORDINGS = 50;

/** A suggested wording in a list. */
export interface ListedWording {
	id: string;
	why: string;
	state: WordingState;
	answer: string;
	suggestedByName: string;
	suggestedAt: Date;
	isMine: boolean;
}

/** The wordings suggested for a page that the actor may read: all of them for who decides, their own for others. */
export async function wordingsFor(context: ReadingContext, pageId: string): Promise<ListedWording[]> {
	const { db, actor } = context;
	const rows = await db
		.select()
		.from(playbookWordings)
		.where(
			and(
				eq(playbookWordings.organisationId, actor.organisationId),
				eq(playbookWordings.pageId, pageId),
				or(
					eq(playbookWordings.suggestedBy, actor.userId),
					mayEditPages(actor) ? ne(playbookWordings.state, 'withdrawn') : undefined
				)
			)
		)
		.orderBy(desc(playbookWordings.id))
		.limit(MOST_WORDINGS);
	const names = await namesOf(
		context,
		rows.map(({ suggestedBy }) => suggestedBy)
	);
	return rows.map(({ id, why, state, answer, suggestedBy, suggestedAt }) => ({
		id,
		why,
		state,
		answer,
		suggestedByName: names.get(suggestedBy) ?? 'Somebody',
		suggestedAt,
		isMine: suggestedBy === actor.userId
	}));
}

/**
 * A wording that was suggested for a page, to decide about.
 * @throws Problem `not-found`
 */
export async function findWording({ db, actor }: ReadingContext, pageId: string, id: string) {
	const [row] = await db
		.select()
		.from(playbookWordings)
		.where(
			and(
				eq(playbookWordings.organisationId, actor.organisationId),
				eq(playbookWordings.pageId, pageId),
				eq(playbookWordings.id, id)
			)
		);
	if (!row) throw notFound();
	return row;
}

/** The pages for which wordings wait to be decided about, with how many; none for who does not decide. */
export async function waitingWordings(
	context: ReadingContext
): Promise<{ slug: string; title: string; waiting: number }[]> {
	if (!mayEditPages(context.actor)) return [];
	return context.db
		.select({ slug: playbookPages.slug, title: playbookPages.title, waiting: count() })
		.from(playbookWordings)
		.innerJoin(
			playbookPages,
			and(
				eq(playbookPages.organisationId, playbookWordings.organisationId),
				eq(playbookPages.id, playbookWordings.pageId)
			)
		)
		.where(
			and(
				eq(playbookWordings.organisationId, context.actor.organisationId),
				eq(playbookWordings.state, 'open'),
				eq(playbookPages.isArchived, false)
			)
		)
		.groupBy(playbookPages.slug, playbookPages.title)
		.orderBy(asc(playbookPages.slug))
		.limit(MOST_WORDINGS);
}
