import { describe, expect, it } from 'vitest';
import { Profiler } from '../imports/profile';
import { guessReading, problemsOfReading, readCount, volumeOfRow } from './file';

const known = {
	teams: [
		{ id: 'team-1', name: 'Orders' },
		{ id: 'team-2', name: 'Returns' }
	],
	channels: [
		{ id: 'channel-1', name: 'Phone', key: 'phone' },
		{ id: 'channel-2', name: 'E-mail', key: 'email' }
	]
};

function profileOf([header, ...rows]: string[][]) {
	const profiler = new Profiler(header!);
	for (const row of rows) profiler.add(row);
	return profiler.finish();
}

it.each([
	['1250', 1250],
	['1,250', 1250],
	['1.250.000', 1250000],
	['1 250', 1250],
	['1’250', 1250],
	['12.0', 12],
	['12,5', 12.5],
	['-3', -3],
	['', NaN],
	['1e400', NaN],
	['a dozen', NaN],
	['12 345 6', 123456]
])('the count %s is read as %d', (text, count) => {
	expect(readCount(text)).toBe(count);
});

describe('a file of volumes', () => {
	it('is read by what its columns hold, whatever they are called', () => {
		const reading = guessReading(
			profileOf([
				['A', 'B', 'C', 'D', 'E'],
				['7', 'returns', 'mail', '22.04.2026', '310'],
				['8', 'orders', 'call', '21.04.2026', '1.205']
			]),
			known
		);
		expect(reading.columns).toMatchObject({ team: 1, channel: 2, day: 3 });
		expect(reading.style).toBe('day-month-year');
	});

	it('takes the column that is called after contacts before another number', () => {
		const { columns, teamId } = guessReading(
			profileOf([
				['Agents', 'Day', 'Tickets'],
				['7', '2026-04-22', '310'],
				['8', '2026-04-21', '305']
			]),
			{ ...known, teams: known.teams.slice(0, 1) }
		);
		expect(columns).toEqual({ team: null, channel: null, day: 1, contacts: 2 });
		expect(teamId).toBe('team-1');
	});

	it('asks which number is the day where no row tells, and for the team where no column does', () => {
		const profile = profileOf([
			['Day', 'Contacts'],
			['01/02/2026', '310'],
			['03/04/2026', '305']
		]);
		const reading = guessReading(profile, known);
		expect(reading.style).toBeNull();
		expect(Object.keys(problemsOfReading(reading, 2))).toEqual(['style', 'teamId']);
		expect(
			problemsOfReading(
				{ columns: { team: null, channel: 9, day: 0, contacts: null }, style: 'day-month-year', teamId: 'x' },
				2
			)
		).toEqual({
			channel: 'This file has no column 10.',
			contacts: 'Choose the column with the number of contacts.'
		});
	});

	it('leaves what cannot be read as it stands, so that its refusal can show it', () => {
		const reading = {
			columns: { team: 0, channel: 1, day: 2, contacts: 3 },
			style: 'day-month-year' as const,
			teamId: ''
		};
		expect(volumeOfRow(['Orders', 'Fax', 'someday', 'many'], reading, known.channels)).toEqual({
			team: 'Orders',
			channel: 'Fax',
			day: 'someday',
			contacts: NaN
		});
		expect(volumeOfRow(['Orders', 'mail', '22.4.2026', '1,250'], reading, known.channels)).toEqual({
			team: 'Orders',
			channel: 'channel-2',
			day: '2026-04-22',
			contacts: 1250
		});
	});
});
