import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionInWords, setAsideAnswered, standingOf, type Decision } from './decision';
import type { Evidence, Suggestion } from './fix';
import { teamsAsText, teamsFromText, teamsInWords, type Reach } from './reach';

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };
const today = '2026-11-17';

function evidence(given: Partial<Evidence> = {}): Evidence {
	return {
		subject: { kind: 'cause', id: 'late', name: 'Late delivery', outcomes: [] },
		sentence: '“Late delivery” came up 24 times.',
		recently: 'It showed in each of the last 4 full weeks.',
		trend: 'Steady.',
		notes: [],
		saving: 'Might spare about 2 a month.',
		cases: 24,
		avoidable: 10,
		casesAMonth: 8,
		avoidableAMonth: 4,
		severity: 2,
		score: 8,
		windowFrom: '2026-07-27',
		windowTo: '2026-10-18',
		direction: 'steady',
		risingSince: null,
		usualUpTo: 5,
		weeks: [],
		...given
	};
}

function suggestion(given: Partial<Evidence> = {}, key = 'late-delivery:late'): Suggestion {
	return { key, title: 'Tell customers', why: 'Because', measure: 'Cases a week', evidence: evidence(given) };
}

function decision(given: Partial<Decision> = {}): Decision {
	return {
		id: 'one',
		suggestionKey: 'late-delivery:late',
		teams: null,
		title: 'Tell customers',
		decision: 'dismissed',
		reason: 'Known',
		until: null,
		fixId: null,
		evidence: evidence(),
		decidedByName: 'Lena',
		decidedAt: new Date('2026-10-20T12:05:00Z'),
		...given
	};
}

const stands = (given: Partial<Decision>, now: Partial<Evidence> | null) =>
	standingOf(decision(given), now && evidence(now), today, habits).stands;

test('an acceptance stands whatever the counts say', () => {
	expect(stands({ decision: 'accepted' }, { casesAMonth: 900, risingSince: '2026-11-09' })).toBe(true);
});

test('a snooze stands until its day, and not on it', () => {
	expect(stands({ decision: 'snoozed', until: '2026-11-18' }, {})).toBe(true);
	expect(stands({ decision: 'snoozed', until: '2026-11-17' }, {})).toBe(false);
	expect(stands({ decision: 'snoozed', until: '2026-11-17' }, null)).toBe(false);
});

test('a dismissal falls with half as many cases a month again, not before', () => {
	expect(stands({}, { casesAMonth: 11.9 })).toBe(true);
	expect(stands({}, { casesAMonth: 12 })).toBe(false);
});

test('a dismissal falls with a rise that began after the weeks it was made on, not with the one known then', () => {
	expect(stands({}, { risingSince: '2026-10-12' })).toBe(true);
	expect(stands({}, { risingSince: '2026-10-19' })).toBe(false);
});

test('a dismissal is not weighed against the counts of other teams', () => {
	expect(stands({}, null)).toBe(true);
});

test('what was decided is told with who, when and why', () => {
	expect(decisionInWords(decision(), habits)).toMatch(
		/^Lena dismissed it on Tue,? 20 Oct 2026,? (at )?14:05 \(“Known”\)\.$/
	);
	expect(decisionInWords(decision({ decision: 'snoozed', until: '2026-12-01' }), habits)).toContain(
		'until 1 Dec 2026'
	);
});

const orders: Reach = { whole: false, teamIds: ['orders'] };
const both: Reach = { whole: false, teamIds: ['orders', 'returns'] };
const all: Reach = { whole: true, teamIds: ['orders', 'returns', 'desk'] };

test('a decision answers for the teams it was made for, one for all answers for everybody', () => {
	const left = (decisions: Decision[], reach: Reach) =>
		setAsideAnswered([suggestion()], decisions, reach, today, habits).suggestions.length;
	const forOrders = decision({ teams: ['orders'] });
	const forReturns = decision({ teams: ['returns'] });
	expect(left([forOrders], orders)).toBe(0);
	expect(left([forReturns], orders)).toBe(1);
	expect(left([forOrders], both)).toBe(1);
	expect(left([forOrders, forReturns], both)).toBe(0);
	expect(left([decision({ teams: ['orders', 'returns'] })], orders)).toBe(0);
	expect(left([forOrders, forReturns], all)).toBe(1);
	expect(left([forOrders, forReturns, decision({ teams: ['desk'] })], all)).toBe(0);
	for (const reach of [orders, both, all]) expect(left([decision()], reach)).toBe(0);
	expect(left([], { whole: false, teamIds: [] })).toBe(1);
});

test('new evidence of some teams does not undo what was decided for others', () => {
	const left = (teams: string[] | null, reach: Reach) =>
		setAsideAnswered([suggestion({ casesAMonth: 99 })], [decision({ teams })], reach, today, habits)
			.suggestions;
	expect(left(['returns', 'orders'], both)[0]?.news).toContain('99.0 cases a month instead of 8.0');
	expect(left(['orders', 'returns'], orders)).toEqual([]);
	expect(left(null, orders)).toEqual([]);
	expect(left(null, all)).toHaveLength(1);
});

test('teams keep their meaning as one text', () => {
	expect(teamsFromText(teamsAsText(null))).toBeNull();
	expect(teamsFromText(teamsAsText(['b', 'a']))).toEqual(['a', 'b']);
	expect(teamsInWords(['1', '2', '3'], { 1: 'Orders', 2: 'Returns' })).toBe(
		'Orders, Returns and another team'
	);
	expect(teamsInWords(['1'], { 1: 'Orders' })).toBe('Orders');
	expect(teamsInWords(null, {})).toBe('the whole organisation');
});

test('every suggestion is either waiting or answered, and none is made up', () => {
	const ids = fc.constantFrom('a', 'b', 'c');
	const teams = fc.constantFrom(null, ['orders'], ['returns'], ['orders', 'returns']);
	const decisions = fc.array(
		fc
			.record({
				suggestionKey: ids,
				teams,
				decision: fc.constantFrom('accepted' as const, 'dismissed' as const, 'snoozed' as const),
				until: fc.constantFrom('2026-11-01', '2026-12-01')
			})
			.map((given) => decision(given)),
		{ maxLength: 9 }
	);
	fc.assert(
		fc.property(decisions, fc.uniqueArray(ids), fc.constantFrom(orders, both, all), (made, keys, reach) => {
			const { suggestions, decided } = setAsideAnswered(
				keys.map((key) => suggestion({}, key)),
				made,
				reach,
				today,
				habits
			);
			const left = suggestions.map(({ key }) => key);
			expect(keys.filter((key) => left.includes(key))).toEqual(left);
			for (const key of keys) {
				if (!left.includes(key)) expect(made.some(({ suggestionKey }) => suggestionKey === key)).toBe(true);
			}
			expect(decided.every((one) => made.includes(one) && one.decision !== 'accepted')).toBe(true);
		})
	);
});
