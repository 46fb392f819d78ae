import { openTextOrNull, sealText, type SealedPlace } from '$lib/server/encryption';
import type { Sealed } from '$lib/server/resealing';
import { supportRequests } from './tables.server';

const placeOfWords = placeOf('words');
const placeOfAnswer = placeOf('answer');

function placeOf(column: 'words' | 'answer') {
	return (organisationId: string, id: string): SealedPlace => ({
		organisationId,
		table: 'support_requests',
		row: id,
		column
	});
}

/** What the asker wrote, sealed; null where that is nothing. @throws Error without a key; commands ask before */
export function sealWords(organisationId: string, id: string, words: string): string | null {
	return words.trim() === '' ? null : sealText(placeOfWords(organisationId, id), words);
}

/** What the helper wrote, sealed; null where that is nothing. @throws Error without a key; commands ask before */
export function sealAnswer(organisationId: string, id: string, words: string): string | null {
	return words.trim() === '' ? null : sealText(placeOfAnswer(organisationId, id), words);
}

/** Something that was written, or that it cannot be read with the keys there are; null where nothing was. */
export type Written = { text: string } | 'unreadable' | null;

export function openWords(organisationId: string, id: string, sealed: string | null): Written {
	return opened(placeOfWords(organisationId, id), sealed);
}

export function openAnswer(organisationId: string, id: string, sealed: string | null): Written {
	return opened(placeOfAnswer(organisationId, id), sealed);
}

function opened(place: SealedPlace, sealed: string | null): Written {
	if (sealed === null) return null;
	const text = openTextOrNull(place, sealed);
	return text === null ? 'unreadable' : { text };
}

/** All that is sealed of support requests. */
export const sealedOfSupport: Sealed = {
	columns: [
		{ table: supportRequests, column: 'words', placeOf: placeOfWords },
		{ table: supportRequests, column: 'answer', placeOf: placeOfAnswer }
	],
	files: []
};
