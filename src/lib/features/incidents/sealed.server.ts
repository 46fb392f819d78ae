import type { Sealed } from '$lib/server/resealing';
import { pathOfContent, sealedContent, writeContent } from './attachments/content.server';
import { placeOfAppeal, placeOfNotice } from './measures/sealed-places.server';
import { measureAppeals, measures } from './measures/tables.server';
import { placeOfContent, placeOfFileName, placeOfWords } from './sealed-places.server';
import { incidentAttachments, incidentWords } from './tables.server';

/** All that is sealed of incidents and measures. */
export const sealedOfIncidents: Sealed = {
	columns: [
		{ table: incidentWords, column: 'words', placeOf: placeOfWords },
		{ table: incidentAttachments, column: 'fileName', placeOf: placeOfFileName },
		{ table: measures, column: 'notice', placeOf: placeOfNotice },
		{ table: measureAppeals, column: 'words', placeOf: placeOfAppeal }
	],
	files: [
		{
			table: incidentAttachments,
			placeOf: placeOfContent,
			read: (organisationId, id) => sealedContent(pathOfContent(organisationId, id)),
			write: (organisationId, id, sealed) => writeContent(pathOfContent(organisationId, id), sealed)
		}
	]
};
