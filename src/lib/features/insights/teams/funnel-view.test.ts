import { expect, test } from 'vitest';
import { linesOf } from './funnel-view';

test.each([
	['Orders', ['Orders']],
	['Returns and exchanges', ['Returns and', 'exchanges']],
	['Customer care for northern Europe and Iceland', ['Customer care for', 'northern Europe and…']],
	['Verkaufsunterlagenversand', ['Verkaufsunterlagenv…']]
])('the name %s stands beside its point in lines that fit', (name, lines) => {
	expect(linesOf(name)).toEqual(lines);
});
