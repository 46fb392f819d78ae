import { expect, test } from 'vitest';
import { durationInWords } from './durations';

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };

test.each([
	[0, 'under a minute'],
	[60, '1 minute'],
	[45 * 60, '45 minutes'],
	[3 * 3600, '3 hours'],
	[5.25 * 3600, '5.3 hours'],
	[47 * 3600, '47 hours'],
	[3 * 86_400 + 3600, '3 days'],
	[3.14 * 86_400, '3.1 days']
])('%d seconds are told as %s', (seconds, words) => {
	expect(durationInWords(seconds, habits)).toBe(words);
});
