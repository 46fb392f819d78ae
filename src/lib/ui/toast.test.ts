import { get } from 'svelte/store';
import { beforeEach, describe, expect, it } from 'vitest';
import { dismissToast, readingTime, toast, toasts } from './toast';

const messages = () => get(toasts).map(({ message }) => message);

beforeEach(() => toasts.set([]));

describe('toast', () => {
	it('shows messages in the order they came', () => {
		toast('Saved.');
		toast('Sent.');
		expect(messages()).toEqual(['Saved.', 'Sent.']);
	});

	it('gives way from the oldest when there are too many to read', () => {
		for (const message of ['One.', 'Two.', 'Three.', 'Four.']) toast(message);
		expect(messages()).toEqual(['Two.', 'Three.', 'Four.']);
	});

	it('dismisses only the one meant, though two say the same', () => {
		toast('Saved.');
		toast('Saved.');
		dismissToast(get(toasts)[0]!.id);
		expect(messages()).toEqual(['Saved.']);
	});
});

describe('readingTime', () => {
	it('never takes a message away within six seconds', () => {
		expect(readingTime('Saved.')).toBe(6_000);
	});

	it('leaves a long message longer', () => {
		expect(readingTime('word '.repeat(30))).toBe(18_000);
	});
});
