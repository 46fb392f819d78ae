import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/days';
import { paretoOf } from '../../statistics/pareto';
import type { Week } from '../../statistics/week-series';
import {
	barsThatStandOut,
	directionsFinding,
	headline,
	missingInWords,
	paretoFinding,
	periodInWords,
	shareOf,
	trendFinding,
	trendMeasure,
	trendNotes,
	weekInWords,
	weekNumbers
} from './findings';
import { trendChartOf, type Direction } from './trend-chart';

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };

function mentions(
	counts: Record<string, number>,
	records: number,
	direction: Direction | null = 'too-early'
) {
	const counted = Object.entries(counts).map(([label, count]) => ({ id: label, label, count }));
	const pareto = paretoOf(counted, records);
	return { ...pareto, bars: pareto.bars.map((bar) => ({ ...bar, direction })) };
}

const none = (records: number) => mentions({}, records);

describe('The headline', () => {
	it('says what caused most, how many, and where it is going', () => {
		const causes = (direction: Direction) => mentions({ 'Late delivery': 157, Sizing: 81 }, 412, direction);
		expect(headline(causes('rising'), none(412), habits)).toBe(
			'Late delivery caused 38% of escalations, and is rising'
		);
		expect(headline(causes('steady'), none(412), habits)).toBe(
			'Late delivery caused 38% of escalations, and is stable'
		);
		expect(headline(causes('too-early'), none(412), habits)).toBe('Late delivery caused 38% of escalations');
	});

	it('gives counts for small numbers, and no percentage', () => {
		const causes = (most: number, records: number) => mentions({ 'Late delivery': most, Sizing: 1 }, records);
		expect(headline(causes(12, 40), none(40), habits)).toBe('Late delivery caused 12 of 40 escalations');
		expect(headline(causes(2, 3), none(3), habits)).toBe('Late delivery caused 2 of 3 escalations');
		expect(headline(causes(25, 50), none(50), habits)).toBe('Late delivery caused 50% of escalations');
	});

	it('names both of two that are equal, and none of more', () => {
		expect(headline(mentions({ Late: 5, Lost: 5, Size: 1 }, 60), none(60), habits)).toBe(
			'Late and Lost each caused 8% of escalations'
		);
		expect(headline(mentions({ Late: 4, Lost: 4, Size: 4 }, 12), none(12), habits)).toBe(
			'No one contributing cause stands out: three are named in 4 of 12 escalations each'
		);
		expect(headline(mentions({ Late: 1, Lost: 1 }, 1), none(1), habits)).toBe('One escalation: Late, Lost');
	});

	it('goes by contact reasons where no cause is named, and says so where nothing is', () => {
		const reasons = mentions({ Billing: 30, Returns: 20 }, 100, 'falling');
		expect(headline(none(100), reasons, habits)).toBe(
			'Billing came up as the contact reason in 30% of escalations, and is falling'
		);
		expect(headline(none(7), none(7), habits)).toBe('7 escalations, none with a contributing cause yet');
	});

	it('cuts a name that would not fit a heading', () => {
		const title = headline(mentions({ ['x'.repeat(200)]: 60 }, 100), none(100), habits);
		expect(title).toBe(`${'x'.repeat(69)}… caused 60% of escalations`);
	});
});

describe('The finding of a Pareto', () => {
	const of = (counts: Record<string, number>, records = 100) =>
		paretoFinding(mentions(counts, records), 'cause', habits);

	it('names the few that make up most', () => {
		expect(of({ a: 50, b: 30, c: 10, d: 6, e: 4 })).toBe('Two contributing causes make up 80% of mentions');
		expect(of({ a: 90, b: 5, c: 5 })).toBe('One contributing cause makes up 90% of mentions');
	});

	it('names one far above the others where most are needed to make up most', () => {
		const counts = { a: 30, b: 10, c: 10, d: 10, e: 10, f: 10, g: 10 };
		expect(of(counts)).toBe('a comes up three times as often as any other contributing cause');
		expect(barsThatStandOut(mentions(counts, 100))).toBe(1);
	});

	it('says that they are spread out where none stands out', () => {
		const counts = { a: 12, b: 11, c: 10, d: 10, e: 9, f: 9 };
		expect(of(counts)).toBe('Contributing causes are spread out: 5 of 6 make up 85% of mentions');
		expect(barsThatStandOut(mentions(counts, 100))).toBe(6);
	});

	it('does not rank a handful', () => {
		expect(of({ a: 2, b: 1 }, 3)).toBe('Three mentions so far: too few to rank');
		expect(of({ a: 40 }, 80)).toBe('a is the only contributing cause named');
		expect(of({})).toBe('No contributing cause is recorded here');
	});

	it('speaks of escalations where each has one reason', () => {
		const reasons = mentions({ a: 80, b: 10, c: 10 }, 100);
		expect(paretoFinding(reasons, 'reason', habits)).toBe('One contact reason makes up 80% of escalations');
	});
});

describe('Shares', () => {
	it('are not given of fewer than five, and never round something to nothing', () => {
		expect(shareOf(2, 4, habits)).toBeNull();
		expect(shareOf(2, 5, habits)).toBe('40%');
		expect(shareOf(3, 2000, habits)).toBe('<1%');
		expect(shareOf(0, 2000, habits)).toBe('0%');
		expect(missingInWords(1, 1234, 'cause', habits)).toBe(
			'1 of 1,234 escalations names no contributing cause'
		);
	});
});

describe('Directions', () => {
	const bar = (label: string, direction: Direction | null) => ({
		...mentions({ [label]: 1 }, 1).bars[0]!,
		direction
	});

	it('are told for what moves, and in one sentence for the rest', () => {
		const bars = [bar('a', 'rising'), bar('b', 'steady'), bar('c', 'falling'), bar('d', 'rising')];
		expect(directionsFinding({ bars })).toBe('Rising: a, d. Falling: c. The others are stable.');
		expect(directionsFinding({ bars: [bar('a', 'steady'), bar('b', 'steady')] })).toBe(
			'Each of them is stable.'
		);
		expect(directionsFinding({ bars: [bar('a', 'rising')] })).toBe('Rising: a.');
		expect(directionsFinding({ bars: [bar('a', 'too-early'), bar('b', null)] })).toMatch(
			/^There are too few/
		);
	});
});

describe('The finding of a trend', () => {
	const weeksOf = (counts: readonly number[]): Week[] =>
		counts.map((records, place) => {
			const monday = addDays('2026-11-09', -7 * (counts.length - 1 - place));
			return { monday, sunday: addDays(monday, 6), records, incomplete: null };
		});
	const ordinary = [9, 11, 10, 12, 9, 10, 11, 8, 12, 10, 9, 11, 10, 12, 9, 10];
	const finding = (counts: readonly number[]) => trendFinding('Late delivery', trendChartOf(weeksOf(counts)));

	it('names the weeks that left the usual range', () => {
		expect(finding([...ordinary, 21, 23])).toBe(
			'Late delivery rose above the usual range in weeks 45 and 46'
		);
		expect(finding([...ordinary, 22, ...ordinary])).toMatch(/left the usual range in week 30$/);
	});

	it('says how many are usual where nothing stands out', () => {
		expect(finding(ordinary)).toMatch(/^Late delivery: stable, with \d+ to \d+ a week$/);
	});

	it('says why it cannot say more', () => {
		expect(finding([4, 4, 4])).toBe('Late delivery: 4 in each of 3 full weeks, with nothing to tell apart');
		expect(finding([1, 0, 0, 1, 0, 0])).toBe(
			'Late delivery: too rare for a usual range, with 2 in 6 full weeks'
		);
		expect(finding([7])).toBe('Late delivery: too few full weeks for a trend');
		expect(finding([4, 6, 5])).toBe('Late delivery: nothing out of the ordinary in 3 full weeks');
	});

	it('measures, notes and explains in words', () => {
		const open: Week = { monday: '2026-11-16', sunday: '2026-11-22', records: 4, incomplete: 'not-over' };
		const chart = trendChartOf([...weeksOf([4, 6, 5, 30]), open]);
		expect(trendMeasure(chart, habits)).toMatch(
			/^Escalations a week · 4 full weeks, 19 Oct to 15 Nov 2026 · XmR chart; line: mean 11\.3, dashed: usual range/
		);
		expect(trendNotes(chart, habits)).toEqual([
			'The limits are provisional: they rest on 4 full weeks, and 12 make them firm.',
			'The week of 16 Nov 2026 is not over (4 so far) and is left out.'
		]);
		expect(weekInWords(chart.weeks.at(-1)!, chart, habits)).toBe(
			'Week 47, 16 Nov to 22 Nov 2026: 4 escalations. This week is not over, so it is not judged.'
		);
		const outside = trendChartOf(weeksOf([...ordinary, 22]));
		expect(weekInWords(outside.weeks.at(-1)!, outside, habits)).toMatch(
			/^Week 46, 9 Nov to 15 Nov 2026: 22 escalations\. Above the usual range of \d+ to \d+\.$/
		);
	});
});

describe('Weeks and periods in words', () => {
	it('are counted, listed or spanned', () => {
		const weeks = (...mondays: string[]) => weekNumbers(mondays.map((monday) => ({ monday })));
		expect(weeks('2026-11-02')).toBe('week 45');
		expect(weeks('2026-11-02', '2026-11-09')).toBe('weeks 45 and 46');
		expect(weeks('2026-10-26', '2026-11-02', '2026-11-09')).toBe('weeks 44 to 46');
		expect(weeks('2026-01-05', '2026-11-02', '2026-11-16')).toBe('weeks 2, 45 and 47');
		expect(weeks('2026-01-05', '2026-02-02', '2026-03-02', '2026-04-06', '2026-05-04')).toBe('5 weeks');
	});

	it('say a year once', () => {
		expect(periodInWords({ from: '2026-01-05', to: '2026-02-01' }, habits)).toBe('5 Jan to 1 Feb 2026');
		expect(periodInWords({ from: '2025-12-29', to: '2026-01-04' }, habits)).toBe('29 Dec 2025 to 4 Jan 2026');
		expect(periodInWords({ from: '2026-01-05', to: '2026-01-05' }, habits)).toBe('5 Jan 2026');
	});
});
