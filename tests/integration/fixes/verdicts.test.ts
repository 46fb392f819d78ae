import { describe, expect, it } from 'vitest';
import { suggestFix } from '../../../src/lib/features/fixes/commands/fixes.server';
import { exportVerdict } from '../../../src/lib/features/fixes/commands/verdicts.server';
import { cyclesOf, findFix, verdictOf } from '../../../src/lib/features/fixes/queries.server';
import { verdictDetails } from '../../../src/lib/features/fixes/verdict/words';
import { verdictView } from '../../../src/lib/features/fixes/verdict/view';
import { setVolumes } from '../../../src/lib/features/volumes/commands.server';
import type { Context } from '../../../src/lib/server/context';
import { addDays } from '../../../src/lib/shared/days';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, type Organisation } from '../../support/team';
import { BASELINE_START, steadyWeeks, TRIAL_START, writeTrial } from '../../support/trial';
import { recordOn, record } from '../insights/random-records';
import { recordWeeks } from './full-weeks';

/** Twelve weeks before the start and ten since. */
const improving = [8, 9, 7, 8, 10, 6, 8, 9, 7, 8, 7, 9, 3, 4, 2, 3, 5, 3, 2, 4, 3, 3];

describe('The verdict of a trial', () => {
	it('is computed from the counts, the same for all who may read the fix', async () => {
		const { organisation, fixId } = await inTrial(improving);
		const found = await Promise.all(
			(['ada', 'lena', 'aisha', 'bo'] as const).map((reader) => verdictFor(organisation.as[reader]!, fixId))
		);
		for (const { verdict, sentence } of found) {
			expect(verdict).toMatchObject({
				kind: 'improved',
				look: 'check',
				unit: 'weeks',
				before: { events: 96, exposure: 12, weeks: 12 },
				after: { events: 32, exposure: 10, weeks: 10 },
				ratio: expect.closeTo(0.4, 9),
				overdispersion: null
			});
			expect(sentence).toBe('Improved: 3.2 a week after 8.0 a week before, 60% fewer.');
		}
		await expect(findFix(organisation.as.chen!, fixId)).rejects.toMatchObject({ code: 'not-found' });
	});

	it('keeps the weeks before as they were frozen, whatever is corrected in them later', async () => {
		const { organisation, fixId } = await inTrial(improving);
		const before = (await verdictFor(organisation.as.lena!, fixId)).verdict;
		const spike = Array.from({ length: 40 }, () => recordOn(addDays(TRIAL_START, -9), organisation));
		await record(organisation, spike);
		expect((await verdictFor(organisation.as.lena!, fixId)).verdict).toEqual(before);
	});

	it('compares what the teams of the fix have, and nothing of others', async () => {
		const { organisation, fixId } = await inTrial(improving);
		await fabrikam(organisation.as.ada!.db);
		const elsewhere = Array.from({ length: 50 }, () =>
			recordOn(addDays(TRIAL_START, 10), organisation, { teamId: organisation.teams.Returns! })
		);
		await record(organisation, elsewhere);
		expect((await verdictFor(organisation.as.ada!, fixId)).verdict.after.events).toBe(32);
	});

	it('goes by contacts where they are known for every week on both sides', async () => {
		const frozen = steadyWeeks(8, 700);
		const { organisation, fixId } = await inTrial(improving, {
			baseline: { weeks: frozen, frozenOn: TRIAL_START }
		});
		const ada = organisation.as.ada!;
		const known = (days: number) =>
			setVolumes(
				ada,
				Array.from({ length: days }, (_, place) => ({
					team: 'Orders',
					channel: '',
					day: addDays(TRIAL_START, place),
					contacts: 50
				}))
			);
		await known(69);
		expect((await verdictFor(ada, fixId)).verdict.unit).toBe('weeks');
		await known(70);
		const { verdict } = await verdictFor(ada, fixId);
		expect(verdict).toMatchObject({
			unit: 'contacts',
			before: { events: 96, exposure: expect.closeTo(8.4) },
			after: { events: 32, exposure: expect.closeTo(3.5) },
			ratio: expect.closeTo(32 / 3.5 / (96 / 8.4))
		});
	});

	it('stays what it was when somebody had decided', async () => {
		const { organisation, fixId } = await inTrial(improving, {
			state: 'decided',
			decision: 'adopted',
			decidedAt: new Date('2026-10-20T10:00:00Z'),
			decidedBy: null,
			checkOn: '2026-10-19'
		});
		const { verdict, weeks } = await verdictFor(organisation.as.lena!, fixId);
		expect(verdict.after).toEqual({ events: 20, exposure: 6, weeks: 6 });
		expect(weeks.at(-1)!.monday).toBe('2026-10-19');
	});

	it('says of a trial that runs how it looks so far, and of one that has just begun that there is nothing yet', async () => {
		const { organisation, fixId } = await inTrial(improving, { checkOn: '2026-12-07' });
		const interim = await verdictFor(organisation.as.lena!, fixId);
		expect(interim.sentence).toMatch(/^So far: improved:/);
		expect(verdictDetails(interim.verdict, organisation.as.lena!.actor.habits).at(-1)).toMatch(
			/^The trial is judged on Mon, 7 Dec 2026/
		);
		const early = { ...organisation.as.lena!, now: new Date('2026-09-09T10:00:00Z') };
		const { verdict, sentence } = await verdictFor(early, fixId);
		expect(verdict).toMatchObject({ kind: 'too-little', interval: null, after: { events: 0, weeks: 0 } });
		expect(sentence).toBe('So far: too little data yet: no full week has passed since the start.');
	});

	it('says by when there should be enough, on a day on which it is looked at again', async () => {
		const barely = [...Array.from({ length: 12 }, () => 8), ...Array.from({ length: 10 }, () => 6)];
		const { organisation, fixId } = await inTrial(barely);
		const { verdict } = await verdictFor(organisation.as.lena!, fixId);
		expect(verdict.kind).toBe('too-little');
		expect(verdict.enoughOn! > '2026-11-17').toBe(true);
		expect((Date.parse(verdict.enoughOn!) - Date.parse('2026-11-16')) % (28 * 86_400_000)).toBe(0);
	});

	it('is there as words, a drawing, a table and a file', async () => {
		const { organisation, fixId } = await inTrial(improving);
		const lena = organisation.as.lena!;
		const found = await verdictFor(lena, fixId);
		const view = verdictView(
			found,
			{ startOn: TRIAL_START },
			`/fixes/${fixId}/verdict.csv`,
			lena.actor.habits
		);
		expect(view.table.rows).toHaveLength(23);
		expect(view.chart.points).toHaveLength(23);
		expect(view.chart.start).toEqual({ place: 12, label: 'Started 7 Sept' });
		expect(view.range).toMatchObject({ predicted: expect.any(Number) });
		const rows = await exportVerdict(lena, fixId, null);
		expect(rows).toHaveLength(24);
		expect(rows[1]!.slice(0, 6)).toEqual(['2026-W25', BASELINE_START, '2026-06-21', 'Before', 'yes', 8]);
		await expect(exportVerdict(lena, fixId, '2')).rejects.toMatchObject({ code: 'not-found' });
		await expect(exportVerdict(organisation.as.chen!, fixId, null)).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});

/** A fix of the team Orders whose trial runs, after so many escalations in each of the last weeks. */
async function inTrial(weekly: readonly number[], further: Parameters<typeof writeTrial>[2] = {}) {
	const organisation: Organisation = await northwind(await testDatabase());
	await recordWeeks(organisation, weekly);
	const lena = organisation.as.lena!;
	const fixId = await suggestFix(lena, {
		title: 'Tell customers of a late parcel',
		why: 'They ask otherwise.',
		measure: '',
		causeId: null,
		teamId: organisation.teams.Orders!
	});
	const decided = further.state === 'decided' ? { decidedBy: lena.actor.userId } : {};
	await writeTrial(lena, fixId, { ...further, ...decided });
	return { organisation, fixId };
}

async function verdictFor(context: Context, fixId: string) {
	const { teams } = await findFix(context, fixId);
	const [cycle] = await cyclesOf(context, fixId);
	return (await verdictOf(context, cycle!, teams))!;
}
