import { describe, expect, it } from 'vitest';
import { freePart, partOf, practiceOfTeam, weeksCounted } from './practice';

const startedAt = new Date('2026-11-17T09:00:00Z');
const seats = { agentId: 'aisha', customerId: null, startedAt, closedAt: null };

describe('a session of two', () => {
	it('has a seat for a colleague for a day, until it is taken or closed', () => {
		const at = (time: string) => new Date(time);
		expect(freePart(seats, at('2026-11-18T09:00:00Z'))).toBe('customer');
		expect(freePart(seats, at('2026-11-18T09:00:00.001Z'))).toBeNull();
		expect(freePart({ ...seats, closedAt: startedAt }, startedAt)).toBeNull();
		expect(freePart({ ...seats, customerId: 'bo' }, startedAt)).toBeNull();
		expect(freePart({ ...seats, agentId: null, customerId: 'bo' }, startedAt)).toBe('agent');
	});

	it('knows who plays which part', () => {
		expect(partOf(seats, 'aisha')).toBe('agent');
		expect(partOf({ ...seats, customerId: 'bo' }, 'bo')).toBe('customer');
		expect(partOf(seats, 'chen')).toBeNull();
	});
});

describe('practiceOfTeam', () => {
	const members = ['a', 'b', 'c', 'd', 'e', 'f'];

	it('says nothing until five people have practised, however often four of them did', () => {
		expect(
			practiceOfTeam(
				members,
				new Map([
					['a', 90],
					['b', 1],
					['c', 1],
					['d', 1]
				])
			)
		).toBeNull();
		expect(
			practiceOfTeam(
				members,
				new Map([
					['a', 3],
					['b', 1],
					['c', 1],
					['d', 1],
					['e', 1]
				])
			)
		).toBe(7);
	});

	it('counts neither a person twice nor people of other teams', () => {
		const practices = new Map([
			['a', 1],
			['b', 1],
			['c', 1],
			['d', 1],
			['x', 9]
		]);
		expect(practiceOfTeam([...members, ...members], practices)).toBeNull();
	});
});

describe('weeksCounted', () => {
	it('is the four full weeks before the present one, on any day of it', () => {
		const expected = { from: '2026-10-19', to: '2026-11-15' };
		for (const today of ['2026-11-16', '2026-11-17', '2026-11-22'])
			expect(weeksCounted(today)).toEqual(expected);
	});
});
