import type { SealedPlace } from '$lib/server/encryption';

/** Where the notice to a customer is sealed: it may quote. */
export function placeOfNotice(organisationId: string, measureId: string): SealedPlace {
	return { organisationId, table: 'measures', row: measureId, column: 'notice' };
}

/** Where what a customer wrote in an appeal is sealed. */
export function placeOfAppeal(organisationId: string, appealId: string): SealedPlace {
	return { organisationId, table: 'measure_appeals', row: appealId, column: 'words' };
}
