import * as v from 'valibot';
import {
	apiDay,
	apiList,
	apiRequiredText,
	apiText,
	apiWholeNumber,
	bodyOf,
	described
} from '../../shared/api-fields';
import { MOST_CONTACTS, MOST_VOLUMES } from './volume';

const row = bodyOf({
	team: described(apiRequiredText('The team', 200), 'By name or id.'),
	channel: described(
		v.optional(apiText('The channel', 200), ''),
		'By name or id; left out for the contacts of all channels together.'
	),
	day: apiDay('The day'),
	contacts: apiWholeNumber('The number of contacts', 0, MOST_CONTACTS)
});

/** How many contacts teams had on days, as a program sets them. */
export const apiVolumes = bodyOf({ rows: apiList('The rows', row, MOST_VOLUMES) });

const wholeNumber = v.pipe(v.number(), v.integer());

export const volumesInAnswer = v.strictObject({
	added: described(wholeNumber, 'Rows that were not known.'),
	changed: described(wholeNumber, 'Rows that replaced another number.'),
	unchanged: described(wholeNumber, 'Rows that stood there as they are.')
});
