import { expect, it } from 'vitest';
import { meanOf, medianOf } from './summary';

it('The mean and the median of nothing are null', () => {
	expect(meanOf([])).toBeNull();
	expect(medianOf([])).toBeNull();
});

it('The median is the middle value, whatever the order, and leaves its input alone', () => {
	const values = [9, 1, 10, 2];
	expect(medianOf(values)).toBe(5.5);
	expect(medianOf([10, 9, 1])).toBe(9);
	expect(values).toEqual([9, 1, 10, 2]);
	expect(meanOf(values)).toBe(5.5);
});
