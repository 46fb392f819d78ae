import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, mondayOf } from '../../shared/days';
import type { Cycle } from './cycle';
import {
	baselineBefore,
	choicesOfMeasure,
	differsFromVerdict,
	fullWeeksWithin,
	measureOf,
	readDays,
	readPrediction,
	suggestedPlan,
	weeksOfPeriod
} from './plan';

const TODAY = '2026-11-17';

const day = fc.integer({ min: -800, max: 800 }).map((days) => addDays(TODAY, days));

describe('the weeks to compare with', () => {
	test('are full ones that end before the week of the start', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: 1, max: 60 }), (startOn, weeks) => {
				const { from, to } = baselineBefore(startOn, weeks);
				expect(from).toBe(mondayOf(from));
				expect(addDays(to, 1)).toBe(mondayOf(startOn));
				expect(weeksOfPeriod({ from, to })).toBe(weeks);
			})
		);
	});

	test('are never more than was asked for, and leave out less than a week on either side', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: 0, max: 200 }), (from, length) => {
				const asked = { from, to: addDays(from, length) };
				const found = fullWeeksWithin(asked);
				if (!found) {
					expect(length).toBeLessThan(13);
					return;
				}
				expect(found.from).toBe(mondayOf(found.from));
				expect(mondayOf(addDays(found.to, 1))).toBe(addDays(found.to, 1));
				expect(daysBetween(asked.from, found.from)).toBeGreaterThanOrEqual(0);
				expect(daysBetween(asked.from, found.from)).toBeLessThan(7);
				expect(daysBetween(found.to, asked.to)).toBeGreaterThanOrEqual(0);
				expect(daysBetween(found.to, asked.to)).toBeLessThan(7);
			})
		);
	});
});

describe('the days of a plan', () => {
	test('that are let through lie in order, with at least four full weeks before and one after the start', () => {
		const maybe = fc.option(day);
		fc.assert(
			fc.property(maybe, maybe, maybe, maybe, (baselineFrom, baselineTo, startOn, checkOn) => {
				const { errors, baseline } = readDays({ baselineFrom, baselineTo, startOn, checkOn }, TODAY);
				if (Object.keys(errors).length > 0) return;
				expect(baseline!.to < startOn!).toBe(true);
				expect(startOn! >= TODAY).toBe(true);
				expect(daysBetween(startOn!, checkOn!)).toBeGreaterThanOrEqual(7);
				expect(weeksOfPeriod(baseline!)).toBeGreaterThanOrEqual(4);
			}),
			{ numRuns: 5_000 }
		);
	});

	test('with nothing said about the weeks before have the twelve before the start', () => {
		const days = { baselineFrom: null, baselineTo: null, startOn: '2026-12-02', checkOn: '2027-02-01' };
		expect(readDays(days, TODAY)).toEqual({
			errors: {},
			baseline: { from: '2026-09-07', to: '2026-11-29' }
		});
	});
});

describe('a prediction', () => {
	test.each([
		['40', 40],
		[' 40 % ', 40],
		['-40%', 40],
		['1', 1],
		['99', 99]
	])('of “%s” is %d percent', (text, percent) => expect(readPrediction(text)).toBe(percent));

	test.each(['', '0', '100', '12.5', 'a lot', '1e1', '٤', '--3', '4 0'])('of “%s” is none', (text) => {
		expect(readPrediction(text)).toBeNull();
	});
});

test('a measure is chosen in two parts that make one key, and come apart again', () => {
	for (const where of ['everywhere', 'team:a', 'brand:b']) {
		const key = measureOf('cause:c', where);
		expect(choicesOfMeasure(key)).toEqual({ what: 'cause:c', where });
	}
});

describe('the form of a plan', () => {
	const cycle = {
		ownerId: 'aisha',
		measureKey: 'cause:c@team:a',
		predictedDrop: 30,
		baselineFrom: '2026-08-24',
		baselineTo: '2026-11-15',
		startOn: '2026-11-23',
		checkOn: '2027-01-18',
		changedSince: 'By text message.',
		startedAt: null
	} as Cycle;
	const fix = { causeId: 'c', teams: ['a'] };

	test('starts on the next Monday, with the cause and team of the fix', () => {
		expect(suggestedPlan(fix, [], TODAY)).toMatchObject({
			what: 'cause:c',
			where: 'team:a',
			startOn: '2026-11-23',
			checkOn: '2027-01-18',
			predictedDrop: ''
		});
	});

	test('holds the plan there is, but no days that are gone by', () => {
		expect(suggestedPlan(fix, [cycle], TODAY)).toMatchObject({
			predictedDrop: '30',
			baselineTo: '2026-11-15'
		});
		expect(suggestedPlan(fix, [cycle], '2026-12-01')).toMatchObject({
			predictedDrop: '30',
			changedSince: 'By text message.',
			baselineTo: '',
			startOn: '2026-12-07'
		});
	});
});

test('a decision is in line with some verdicts, and never with none or too little', () => {
	expect(differsFromVerdict('adopted', 'improved')).toBe(false);
	expect(differsFromVerdict('abandoned', 'improved')).toBe(true);
	expect(differsFromVerdict('adopted', 'no-change')).toBe(true);
	expect(differsFromVerdict('no-change', 'no-change')).toBe(false);
	for (const decision of ['adopted', 'adapted', 'abandoned', 'no-change'] as const) {
		expect(differsFromVerdict(decision, 'too-little')).toBe(true);
		expect(differsFromVerdict(decision, null)).toBe(true);
	}
});
