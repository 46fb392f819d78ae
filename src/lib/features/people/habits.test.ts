import { expect, it } from 'vitest';
import { isTimeZone } from '../../shared/days';
import { habitOptions, localeAskedFor } from './habits';

it('offers time zones that exist, under their region', () => {
	const { timeZones } = habitOptions();
	expect(timeZones).toContainEqual({ value: 'UTC', label: 'UTC' });
	expect(timeZones).toContainEqual({ value: 'America/New_York', label: 'New York', group: 'America' });
	expect(timeZones.every(({ value }) => isTimeZone(value))).toBe(true);
});

it('offers what is in use, even where it is unusual', () => {
	const { timeZones, locales } = habitOptions({ timeZone: 'Etc/GMT+3', locale: 'is-IS' });
	expect(timeZones.map(({ value }) => value)).toContain('Etc/GMT+3');
	expect(locales.map(({ value }) => value)).toContain('is-IS');
});

it('shows each way of writing by an example', () => {
	const { locales } = habitOptions();
	expect(locales.find(({ value }) => value === 'de-DE')?.label).toBe(
		'German (Germany): 17. Nov. 2026, 1.234,5'
	);
});

it('offers every currency once', () => {
	const codes = habitOptions().currencies.map(({ value }) => value);
	expect(new Set(codes).size).toBe(codes.length);
	expect(codes[0]).toBe('EUR');
});

it('starts with the way of writing that the browser asks for', () => {
	expect(localeAskedFor('de-CH,de;q=0.9,en;q=0.8')).toBe('de-CH');
	expect(localeAskedFor('nl')).toBe('nl-BE');
	expect(localeAskedFor('tlh, fr-LU;q=0.5')).toBe('fr-BE');
	expect(localeAskedFor(null)).toBe('en-GB');
	expect(localeAskedFor('*')).toBe('en-GB');
});
