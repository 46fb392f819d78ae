import { describe, expect, it } from 'vitest';
import { linePath, steppedPath } from './paths';

describe('the paths of small charts', () => {
	it('go through values and break at gaps', () => {
		const points = [0, 0.5, 1].map((x) => ({ x, value: 10 * x }));
		expect(linePath(points, 10)).toBe('M0 1000L500 500L1000 0');
		expect(linePath([points[0]!, { x: 0.5, value: null }, points[2]!], 10)).toBe('M0 1000M1000 0');
		expect(linePath([], 10)).toBe('');
	});

	it('step where levels differ, and go on where they do not', () => {
		const levels = [5, 5, 10, null].map((value, place) => ({ left: place / 4, value }));
		expect(steppedPath(levels, 0.25, 10)).toBe('M0 500H500M500 0H750');
	});
});
