import { addDays, isDay, mondayOf, type Day, type Period } from '../../../shared/days';

export const reviewSpans = { week: 'A week', month: 'A month' } as const;

export type ReviewSpan = keyof typeof reviewSpans;

/** A full week or month that is looked back on. */
export interface ReviewPeriod extends Period {
	span: ReviewSpan;
}

/**
 * The full week or month that an address means: the one that holds the day it names, or the last that is over; what
 * cannot be read is left out, so that an old link still opens a review.
 */
export function reviewPeriodFrom(search: URLSearchParams, today: Day): ReviewPeriod {
	const span = search.get('span') === 'month' ? 'month' : 'week';
	const asked = search.get('day') ?? '';
	const last = before(periodAround(today, span));
	const period = isDay(asked) ? periodAround(asked, span) : last;
	return { span, ...(period.from < last.from ? period : last) };
}

/** The periods before and after; there is none after the last one that is over. */
export function neighboursOf(period: ReviewPeriod, today: Day): { previous: Day; next: Day | null } {
	const next = addDays(period.to, 1);
	return {
		previous: addDays(period.from, -1),
		next: periodAround(next, period.span).to < today ? next : null
	};
}

function periodAround(day: Day, span: ReviewSpan): Period & { span: ReviewSpan } {
	if (span === 'week') {
		const from = mondayOf(day);
		return { span, from, to: addDays(from, 6) };
	}
	const from = `${day.slice(0, 7)}-01`;
	const next = `${addDays(from, 31).slice(0, 7)}-01`;
	return { span, from, to: addDays(next, -1) };
}

function before({ from, span }: Period & { span: ReviewSpan }): Period {
	return periodAround(addDays(from, -1), span);
}
