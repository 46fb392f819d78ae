import { describe, expect, test } from 'vitest';
import { emptyMapping, type Mapping } from './mapping';
import { rowReader, type Draft } from './row';
import { zonedClock } from './zoned-clock';

const header = ['when', 'reason', 'causes', 'note', 'amount'];

const mapping: Mapping = {
	...emptyMapping,
	columns: { occurred: 0, reason: 1, cause: 2, summary: 3, amount: 4 },
	styles: { occurred: 'year-month-day' },
	causeSeparator: ';',
	missing: ['?', 'None'],
	values: {
		reason: [
			['Refund', { entry: 'refund' }],
			['Spam', { leaveOut: true }]
		],
		cause: [
			['late', { entry: 'late' }],
			['lost', { create: 'lost' }]
		]
	}
};

function read(cells: string[], changed: Partial<Mapping> = {}, more = {}) {
	const rules = {
		header,
		mapping: { ...mapping, ...changed },
		clock: zonedClock('UTC'),
		currency: 'EUR',
		lastDay: '2026-11-18',
		replacementIsDamage: true,
		mayHoldUtf8: false,
		delimiter: ',',
		...more
	};
	return rowReader(rules)(cells);
}

const good = ['2026-11-18', 'Refund', 'late; lost;late', 'x', '1.250,50'];

test('a row becomes what will be stored', () => {
	expect(read(good)).toMatchObject({
		occurred: { day: '2026-11-18' },
		entries: { reason: { entry: 'refund' } },
		causes: [{ entry: 'late' }, { create: 'lost' }],
		summary: 'x',
		amount: 125050,
		severity: 2,
		isResolved: true,
		leftOut: []
	});
});

test('what means nothing leaves no entry, and what is left out or unknown is noted', () => {
	const entriesOf = (reason: string) => read(['2026-11-01', reason, 'None;?', '?', 'None']) as Draft;
	expect(entriesOf('?')).toMatchObject({ entries: {}, causes: [], summary: '', amount: null, leftOut: [] });
	expect(entriesOf(' None ')).toMatchObject({ entries: {}, leftOut: [] });
	expect(entriesOf('Spam')).toMatchObject({ entries: {}, leftOut: ['reason'] });
	expect(entriesOf('Unheard of')).toMatchObject({ entries: {}, leftOut: ['reason'] });
});

test('surplus cells that are empty take nothing away', () => {
	expect(read([...good, '', ' '])).toHaveProperty('occurred');
});

test('a file without days has one for all, and may leave records open', () => {
	const draft = read(['', 'Refund', '', '', ''], {
		columns: { reason: 1 },
		day: '2026-10-01',
		unresolved: 'open'
	});
	expect(draft).toMatchObject({ occurred: { day: '2026-10-01' }, isResolved: false });
});

describe('a row is rejected with the reason', () => {
	test.each<[string, string[], RegExp]>([
		['empty-row', ['', ' ', '', '', ''], /empty/],
		['cell-count', ['2026-11-01', 'Refund'], /2 cells.*5 columns/],
		['cell-count', [...good, 'more'], /6 cells/],
		[
			'quotes',
			['2026-11-01', 'Refund', 'late', '"open\n2026-11-02,Refund,lost,"fine"', '1'],
			/quotation mark/
		],
		['characters', ['2026-11-01', 'Refund', 'late', 'bl\ufffdd', '1'], /note holds characters/],
		['characters', ['2026-11-01', 'Refund', 'late', 'a\0b', '1'], /note holds characters/],
		['date-missing', ['?', 'Refund', 'late', 'x', '1'], /when is empty/],
		['date-unreadable', ['soon', 'Refund', 'late', 'x', '1'], /“soon” in when/],
		['date-impossible', ['2026-02-30', 'Refund', 'late', 'x', '1'], /no day of the calendar/],
		['date-out-of-range', ['2026-11-19', 'Refund', 'late', 'x', '1'], /future/],
		['amount', ['2026-11-01', 'Refund', 'late', 'x', '1e400'], /“1e400” in amount is no amount/],
		['too-long', ['2026-11-01', 'Refund', 'late', 'x'.repeat(20_001), '1'], /20001 characters/],
		['too-long', ['2026-11-01', 'x'.repeat(201), 'late', 'x', '1'], /201 characters/]
	])('%s', (code, cells, reason) => {
		expect(read(cells)).toEqual({ code, reason: expect.stringMatching(reason) });
	});

	test('but not for U+FFFD where the file itself has it, nor for a quotation over two lines', () => {
		const cells = ['2026-11-01', 'Refund', 'late', 'bl\ufffdd', '1'];
		expect(read(cells, {}, { replacementIsDamage: false })).toHaveProperty('occurred');
		expect(read(['2026-11-01', 'Refund', 'late', '"Never again"\nhe said, and left', '1'])).toHaveProperty(
			'occurred'
		);
	});
});
