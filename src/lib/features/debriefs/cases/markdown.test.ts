import { expect, it } from 'vitest';
import { debriefAsMarkdown } from './markdown';

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };
const debrief = {
	title: 'The refund that took nine days',
	authorName: 'Aisha',
	colleagueName: 'Bo',
	createdAt: new Date('2026-11-17T14:05:00Z'),
	finishedAt: null,
	outcome: null,
	outcomeNote: '',
	answers: [
		{ question: 'happened' as const, text: 'It took nine days.\n' },
		{ question: 'helped' as const, text: '  ' }
	]
};

it('a debrief is told with the questions that were answered, and no others', () => {
	expect(debriefAsMarkdown(debrief, [], habits)).toBe(
		`# The refund that took nine days

Debrief by Aisha and Bo, begun Tuesday, 17 November 2026 at 15:05:00 CET, not finished.

## What happened?

It took nine days.
`
	);
});

it('a finished one says which causes contributed and what comes of it', () => {
	const text = debriefAsMarkdown(
		{ ...debrief, finishedAt: debrief.createdAt, outcome: 'script', outcomeNote: 'The one for late refunds' },
		['Refund delay', 'Unmet expectation'],
		habits
	);
	expect(text).toContain('## Contributing causes\n\n- Refund delay\n- Unmet expectation\n');
	expect(text).toContain('## What comes of it\n\nA script to improve\n\nThe one for late refunds\n');
});
