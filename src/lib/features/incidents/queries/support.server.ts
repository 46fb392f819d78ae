import { eq } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { SupportEntry } from '../support';
import { supportCards } from '../tables.server';

/** Where support is, as the admin laid it down; empty where nobody has yet. */
export async function supportOf({ db, actor }: ReadingContext): Promise<SupportEntry[]> {
	const [card] = await db
		.select({ entries: supportCards.entries })
		.from(supportCards)
		.where(eq(supportCards.organisationId, actor.organisationId));
	return card?.entries ?? [];
}
