import { describe, expect, it } from 'vitest';
import { isWithin, placesFor } from './places';

describe('placesFor', () => {
	it('opens imports to leaders and admins', () => {
		const names = (person: { isAdmin: boolean; leads: boolean }) => placesFor(person).map(({ name }) => name);
		const everybody = [
			'Today',
			'Escalations',
			'Incidents',
			'Wellbeing',
			'Kudos',
			'Debriefs',
			'Insights',
			'Fixes'
		];
		expect(names({ isAdmin: false, leads: false })).toEqual(everybody);
		expect(names({ isAdmin: false, leads: true })).toEqual([...everybody, 'Imports']);
		expect(names({ isAdmin: true, leads: false })).toEqual([...everybody, 'Imports']);
	});
});

describe('isWithin', () => {
	it.each([
		['/escalations', '/escalations', true],
		['/escalations', '/escalations/42/resolution', true],
		['/escalations', '/escalations-of-old', false],
		['/', '/', true],
		['/', '/escalations', false]
	])('tells for %s whether %s belongs to it', (href, pathname, expected) => {
		expect(isWithin({ href }, pathname)).toBe(expected);
	});
});
