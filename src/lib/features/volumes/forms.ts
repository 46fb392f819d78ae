import * as v from 'valibot';
import { dateStyles, type DateStyle } from '../imports/dates';
import { optionalDay, oneOf, requiredChoice, text, wholeNumber } from '../../shared/fields';
import type { VolumeReading } from './file';

/** One volume, set by hand. */
export const volumeForm = v.object({
	teamId: requiredChoice('The team'),
	channelId: text('The channel', 200),
	day: v.pipe(
		optionalDay('The day'),
		v.check((day) => day !== null, 'The day is missing.'),
		v.transform((day) => day!)
	),
	contacts: wholeNumber('The number of contacts', 0, 999_999_999)
});

/** Which volume is taken out. */
export const removalForm = v.omit(volumeForm, ['contacts']);

export const uploadForm = v.object({});

const column = v.pipe(
	v.optional(v.string(), ''),
	v.check((place) => /^\d{0,4}$/.test(place), 'This is no column of the file.'),
	v.transform((place) => (place === '' ? null : Number(place)))
);

/** How the file that waits is read. */
export const readingForm = v.pipe(
	v.object({
		team: column,
		channel: column,
		day: column,
		contacts: column,
		style: oneOf('How the dates are written', Object.keys(dateStyles) as DateStyle[]),
		teamId: text('The team', 200)
	}),
	v.transform(({ style, teamId, ...columns }): VolumeReading => ({
		columns,
		style,
		teamId
	}))
);
