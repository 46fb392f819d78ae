import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filtersFrom, filtersToSearch, isNarrowed, listOrders } from './filters';

const read = (search: string) => filtersFrom(new URLSearchParams(search));

describe('Filters in an address', () => {
	it('are written as they were read', () => {
		const search =
			'from=2026-01-01&tier=3&weekday=7&hour=0&avoidable=yes&repeat=yes&logged=me&assigned=me&linked=yes&q=late&sort=severity';
		expect(filtersToSearch(read(search)).toString()).toBe(search);
	});

	it('that cannot be read are left out', () => {
		const wrong =
			'from=2026-02-30&tier=9&severity=1.5&weekday=0&hour=24&avoidable=perhaps&repeat=no&logged=you&sort=luck&state=';
		expect(filtersToSearch(read(wrong)).toString()).toBe('');
	});

	it('hold a planned follow-up where the list is in the order of follow-ups', () => {
		expect(read('sort=follow-up').followUp).toBe('planned');
		expect(read('sort=follow-up&follow-up=due').followUp).toBe('due');
	});

	it('narrow the list, which an order alone does not', () => {
		expect(isNarrowed(read('sort=oldest'))).toBe(false);
		expect(isNarrowed(read('repeat=yes'))).toBe(true);
	});

	it('read to the same list however often they are written', () => {
		const anything = fc.dictionary(
			fc.constantFrom(
				'from',
				'to',
				'team',
				'cause',
				'tier',
				'severity',
				'avoidable',
				'follow-up',
				'sort',
				'q'
			),
			fc.oneof(
				fc.string(),
				fc.constantFrom('2026-01-01', '2', 'yes', 'none', 'due', ...Object.keys(listOrders))
			)
		);
		fc.assert(
			fc.property(anything, (given) => {
				const once = filtersFrom(new URLSearchParams(given));
				expect(filtersFrom(filtersToSearch(once))).toEqual(once);
			})
		);
	});
});
