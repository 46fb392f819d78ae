import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/days';
import {
	changesOf,
	contradictions,
	nextMonth,
	periodOf,
	previousMonth,
	readVolumes,
	type GivenVolume
} from './volume';

const known = {
	teams: [
		{ id: 'team-1', name: 'Orders' },
		{ id: 'team-2', name: 'Returns' }
	],
	channels: [
		{ id: 'channel-1', name: 'Phone' },
		{ id: 'channel-2', name: 'E-mail' }
	],
	today: '2026-11-17'
};
const given = (more: Partial<GivenVolume> = {}): GivenVolume => ({
	team: 'Orders',
	channel: '',
	day: '2026-11-16',
	contacts: 120,
	...more
});

describe('what is given', () => {
	it('names its team and channel by id or by name, letter case aside', () => {
		const { volumes, problems } = readVolumes(
			[given({ team: 'team-2' }), given({ team: ' orders ', channel: 'PHONE' })],
			known
		);
		expect(problems).toEqual([]);
		expect(volumes.map(({ teamId, channelId }) => [teamId, channelId])).toEqual([
			['team-2', ''],
			['team-1', 'channel-1']
		]);
	});

	it.each([
		['contacts', given({ contacts: -1 }), 'The number of contacts is negative: -1.'],
		['contacts', given({ contacts: 1.5 }), 'The number of contacts is not whole: 1.5.'],
		['contacts', given({ contacts: NaN }), 'The number of contacts cannot be read.'],
		['contacts', given({ contacts: Infinity }), 'The number of contacts is not whole: Infinity.'],
		['contacts', given({ contacts: 1e12 }), 'The number of contacts is beyond a thousand million.'],
		['day', given({ day: '2026-11-18' }), '2026-11-18 lies in the future.'],
		['day', given({ day: '1999-12-31' }), '1999-12-31 is before the year 2000.'],
		['day', given({ day: '2026-02-30' }), '“2026-02-30” is no day of the calendar written as 2026-04-22.'],
		['team', given({ team: 'Billing' }), 'There is no team that you lead called “Billing”.'],
		['team', given({ team: ' ' }), 'The team is missing.'],
		['channel', given({ channel: 'Fax' }), 'There is no channel called “Fax”.']
	])('is refused with its %s named', (field, row, reason) => {
		expect(readVolumes([given({ day: '2026-11-01' }), row], known).problems).toEqual([
			{ place: 1, field, reason }
		]);
	});

	it('is refused where the same day comes twice, and where all channels stand beside a single one', () => {
		const { volumes, problems } = readVolumes(
			[
				given(),
				given({ team: 'team-1' }),
				given({ channel: 'Phone' }),
				given({ team: 'Returns', channel: 'Phone' })
			],
			known
		);
		expect(volumes).toHaveLength(2);
		expect(problems.map(({ place, field }) => [place, field])).toEqual([
			[1, 'day'],
			[2, 'channel']
		]);
		expect(problems[0]!.reason).toBe('The same team, channel and day are given before (row 1).');
	});

	it('contradicts what is stored where one is the whole day and the other a part of it', () => {
		const whole = { teamId: 'team-1', channelId: '', day: '2026-11-16', contacts: 9 };
		const part = { ...whole, channelId: 'channel-1' };
		const elsewhere = { ...part, day: '2026-11-15' };
		expect(contradictions([elsewhere, part], [whole]).map(({ place }) => place)).toEqual([1]);
		expect(contradictions([whole], [part, { ...part, channelId: 'channel-2' }])).toHaveLength(1);
		expect(contradictions([whole, elsewhere], [whole, elsewhere])).toEqual([]);
	});

	it('changes nothing when it is set a second time, whatever it is', () => {
		const row = fc.record({
			team: fc.constantFrom('Orders', 'Returns'),
			channel: fc.constantFrom('', 'Phone', 'E-mail'),
			day: fc.integer({ min: 0, max: 30 }).map((days) => addDays('2026-10-01', days)),
			contacts: fc.nat(5000)
		});
		fc.assert(
			fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
				const { volumes, places, problems } = readVolumes(rows, known);
				expect(volumes.length + problems.length).toBe(rows.length);
				expect(new Set([...places, ...problems.map(({ place }) => place)]).size).toBe(rows.length);
				expect(contradictions(volumes, volumes)).toEqual([]);
				expect(changesOf(volumes, volumes)).toEqual({ added: [], changed: [], unchanged: volumes.length });
				expect(changesOf(volumes, []).added).toEqual(volumes);
			})
		);
	});
});

it('months follow each other over the turn of a year and a short February', () => {
	expect(nextMonth('2026-12')).toBe('2027-01');
	expect(previousMonth('2027-01')).toBe('2026-12');
	expect(nextMonth('2027-01')).toBe('2027-02');
	expect(periodOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
});
