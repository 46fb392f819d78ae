import type { SealedPlace } from '$lib/server/encryption';

/** Where what was said in an incident is sealed. */
export function placeOfWords(organisationId: string, incidentId: string): SealedPlace {
	return { organisationId, table: 'incident_words', row: incidentId, column: 'words' };
}

/** Where the name of an attachment is sealed. */
export function placeOfFileName(organisationId: string, attachmentId: string): SealedPlace {
	return { organisationId, table: 'incident_attachments', row: attachmentId, column: 'file_name' };
}

/** Where the content of an attachment is sealed. */
export function placeOfContent(organisationId: string, attachmentId: string): SealedPlace {
	return { organisationId, table: 'incident_attachments', row: attachmentId, column: 'content' };
}
