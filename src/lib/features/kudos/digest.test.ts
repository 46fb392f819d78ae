import { expect, test } from 'vitest';
import { digestFor, type DigestKudos } from './digest';

const thanks = (author: string, recipients: string[], reason = 'For the call'): DigestKudos => ({
	author,
	authorId: author,
	recipientIds: new Set(recipients),
	recipients: recipients.join(' and '),
	reason
});

test('a reader is told first what they were thanked for, then of others, and not of what they gave', () => {
	const week = [thanks('Bo', ['Chen']), thanks('Lena', ['Aisha']), thanks('Aisha', ['Lena'])];
	expect(digestFor('Aisha', week)).toEqual({
		subject: 'You were thanked last week',
		paragraphs: [
			'Last week people thanked each other 3 times.',
			'Lena thanked you: “For the call”',
			'And among others:',
			'Bo thanked Chen: “For the call”'
		]
	});
	expect(digestFor('Marco', [thanks('Bo', ['Chen'])])).toEqual({
		subject: 'Who was thanked last week',
		paragraphs: ['Last week somebody was thanked.', 'Bo thanked Chen: “For the call”']
	});
});

test('a long reason is cut between characters, and a busy week to a few', () => {
	const long = thanks('Bo', ['Chen'], '👏'.repeat(300));
	expect(digestFor('Chen', [long]).paragraphs[1]).toBe(`Bo thanked you: “${'👏'.repeat(240)}…”`);
	const busy = Array.from({ length: 40 }, () => thanks('Bo', ['Chen']));
	expect(digestFor('Lena', busy).paragraphs).toHaveLength(6);
});
