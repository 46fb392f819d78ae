import { openTextOrNull, sealText, type SealedPlace } from '$lib/server/encryption';
import type { Sealed } from '$lib/server/resealing';
import type { CheckInContent } from './check-in';
import { checkIns } from './tables.server';

/** Where what somebody said of themselves is sealed, under a key of their own. */
function placeOfContent(organisationId: string, id: string, person: string): SealedPlace {
	return { organisationId, table: 'check_ins', row: id, column: 'content', person };
}

/** @throws Error without a key; commands ask before */
export function sealContent(
	organisationId: string,
	id: string,
	person: string,
	{ mood, need, note }: CheckInContent
): string {
	return sealText(placeOfContent(organisationId, id, person), JSON.stringify({ mood, need, note }));
}

/** Null where it cannot be opened with the keys there are. */
export function openContent(
	organisationId: string,
	id: string,
	person: string,
	sealed: string
): CheckInContent | null {
	const text = openTextOrNull(placeOfContent(organisationId, id, person), sealed);
	return text === null ? null : (JSON.parse(text) as CheckInContent);
}

/** All that is sealed of check-ins. */
export const sealedOfCheckIns: Sealed = {
	columns: [{ table: checkIns, column: 'content', person: checkIns.userId, placeOf: placeOfContent }],
	files: []
};
