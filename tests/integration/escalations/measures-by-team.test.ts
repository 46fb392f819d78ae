import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../src/lib/features/escalations/measures/measure';
import {
	daysOfMeasure,
	weeksByTeam,
	weeksOfMeasure
} from '../../../src/lib/features/escalations/queries.server';
import { setVolumes } from '../../../src/lib/features/volumes/commands.server';
import { addDays } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { northwind, type Organisation } from '../../support/team';
import { randomRecords, record, recordOn } from '../insights/random-records';

const period = { from: '2026-04-20', to: '2026-11-20' };
const everything: Measure = { kind: 'escalations', entryId: null, scope: { kind: 'everything' } };

describe('The weeks of a measure by team', () => {
	it('count for each team what its own weeks count, in one go', async () => {
		const organisation = await northwind(await testDatabase());
		await record(organisation, randomRecords(organisation, 300));
		const ada = organisation.as.ada!;
		const teams = Object.values(organisation.teams);
		for (const measure of measuresOf(organisation)) {
			const found = await weeksByTeam(ada, measure, teams, period);
			for (const id of teams) {
				const alone = await weeksOfMeasure(ada, { ...measure, scope: { kind: 'team', id } }, period);
				const counts = (weeks: typeof alone) => weeks.map(({ monday, events, of }) => [monday, events, of]);
				expect(counts(found.get(id)!)).toEqual(counts(alone));
			}
		}
	});

	it('tell weeks without any from weeks before a team began', async () => {
		const organisation = await northwind(await testDatabase());
		const { Orders, Returns } = organisation.teams;
		await record(organisation, [
			recordOn('2026-10-01', organisation),
			recordOn('2026-10-20', organisation, { teamId: Returns! }),
			recordOn('2026-11-16', organisation)
		]);
		const span = { from: '2026-10-05', to: '2026-11-08' };
		const found = await weeksByTeam(organisation.as.ada!, everything, [Orders!, Returns!], span);
		const gaps = (team: string) => found.get(team)!.map(({ incomplete }) => incomplete);
		expect(gaps(Orders!)).toEqual([null, null, null, null, null]);
		expect(gaps(Returns!)).toEqual(['unrecorded', 'unrecorded', 'partly-recorded', null, null]);
	});

	it('are out of the contacts of a team where those are known on every day', async () => {
		const organisation = await northwind(await testDatabase());
		const { Orders, Returns } = organisation.teams;
		await record(organisation, [recordOn('2026-10-05', organisation)]);
		const rows = Array.from({ length: 13 }, (_, place) => ({
			team: 'Orders',
			channel: '',
			day: addDays('2026-10-05', place),
			contacts: 100
		}));
		await setVolumes(organisation.as.ada!, rows);
		const span = { from: '2026-10-05', to: '2026-10-18' };
		const found = await weeksByTeam(organisation.as.ada!, everything, [Orders!, Returns!], span);
		expect(found.get(Orders!)!.map(({ of }) => of)).toEqual([700, null]);
		expect(found.get(Returns!)!.map(({ of }) => of)).toEqual([null, null]);
	});

	it('are nothing to whoever may not read a team', async () => {
		const organisation = await northwind(await testDatabase());
		const teams = Object.values(organisation.teams);
		await expect(weeksByTeam(organisation.as.lena!, everything, teams, period)).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});

describe('The days of a measure', () => {
	it('add up to its weeks, whoever asks for whichever scope', async () => {
		const organisation = await northwind(await testDatabase());
		await record(organisation, randomRecords(organisation, 300));
		const span = { from: '2026-05-04', to: '2026-11-15' };
		const scopes: Measure['scope'][] = [
			{ kind: 'everything' },
			{ kind: 'team', id: organisation.teams.Orders! },
			{ kind: 'brand', id: organisation.brands.Northwind! },
			{ kind: 'channel', id: organisation.entry('channel', 'phone') }
		];
		for (const reader of ['ada', 'lena']) {
			for (const scope of scopes) {
				for (const measure of measuresOf(organisation).filter(({ kind }) => kind !== 'avoidable-share')) {
					const context = organisation.as[reader]!;
					const [days, weeks] = await Promise.all([
						daysOfMeasure(context, { ...measure, scope }, span),
						weeksOfMeasure(context, { ...measure, scope }, span)
					]);
					expect(sum(days.map(({ records }) => records))).toBe(sum(weeks.map(({ events }) => events)));
				}
			}
		}
	});

	it('are none for a share, and not there for who may not read the team', async () => {
		const organisation = await northwind(await testDatabase());
		const share: Measure = { ...everything, kind: 'avoidable-share' };
		await expect(daysOfMeasure(organisation.as.ada!, share, period)).rejects.toThrow(TypeError);
		const scope = { kind: 'team' as const, id: organisation.teams.Orders! };
		await expect(
			daysOfMeasure(organisation.as.chen!, { ...everything, scope }, period)
		).rejects.toMatchObject({ code: 'not-found' });
	});
});

function measuresOf({ entry }: Organisation): Measure[] {
	const scope = { kind: 'everything' as const };
	return [
		everything,
		{ kind: 'cause', entryId: entry('cause', 'late-delivery'), scope },
		{ kind: 'reason', entryId: entry('reason', 'shipping'), scope },
		{ kind: 'avoidable-share', entryId: null, scope }
	];
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, each) => all + each, 0);
}
