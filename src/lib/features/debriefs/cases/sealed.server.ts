import { openTextOrNull, sealText, type SealedPlace } from '$lib/server/encryption';
import type { Sealed } from '$lib/server/resealing';
import { newId } from '$lib/shared/ids';
import { caseDebriefAnswers } from './tables.server';

function placeOfText(organisationId: string, id: string): SealedPlace {
	return { organisationId, table: 'case_debrief_answers', row: id, column: 'text' };
}

/**
 * What is stored of a text: sealed, and the id under which it is.
 * @throws Error without a key; commands ask before
 */
export function sealedText(organisationId: string, text: string): { id: string; text: string } {
	const id = newId();
	return { id, text: sealText(placeOfText(organisationId, id), text) };
}

/** The text as it was written; null where it cannot be opened with the keys there are. */
export function openedText(
	organisationId: string,
	{ id, text }: { id: string | null; text: string }
): string | null {
	return id === null ? text : openTextOrNull(placeOfText(organisationId, id), text);
}

/** All that is sealed of case debriefs. */
export const sealedOfDebriefs: Sealed = {
	columns: [{ table: caseDebriefAnswers, column: 'text', placeOf: placeOfText }],
	files: []
};
