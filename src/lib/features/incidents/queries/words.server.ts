import { and, eq } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { openTextOrNull } from '$lib/server/encryption';
import { notFound } from '$lib/shared/problem';
import { placeOfWords } from '../sealed-places.server';
import { incidentWords } from '../tables.server';

/**
 * What was said, opened. Whoever calls this has asked `visibility` first.
 * @returns null where it cannot be read without the server's key
 * @throws Problem `not-found` where nothing is stored
 */
export async function openStoredWords(
	{ db, actor }: ReadingContext,
	incidentId: string
): Promise<string | null> {
	const { organisationId } = actor;
	const [found] = await db
		.select({ words: incidentWords.words })
		.from(incidentWords)
		.where(and(eq(incidentWords.organisationId, organisationId), eq(incidentWords.id, incidentId)));
	if (!found) throw notFound();
	return openTextOrNull(placeOfWords(organisationId, incidentId), found.words);
}
