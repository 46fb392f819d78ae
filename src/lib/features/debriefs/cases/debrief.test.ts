import { describe, expect, it } from 'vitest';
import type { Actor, TeamRole } from '../../people/actor';
import { LONGEST_IDEA, mayReadDebrief, titleOfIdea, type Standing } from './debrief';
import { restsUntil } from './rest';

const person = (userId: string, teams: Record<string, TeamRole> = {}, isAdmin = false): Actor => ({
	userId,
	organisationId: 'northwind',
	name: userId,
	isAdmin,
	teams: new Map(Object.entries(teams)),
	habits: { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' }
});

const finishedAt = new Date('2026-11-17T14:05:00Z');
const debrief = (given: Partial<Standing> = {}): Standing => ({
	teamId: 'orders',
	createdBy: 'aisha',
	colleagueId: 'bo',
	visibility: 'two',
	finishedAt,
	...given
});

const author = person('aisha', { orders: 'agent' });
const colleague = person('bo');
const leader = person('lena', { orders: 'leader' });
const elsewhere = person('chen', { returns: 'agent' });
const admin = person('ada', {}, true);
const who = (standing: Standing) =>
	[author, colleague, leader, elsewhere, admin]
		.filter((actor) => mayReadDebrief(actor, standing))
		.map(({ userId }) => userId);

describe('a debrief', () => {
	it('for the two is read by no leader and no admin', () => {
		expect(who(debrief())).toEqual(['aisha', 'bo']);
	});

	it('for the team is read by its team once it is finished, and not before', () => {
		expect(who(debrief({ visibility: 'team' }))).toEqual(['aisha', 'bo', 'lena', 'ada']);
		expect(who(debrief({ visibility: 'team', finishedAt: null }))).toEqual(['aisha', 'bo']);
	});

	it('rests an hour, or until nine the next morning where the team is, also when clocks change', () => {
		const now = new Date('2026-03-28T22:30:00Z');
		expect(restsUntil('now', now, 'Europe/Berlin')).toBeNull();
		expect(restsUntil('hour', now, 'Europe/Berlin')).toEqual(new Date('2026-03-28T23:30:00Z'));
		expect(restsUntil('tomorrow', now, 'Europe/Berlin')).toEqual(new Date('2026-03-29T07:00:00Z'));
	});

	it('names a fix by the first sentence on the process problem, and by none that is too long', () => {
		expect(titleOfIdea(' Approved refunds wait for a batch. Nobody sees it.')).toBe(
			'Approved refunds wait for a batch'
		);
		expect(titleOfIdea('Who tells them?\nNobody')).toBe('Who tells them?');
		expect(titleOfIdea('Version 2.1 of the form')).toBe('Version 2.1 of the form');
		expect(titleOfIdea('')).toBe('');
		expect(titleOfIdea('👏'.repeat(LONGEST_IDEA))).toHaveLength(2 * LONGEST_IDEA);
		expect(titleOfIdea('👏'.repeat(LONGEST_IDEA + 1))).toBe('');
	});
});
