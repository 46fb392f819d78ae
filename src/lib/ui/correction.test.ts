import { expect, test } from 'vitest';
import { correctionOf } from './correction';

const stored = { summary: 'Late by two days', causeIds: ['late', 'lost'], channelId: '' };
const causes = [
	{ value: 'late', label: 'Late delivery' },
	{ value: 'lost', label: 'Lost parcel' }
];

test('a form that was not sent holds what is stored', () => {
	const { isConflict, field } = correctionOf(stored, null);
	expect(isConflict).toBe(false);
	expect(field('summary', undefined, 'In one sentence')).toEqual({
		name: 'summary',
		value: 'Late by two days',
		error: undefined,
		help: 'In one sentence'
	});
});

test('a form that was refused keeps what was typed, also where a field was emptied, beside what is wrong', () => {
	const form = { errors: { summary: 'What happened is missing.' }, values: { channelId: 'phone' } };
	const { isConflict, field } = correctionOf(stored, form);
	expect(isConflict).toBe(false);
	expect(field('summary')).toMatchObject({ value: '', error: 'What happened is missing.', help: undefined });
	expect(field('channelId').value).toBe('phone');
});

test('after somebody was quicker, each field that differs says what the record says by now, in words', () => {
	const values = { summary: 'Late by two days', causeIds: ['lost'], channelId: 'phone' };
	const { isConflict, field, storedNow } = correctionOf(stored, { errors: {}, values });
	expect(isConflict).toBe(true);
	expect(field('summary').help).toBeUndefined();
	expect(field('causeIds', causes).help).toBe('The record says now: Late delivery, Lost parcel.');
	expect(storedNow('channelId')).toBe('The record says now: nothing.');
});

test('the order in which several were chosen makes no difference', () => {
	const values = { ...stored, causeIds: ['lost', 'late'] };
	expect(correctionOf(stored, { errors: {}, values }).storedNow('causeIds', causes)).toBeUndefined();
});
