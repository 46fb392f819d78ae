import { describe, expect, it } from 'vitest';
import { suggestFix } from '../../../src/lib/features/fixes/commands/fixes.server';
import { watchAdopted, watchJob } from '../../../src/lib/features/fixes/commands/watch.server';
import { exportVerdict } from '../../../src/lib/features/fixes/commands/verdicts.server';
import {
	cyclesOf,
	findFix,
	returnedFixes,
	storyOf,
	watchViewOf
} from '../../../src/lib/features/fixes/queries.server';
import { everyOrganisationsHabits } from '../../../src/lib/features/people/queries.server';
import { programOf } from '../../../src/lib/features/people/actor';
import type { Context } from '../../../src/lib/server/context';
import { runDueJobs } from '../../../src/lib/server/jobs/clock.server';
import { testDatabase } from '../../support/database';
import { northwind, NOW } from '../../support/team';
import { writeTrial } from '../../support/trial';
import { recordWeeks } from './full-weeks';

/** Ten weeks of trial, from 7 September, and then the weeks since it was adopted on Monday 16 November. */
const trial = [3, 4, 2, 3, 5, 3, 2, 4, 3, 3];
const adopted = {
	state: 'decided',
	decision: 'adopted',
	decidedAt: new Date('2026-10-13T09:00:00Z'),
	checkOn: '2026-10-12'
} as const;

describe('An adopted fix', () => {
	it('opens again by the clock where its measure comes back, and says why to who decides about it', async () => {
		const { organisation, fixId, lena } = await watched([...trial.slice(0, 5), 4, 3, 9, 8, 11]);
		const doDue = () =>
			runDueJobs({
				database: lena.db,
				clock: () => NOW,
				jobs: [watchJob],
				organisations: () => everyOrganisationsHabits(lena.db)
			});
		expect(await doDue()).toBe(1);
		expect(await findFix(lena, fixId)).toMatchObject({ status: 'triaged', ownerId: lena.actor.userId });
		const last = (await storyOf(lena, fixId)).at(-1)!;
		expect(last).toMatchObject({ kind: 'reopened', actorName: null });
		const reason =
			'Escalations: the week of 9 Nov 2026 lies above what chance explains, and 4 weeks have 7.8 a week after 3.4 a week in the trial.';
		expect(await returnedFixes(lena)).toMatchObject([{ id: fixId, reason }]);
		for (const other of ['aisha', 'chen', 'marco']) {
			expect(await returnedFixes(organisation.as[other]!)).toEqual([]);
		}
		expect(await doDue()).toBe(0);
		expect((await storyOf(lena, fixId)).length).toBe(1);
	});

	it('stays adopted where nothing comes back', async () => {
		const { fixId, lena, watch } = await watched([...trial.slice(0, 5), 4, 3, 2, 4, 3]);
		expect(await watch()).toEqual([]);
		expect((await findFix(lena, fixId)).status).toBe('adopted');
	});

	it('shows the weeks since beside the limits of its trial, and as a file', async () => {
		const { fixId, lena } = await watched([...trial.slice(0, 5), 4, 3, 2, 4, 3]);
		const [cycle] = await cyclesOf(lena, fixId);
		const view = await watchViewOf(lena, await findFix(lena, fixId), cycle!);
		expect(view!.sentence).toBe(
			'4 of 26 weeks watched, until 18 Apr 2027: none lies above what the trial had.'
		);
		expect(view!.chart.start).toMatchObject({ label: expect.stringMatching(/^Adopted 13 Oct/) });
		const since = view!.table.rows.filter(({ cells }) => cells[0] === 'Since it was adopted');
		expect(since.map(({ cells }) => cells[1])).toEqual(['3', '2', '4', '3', '0']);
		const limits = view!.chart.points.map(({ upper }) => upper);
		expect(new Set(limits).size).toBe(1);
		const file = await exportVerdict(lena, fixId, null, 'since-adoption');
		expect(file.slice(1).map(([, , , part]) => part)).toEqual(view!.table.rows.map(({ cells }) => cells[0]));
	});

	it('says so where its measure comes back, also before the program has looked', async () => {
		const { fixId, lena } = await watched([...trial.slice(0, 5), 4, 3, 9, 8, 11]);
		const [cycle] = await cyclesOf(lena, fixId);
		const view = await watchViewOf(lena, await findFix(lena, fixId), cycle!);
		expect(view!.sentence).toContain('lies above what chance explains');
	});

	it('is watched for half a year and no longer', async () => {
		const { watch } = await watched([...trial.slice(0, 5), 4, 3, 9, 8, 11]);
		expect(await watch(new Date('2027-04-14T09:00:00Z'))).toEqual([]);
	});

	it('is left alone once somebody has opened it, and watched only by the program', async () => {
		const { lena, watch, fixId } = await watched([...trial.slice(0, 5), 4, 3, 9, 8, 11]);
		expect(await watch()).toEqual([fixId]);
		expect(await watch()).toEqual([]);
		await expect(watchAdopted(lena)).rejects.toMatchObject({ code: 'not-found' });
	});
});

async function watched(weekly: readonly number[]) {
	const organisation = await northwind(await testDatabase());
	await recordWeeks(organisation, weekly);
	const lena: Context = organisation.as.lena!;
	const fixId = await suggestFix(lena, {
		title: 'Tell customers of a late parcel',
		why: 'They ask otherwise.',
		measure: '',
		causeId: null,
		teamId: organisation.teams.Orders!
	});
	await writeTrial(lena, fixId, { ...adopted, decidedBy: lena.actor.userId });
	const { db, actor } = lena;
	const watch = (now: Date = NOW) =>
		watchAdopted({ db, now, actor: programOf(actor.organisationId, actor.habits) });
	return { organisation, fixId, lena, watch };
}
