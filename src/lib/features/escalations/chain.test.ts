import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitsOf, overLimit, type StoredLimit } from './authority';
import {
	chainOf,
	EVERY_TEAM,
	LONGEST_PROMISE_MINUTES,
	minutesInWords,
	promiseInUnits,
	stepBesideName,
	stepInWords,
	tierLabel,
	type ScopedStep
} from './chain';
import { promiseUnits } from './handling/forms';

function step(given: Partial<ScopedStep>): ScopedStep {
	return {
		scopeId: '',
		tier: 2,
		name: 'Duty lead',
		desk: '',
		people: [],
		withinMinutes: null,
		reach: '',
		...given
	};
}

describe('the chain of command', () => {
	test('is a team’s own where it has one, and the organisation’s elsewhere', () => {
		const steps = [
			step({ tier: 3, name: 'Head of care' }),
			step({ tier: 2, scopeId: 'returns', name: 'Returns lead' }),
			step({ tier: 2 })
		];
		expect(chainOf(steps, 'returns').map(({ name }) => name)).toEqual(['Returns lead', 'Head of care']);
		expect(chainOf(steps, 'orders').map(({ name }) => name)).toEqual(['Duty lead', 'Head of care']);
	});

	test('has at most one step for each tier, in order, and never another team’s', () => {
		const anySteps = fc.uniqueArray(
			fc.record({ tier: fc.integer({ min: 1, max: 5 }), scopeId: fc.constantFrom('', 'a', 'b') }),
			{ selector: ({ tier, scopeId }) => `${tier}${scopeId}` }
		);
		fc.assert(
			fc.property(anySteps, fc.constantFrom('a', 'b', 'c'), (given, team) => {
				const chain = chainOf(given.map(step), team);
				const found = chain.map(({ tier }) => tier);
				expect(found).toEqual([...new Set(found)].sort());
				expect(chain.every(({ scopeId }) => scopeId === EVERY_TEAM || scopeId === team)).toBe(true);
			})
		);
	});

	test('says a step in a line, without what is not laid down', () => {
		const people = [{ id: 'l', name: 'Lena' }];
		expect(stepInWords(step({ people, desk: 'night desk', withinMinutes: 60, reach: 'phone 12' }))).toBe(
			'Tier 2: Duty lead (Lena, night desk), within 1 hour, phone 12'
		);
		expect(stepInWords(step({}))).toBe('Tier 2: Duty lead');
		expect(stepBesideName(step({ people, withinMinutes: 60 }))).toBe('Lena, within 1 hour');
		expect(stepBesideName(step({}))).toBe('');
	});

	test('names a tier by its step, and the first line even without one', () => {
		expect(tierLabel(2, step({}))).toBe('2, Duty lead');
		expect(tierLabel(1, undefined)).toBe('1, the first line');
		expect(tierLabel(4, undefined)).toBe('4');
	});
});

test.each([
	[0, '0 minutes'],
	[1, '1 minute'],
	[60, '1 hour'],
	[90, '1 hour 30 minutes'],
	[2880, '2 days'],
	[1501, '1 day 1 hour 1 minute']
])('%i minutes are said as “%s”', (minutes, words) => {
	expect(minutesInWords(minutes)).toBe(words);
});

test('a promise is asked for in the largest unit it comes out even in', () => {
	expect(promiseInUnits(null)).toEqual({ count: '', unit: 'hours' });
	fc.assert(
		fc.property(fc.integer({ min: 1, max: LONGEST_PROMISE_MINUTES }), (minutes) => {
			const { count, unit } = promiseInUnits(minutes);
			expect(Number(count) * promiseUnits[unit]).toBe(minutes);
		})
	);
});

describe('authority', () => {
	const stored: StoredLimit[] = [
		{ scopeId: '', role: 'agent', amount: 5000 },
		{ scopeId: '', role: 'leader', amount: 20_000 },
		{ scopeId: 'returns', role: 'agent', amount: 0 }
	];

	test('is a team’s own where it has one, none at all included', () => {
		expect(limitsOf(stored, 'returns')).toEqual({ agent: 0, leader: 20_000 });
		expect(limitsOf(stored, 'orders')).toEqual({ agent: 5000, leader: 20_000 });
		expect(limitsOf([], 'orders')).toEqual({ agent: null, leader: null });
	});

	test('is exceeded by what lies above it, and by nothing that is unknown', () => {
		expect(overLimit({ amount: 8000, authorityLimit: 5000 })).toBe(3000);
		expect(overLimit({ amount: 5000, authorityLimit: 5000 })).toBeNull();
		expect(overLimit({ amount: null, authorityLimit: 5000 })).toBeNull();
		expect(overLimit({ amount: 8000, authorityLimit: null })).toBeNull();
	});

	test('and what went beyond it come to the amount that was granted', () => {
		const amounts = fc.integer({ min: 0, max: 10 ** 9 });
		fc.assert(
			fc.property(amounts, amounts, (amount, authorityLimit) => {
				const over = overLimit({ amount, authorityLimit });
				if (over === null) expect(amount).toBeLessThanOrEqual(authorityLimit);
				else expect(authorityLimit + over).toBe(amount);
			})
		);
	});
});
