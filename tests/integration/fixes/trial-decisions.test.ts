import { describe, expect, test } from 'vitest';
import type { VerdictThen } from '../../../src/lib/features/fixes/cycle';
import { reopenFix } from '../../../src/lib/features/fixes/commands/triage.server';
import { decideTrial, planTrial } from '../../../src/lib/features/fixes/commands/trials.server';
import { cyclesOf, findFix, storyOf } from '../../../src/lib/features/fixes/queries.server';
import { fixInTrial, onCheckDay, planOf, versionOf, withLateParcels } from './on-trial';

const improved: VerdictThen = {
	kind: 'improved',
	sentence: 'Down by half.',
	ratio: { value: 0.5, low: 0.3, high: 0.8 }
};

describe('a decision', () => {
	const adopted = { decision: 'adopted' as const, reason: '', changedSince: '' };

	test('in line with the verdict takes no reason, and keeps the verdict as it was', async () => {
		const { team, aisha } = await withLateParcels();
		const id = await fixInTrial(team);
		const context = onCheckDay(aisha);
		await decideTrial(context, id, { ...adopted, verdict: improved, version: await versionOf(aisha, id) });
		expect(await findFix(context, id)).toMatchObject({
			stage: 'adopted',
			cycle: { decision: 'adopted', verdict: improved, decidedBy: aisha.actor.userId }
		});
	});

	test.each([
		['adopted', { ...improved, kind: 'worse' as const }, 'The verdict is “Worse”'],
		['adopted', { ...improved, kind: 'too-little' as const }, 'The verdict is “Too little data yet”'],
		['no-change', improved, 'The verdict is “Improved”'],
		['abandoned', null, 'There is no verdict to go by']
	] as const)('%s beside %o takes a reason', async (decision, verdict, sentence) => {
		const { team, lena } = await withLateParcels();
		const id = await fixInTrial(team);
		const context = onCheckDay(lena);
		const input = { decision, reason: ' ', changedSince: '', verdict, version: await versionOf(lena, id) };
		await expect(decideTrial(context, id, input)).rejects.toMatchObject({
			code: 'invalid',
			fields: { reason: expect.stringContaining(sentence) }
		});
		await decideTrial(context, id, { ...input, reason: 'It spares the team.' });
		expect((await findFix(context, id)).stage).toBe(decision);
	});

	test('to adapt says what changes, and leaves the draft of the next cycle', async () => {
		const { team, lena } = await withLateParcels();
		const id = await fixInTrial(team);
		const context = onCheckDay(lena);
		const input = { decision: 'adapted' as const, reason: '', verdict: improved };
		await expect(
			decideTrial(context, id, { ...input, changedSince: '', version: await versionOf(lena, id) })
		).rejects.toMatchObject({ fields: { changedSince: expect.any(String) } });
		await decideTrial(context, id, {
			...input,
			changedSince: 'Send it a day earlier.',
			version: await versionOf(lena, id)
		});
		const [draft, first] = await cyclesOf(context, id);
		expect(first).toMatchObject({ number: 1, decision: 'adapted' });
		expect(draft).toMatchObject({
			number: 2,
			state: 'draft',
			changedSince: 'Send it a day earlier.',
			startOn: '2027-01-18',
			baselineTo: '2027-01-17',
			predictedDrop: 40
		});
		expect((await findFix(context, id)).stage).toBe('adapted');

		const plan = {
			...planOf(team, {
				startOn: draft!.startOn,
				checkOn: draft!.checkOn,
				baselineFrom: '2026-08-24',
				baselineTo: '2026-11-15'
			}),
			version: await versionOf(lena, id)
		};
		await expect(planTrial(context, id, plan)).rejects.toMatchObject({
			fields: { changedSince: expect.any(String) }
		});
		await planTrial(context, id, { ...plan, changedSince: 'Two days earlier.' });
		expect(await cyclesOf(context, id)).toMatchObject([
			{ number: 2, state: 'planned', changedSince: 'Two days earlier.' },
			{ number: 1, state: 'decided' }
		]);
	});

	test('of two at once: the second sees the first, and nothing is lost or written twice', async () => {
		const { team, lena, aisha } = await withLateParcels();
		const id = await fixInTrial(team);
		const version = await versionOf(lena, id);
		const outcomes = await Promise.allSettled([
			decideTrial(onCheckDay(lena), id, { ...adopted, reason: 'Clearly.', verdict: improved, version }),
			decideTrial(onCheckDay(aisha), id, {
				decision: 'abandoned',
				reason: 'Too dear.',
				changedSince: '',
				verdict: improved,
				version
			})
		]);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: {
				code: 'conflict',
				message: expect.stringMatching(
					/^(Lena|Aisha), Mon,? 11 Jan.*: Decided: (adopted \(“Clearly\.”\)|abandoned \(“Too dear\.”\))\. Nothing was changed\.$/
				)
			}
		});
		const decided = (await storyOf(lena, id)).filter(({ kind }) => kind === 'decided');
		expect(decided).toHaveLength(1);
	});

	test('stands until the fix is reopened, and the next plan is another cycle', async () => {
		const { team, lena } = await withLateParcels();
		const id = await fixInTrial(team);
		const context = onCheckDay(lena);
		await decideTrial(context, id, { ...adopted, verdict: improved, version: await versionOf(lena, id) });
		await reopenFix(context, id, { reason: 'It came back.', version: await versionOf(lena, id) });
		await planTrial(context, id, {
			...planOf(team, {
				startOn: '2027-01-11',
				checkOn: '2027-03-08',
				baselineFrom: '2026-08-24',
				baselineTo: '2026-11-15',
				changedSince: 'By text message.'
			}),
			version: await versionOf(lena, id)
		});
		expect(await cyclesOf(context, id)).toMatchObject([
			{ number: 2, state: 'planned' },
			{ number: 1, state: 'decided', decision: 'adopted' }
		]);
	});
});
