import { eq } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { asSupportEntry, type SupportEntry } from '../entries';
import { supportCards } from '../tables.server';
import { shippedWorkingDays } from '../working-time';

/** Where support is, as the admin laid it down; empty where nobody has yet. */
export async function supportOf(context: ReadingContext): Promise<SupportEntry[]> {
	return ((await cardOf(context))?.entries ?? []).map(asSupportEntry);
}

/** The days of the week that the organisation works, 1 for Monday to 7. */
export async function workingDaysOf(context: ReadingContext): Promise<readonly number[]> {
	return (await cardOf(context))?.workingDays ?? shippedWorkingDays;
}

async function cardOf({ db, actor }: ReadingContext) {
	const [card] = await db
		.select({ entries: supportCards.entries, workingDays: supportCards.workingDays })
		.from(supportCards)
		.where(eq(supportCards.organisationId, actor.organisationId));
	return card;
}
