import { describe, expect, test } from 'vitest';
import { fixedEntries, guessValues, targetOfText } from './value-guesses';

const reasons = [
	{ id: 'r1', name: 'Refund', key: 'refund' },
	{ id: 'r2', name: 'Late or missing parcel', key: 'shipping-late' },
	{ id: 'r3', name: 'refund' }
];
const channels = [
	{ id: 'c1', name: 'E-mail', key: 'email' },
	{ id: 'c2', name: 'Phone', key: 'phone' },
	{ id: 'c3', name: 'Chat', key: 'chat', archived: true }
];

describe('a value is taken for', () => {
	test.each([
		['the entry of exactly that name', 'reason', 'refund', 'r3'],
		['the entry of that name, letter case and punctuation aside', 'reason', 'LATE or missing parcel!', 'r2'],
		['the entry of that key', 'reason', 'shipping_late', 'r2'],
		['the channel it is another word for', 'channel', 'Customer Care Call', 'c2'],
		['the channel of that name, written otherwise', 'channel', 'Email', 'c1'],
		['the severity in its words', 'severity', '1 - Critical', '4'],
		['the severity in its words', 'severity', 'Normal', '2']
	] as const)('%s', (_, field, value, entry) => {
		const entries = { reason: reasons, channel: channels, severity: fixedEntries.severity }[field];
		expect(guessValues(field, [value], entries)).toEqual([[value, { entry }]]);
	});

	test('what it became the last time', () => {
		const before: Parameters<typeof guessValues>[3] = [
			['Refund', { entry: 'r2' }],
			['Teapots', { create: 'Tea' }],
			['Spam', { leaveOut: true }]
		];
		expect(guessValues('reason', ['Refund', 'Teapots', 'Spam'], reasons, before)).toEqual(before);
	});

	test('a new entry, where no entry is like it, the one it became is gone, or the channel is archived', () => {
		expect(guessValues('reason', ['Spout'], reasons, [['Spout', { entry: 'gone' }]])).toEqual([
			['Spout', { create: 'Spout' }]
		]);
		expect(guessValues('channel', ['Live chat'], channels)).toEqual([['Live chat', { create: 'Live chat' }]]);
	});

	test('nothing, where the number says no direction, or there are too many for a list', () => {
		expect(guessValues('severity', ['1', '2'], fixedEntries.severity)).toEqual([]);
		const sentences = Array.from({ length: 151 }, (_, place) => `Sentence ${place}`);
		expect(guessValues('reason', sentences, reasons)).toEqual([]);
	});
});

describe('an answer means', () => {
	test.each([
		['Refund', { entry: 'r1' }],
		['REFUND', { entry: 'r1' }],
		['Teapots', { create: 'Teapots' }],
		['', { leaveOut: true }]
	])('%s', (answer, target) => {
		expect(targetOfText('reason', answer, reasons)).toEqual(target);
	});

	test('nothing in a list that takes no new entries, unless it is the id of one', () => {
		expect(targetOfText('severity', '3', fixedEntries.severity)).toEqual({ entry: '3' });
		expect(targetOfText('severity', 'Dire', fixedEntries.severity)).toBeNull();
	});
});
