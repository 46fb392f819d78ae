import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, mondayOf } from '../../../shared/days';
import { neighboursOf, reviewPeriodFrom } from './period';
import { reviewAsMarkdown, reviewInWords, type ReviewFound } from './review';

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };
const today = '2026-11-17';
const asked = (search: string) => reviewPeriodFrom(new URLSearchParams(search), today);

describe('The time that is looked back on', () => {
	it('is the last full week, or the last full month', () => {
		expect(asked('')).toEqual({ span: 'week', from: '2026-11-09', to: '2026-11-15' });
		expect(asked('span=month')).toEqual({ span: 'month', from: '2026-10-01', to: '2026-10-31' });
	});

	it('is the one of a day that is named, unless that is not over', () => {
		expect(asked('day=2026-02-11')).toMatchObject({ from: '2026-02-09', to: '2026-02-15' });
		expect(asked('span=month&day=2026-02-11')).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
		for (const wrong of ['day=2026-11-17', 'day=2030-01-01', 'day=soon', 'span=year']) {
			expect(asked(wrong)).toEqual(asked(''));
		}
	});

	it('follows on itself in both directions', () => {
		const days = fc.nat({ max: 3000 }).map((back) => addDays('2026-10-31', -back));
		fc.assert(
			fc.property(days, fc.constantFrom('week', 'month'), (day, span) => {
				const period = asked(`span=${span}&day=${day}`);
				expect(period.from <= day && day <= period.to).toBe(true);
				if (span === 'week') expect(mondayOf(period.from)).toBe(period.from);
				const { previous, next } = neighboursOf(period, today);
				expect(asked(`span=${span}&day=${previous}`).to).toBe(addDays(period.from, -1));
				if (next) expect(asked(`span=${span}&day=${next}`).from).toBe(addDays(period.to, 1));
			})
		);
		expect(neighboursOf(asked(''), today).next).toBeNull();
	});
});

const nothing: ReviewFound = {
	period: asked(''),
	today,
	signals: [],
	suggestions: [],
	moreSuggestions: 0,
	waiting: [],
	returned: [],
	decided: [],
	outside: []
};

describe('The review', () => {
	it('takes ten minutes, and says of each part when there is nothing', () => {
		const { minutes, sections } = reviewInWords(nothing, habits);
		expect(minutes).toBe(10);
		expect(sections.map(({ items, nothing: words }) => [items.length, words.length > 20])).toEqual(
			sections.map(() => [0, true])
		);
	});

	it('says how old it is what others owe', () => {
		const outside = [
			{ id: 'a', title: 'Scan at pick-up', owner: 'the carrier', since: '2026-06-01' },
			{ id: 'b', title: 'Fix the size chart', owner: 'Product', since: '2026-11-16' }
		];
		const { sections } = reviewInWords({ ...nothing, outside }, habits);
		expect(sections.at(-1)!.items.map(({ lines }) => lines[0])).toEqual([
			'With the carrier since 1 Jun 2026: 5 months.',
			'With Product since 16 Nov 2026: 1 day.'
		]);
	});

	it('is Markdown in which nobody’s words make a heading, a link or a tag', () => {
		const outside = [{ id: 'a', title: '# [x](javascript:1) <b>\n- *y*', owner: 'a_b', since: '2026-11-01' }];
		const text = reviewAsMarkdown(reviewInWords({ ...nothing, outside }, habits), 'https://care.example');
		expect(text).toContain(
			'- [ ] [\\# \\[x\\](javascript:1) \\<b\\> - \\*y\\*](https://care.example/fixes/a)'
		);
		expect(text).toContain('With a\\_b since');
		expect(text.match(/^## /gm)).toHaveLength(5);
	});
});
