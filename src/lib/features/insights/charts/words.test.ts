import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/days';
import type { Incomplete } from '../../../statistics/week-series';
import { chooseChart } from './choice';
import { findingOf, measureLine, notesOn } from './findings';
import type { OfferedKind } from './kinds';
import type { ChartMark } from './marks';
import { chartOfTimesBetween, chartOfWeeks, type Settings } from './measured-chart';
import { pointInWords, signalsOf } from './signals';

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };
const FIRST = '2026-01-05';
const calm = [9, 11, 10, 12, 9, 10, 11, 9, 12, 10, 11, 9, 10, 12];
const none: Settings = { marks: [], frozen: null };

function chart(
	values: readonly (number | Incomplete)[],
	settings: Partial<Settings> = {},
	kind: OfferedKind = 'xmr',
	of: number | null = null
) {
	const weeks = values.map((value, place) => {
		const monday = addDays(FIRST, 7 * place);
		const events = typeof value === 'number' ? value : 0;
		const incomplete = typeof value === 'number' ? null : value;
		return { monday, sunday: addDays(monday, 6), events, of, incomplete };
	});
	const yields = kind === 'p' || kind === 'p-prime' ? ('share' as const) : ('count' as const);
	return chartOfWeeks(kind, yields, weeks, { ...none, ...settings });
}

function mark(day: string): ChartMark {
	return { id: day, day, why: 'New mail', by: { fixId: 'fix' } };
}

const finding = (...given: Parameters<typeof chart>) => findingOf('Late delivery', chart(...given), habits);
const choice = chooseChart({ yields: 'count', fullWeeks: 14, events: 145, weeksWithContacts: 0 }, null);
const notes = (...given: Parameters<typeof chart>) => notesOn(chart(...given), choice, habits);

describe('the finding of a chart', () => {
	it('says that it is stable, with its middle', () => {
		expect(finding(calm)).toBe('Late delivery: stable, about 10.4 a week');
	});

	it('says so far where limits are provisional, and what is missing where there are none', () => {
		expect(finding(calm.slice(0, 8))).toMatch(/^Late delivery: nothing out of the ordinary so far, about/);
		expect(finding([4, 4, 4, 4])).toBe('Late delivery: 4 a week every time, with nothing to tell apart');
		expect(finding([4])).toBe('Late delivery: too few weeks for a chart');
		expect(finding([])).toBe('Late delivery: too few weeks for a chart');
	});

	it('names the weeks outside the limits, and runs', () => {
		expect(finding([...calm, 30])).toBe('Late delivery went above the limits in week 16');
		expect(finding([...calm, 13, 14, 13, 14, 13, 15, 14, 13, 14, 13, 14, 13, 14, 13])).toMatch(
			/stayed (above|below) the median for 1\d points, until week \d+$/
		);
	});

	it('says what was before a change beside what is since', () => {
		const lower = [4, 5, 6, 4, 5, 5, 6, 4, 5, 6, 4, 5];
		const marks = [mark(addDays(FIRST, 7 * 14))];
		expect(finding([...calm, ...lower], { marks })).toBe(
			'Late delivery: about 4.9 a week, after 10.4 before the change of 13 Apr 2026'
		);
		expect(finding([...calm, ...lower, 20], { marks })).toMatch(
			/and went above the limits in week \d+ since$/
		);
	});

	it('tells shares as shares and rates per 1,000 contacts', () => {
		expect(finding([5, 7, 6, 5, 7], {}, 'p-prime', 20)).toContain('about 30%');
		expect(finding(calm, {}, 'u-prime', 2000)).toContain('about 5.18 per 1,000 contacts');
	});

	it('says of rare events whether they came closer together or further apart', () => {
		const times = [12, 9, 15, 11, 8, 14, 10, 13, 200].map((days, place) => {
			const from = addDays('2024-01-01', place * 20);
			return { from, to: addDays(from, days), days, others: 3 };
		});
		const t = chartOfTimesBetween('t', times, none);
		expect(findingOf('Threats', t, habits)).toBe('Threats came further apart than the limits allow once');
		expect(signalsOf(t, habits)[0]!.words).toContain('It took longer than chance makes likely.');
		expect(findingOf('Threats', chartOfTimesBetween('t', [], none), habits)).toContain('too few');
	});
});

describe('what a point says', () => {
	it('explains why it is a signal', () => {
		const found = chart([...calm, 30]);
		expect(pointInWords(found.points.at(-1)!, found, habits)).toMatch(
			/^Week 16, 13 Apr to 19 Apr 2026: 30\. Above the upper limit of \d+(\.\d)?\. Chance alone rarely goes there/
		);
	});

	it('tells nothing that happened from nothing that was recorded', () => {
		const found = chart([3, 0, 'unrecorded', 4]);
		expect(pointInWords(found.points[1]!, found, habits)).toContain('none, and recording was on');
		expect(pointInWords(found.points[2]!, found, habits)).toContain('a gap, as this week was not recorded');
	});

	it('says which change begins a phase with it', () => {
		const found = chart(calm, { marks: [mark(addDays(FIRST, 35))] });
		expect(pointInWords(found.points[5]!, found, habits)).toContain(
			'A phase begins here: “New mail” (9 Feb 2026).'
		);
	});
});

describe('the notes of a chart', () => {
	it('say how firm limits are, and name gaps', () => {
		expect(notes([...calm.slice(0, 6), 'partly-recorded', 9, 'not-over'])).toEqual([
			'The limits are provisional: they rest on 7 points, and 12 make them firm.',
			'Week 8 was recorded in part: it is a gap and is not judged.',
			'Week 10 is not over: it is a gap and is not judged.'
		]);
		expect(notes([4, 4, 4])[0]).toContain('a constant series has no limits to speak of');
		expect(notes(calm)).toEqual([]);
	});

	it('say where limits are frozen, and where changes begin nothing', () => {
		const frozen = { from: FIRST, to: addDays(FIRST, 83) };
		expect(notes(calm, { frozen })[0]).toMatch(
			/^The limits are frozen on the 12 points of 5 Jan to 29 Mar 2026/
		);
		expect(notes(calm, { marks: [mark('2025-01-01')] })[0]).toContain('lies before the chart');
		expect(notes(calm, { marks: [mark('2027-01-01')] })[0]).toContain(
			'first point that lies wholly after it'
		);
	});

	it('stand beside a line that says why it is this chart', () => {
		expect(measureLine(chart(calm), choice, habits)).toBe(
			'A week · 14 weeks, 5 Jan to 12 Apr 2026 · counts without contact volume: XmR chart'
		);
		const chosen = { ...choice, kind: 'c' as const };
		expect(measureLine(chart(calm, {}, 'c'), chosen, habits)).toContain(
			'c chart, which was chosen; the default: counts without contact volume: XmR chart'
		);
	});
});
