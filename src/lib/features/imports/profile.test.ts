import { expect, test } from 'vitest';
import { LONGEST_LIST_VALUE, MOST_LIST_VALUES, Profiler } from './profile';

function profileOf(header: string[], rows: string[][]) {
	const profiler = new Profiler(header);
	for (const row of rows) profiler.add(row);
	return profiler.finish();
}

test('each column tells its values by how often they come, and how many cells are empty', () => {
	const { rows, columns } = profileOf(
		['id', 'reason'],
		[['1', 'Refund'], ['2', ' '], ['3', 'Return'], ['4', 'Return'], ['short']]
	);
	expect(rows).toBe(5);
	expect(columns[1]).toMatchObject({
		values: [
			['Return', 2],
			['Refund', 1]
		],
		blank: 1,
		unique: false
	});
	expect(columns[0]).toMatchObject({ unique: true, samples: ['1', '2', '3', '4'] });
});

test('a column of more values than a list can have is free text, and so is one of long texts', () => {
	const many = Array.from({ length: MOST_LIST_VALUES + 1 }, (_, place) => [
		`value ${place}`,
		'x'.repeat(LONGEST_LIST_VALUE + 1)
	]);
	const { columns } = profileOf(['many', 'long'], many);
	expect(columns.map(({ values }) => values)).toEqual([null, null]);
	expect(columns[0]!.samples).toHaveLength(20);
	expect(profileOf(['just enough', ''], many.slice(1)).columns[0]!.values).toHaveLength(MOST_LIST_VALUES);
});

test('one long text among many short ones does not hide a list', () => {
	const rows = Array.from({ length: 40 }, (_, place) => [place === 7 ? 'x'.repeat(500) : 'Refund']);
	expect(profileOf(['reason'], rows).columns[0]!.values).toEqual([['Refund', 39]]);
});

test('missing markers do not hide that a column holds dates', () => {
	const { columns } = profileOf(['when'], [['2026-01-01'], ['?'], ['None'], ['2026-01-02']]);
	expect(columns[0]!.dates).toMatchObject({ style: 'year-month-day', share: 1 });
});

test('a file of very many columns keeps fewer values of each', () => {
	const header = Array.from({ length: 400 }, (_, place) => `column ${place}`);
	const rows = Array.from({ length: 101 }, (_, row) => header.map((name) => `${name} ${row}`));
	expect(profileOf(header, rows.slice(1)).columns.every(({ values }) => values?.length === 100)).toBe(true);
	expect(profileOf(header, rows).columns.every(({ values }) => values === null)).toBe(true);
});
