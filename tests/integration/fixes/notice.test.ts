import { expect, test } from 'vitest';
import { suggestFix } from '../../../src/lib/features/fixes/commands/fixes.server';
import { findFix, noticeOf, type PlanSoFar } from '../../../src/lib/features/fixes/queries.server';
import { testDatabase } from '../../support/database';
import { northwind } from '../../support/team';
import { recordWeeks } from './full-weeks';

const days = { startOn: '2026-11-23', checkOn: '2027-01-18' };

test('a plan is told whether its trial would be noticed, from the weeks that it compares with', async () => {
	const { ask } = await planning();
	expect(await ask({ what: 'escalations', predictedDrop: '50', ...days })).toMatchObject({
		isLikely: true,
		sentence: expect.stringMatching(
			/^Yes, probably\. .*At your check day, after 8 full weeks, the chance is about/
		),
		details: [
			expect.stringMatching(/^By then you would probably notice/),
			expect.stringMatching(/^It rests on 88 counted in 11 full weeks before/)
		]
	});
	expect(await ask({ what: 'escalations', predictedDrop: '5 %', ...days })).toMatchObject({
		isLikely: false,
		sentence: expect.stringMatching(/^Probably not\./)
	});
	expect((await ask({ what: 'escalations', predictedDrop: '50' })).isLikely).toBeNull();
});

test('whatever is typed so far gets a sentence', async () => {
	const { ask, team, entry } = await planning();
	const late = entry('cause', 'late-delivery');
	const said = async (plan: PlanSoFar) => (await ask(plan)).sentence;
	expect(await said({})).toMatch(/^Choose what is measured/);
	expect(await said({ what: 'escalations', predictedDrop: 'half' })).toMatch(/^Choose what is measured/);
	expect(await said({ what: 'nonsense', predictedDrop: '20' })).toMatch(/^Choose what is measured/);
	expect(await said({ what: 'escalations', where: `team:${team}`, predictedDrop: '20' })).toMatch(
		/^Choose a measure within what the fix is for/
	);
	expect(await said({ what: `cause:${late}`, predictedDrop: '20', ...days })).toMatch(
		/^No: nothing was counted/
	);
	expect(
		await said({
			what: 'escalations',
			predictedDrop: '20',
			baselineFrom: '2026-11-02',
			baselineTo: '2026-11-08',
			...days
		})
	).toMatch(/^Choose at least four full weeks/);
});

async function planning() {
	const organisation = await northwind(await testDatabase());
	await recordWeeks(
		organisation,
		Array.from({ length: 16 }, () => 8)
	);
	const lena = organisation.as.lena!;
	const { Orders, Returns } = organisation.teams;
	const suggested = { title: 'Call ahead', why: 'It spares a contact.', measure: '', causeId: null };
	const fix = await findFix(lena, await suggestFix(lena, { ...suggested, teamId: Orders! }));
	const ask = (plan: PlanSoFar) => noticeOf(lena, fix, { where: `team:${Orders}`, ...plan });
	return { ask, team: Returns!, entry: organisation.entry };
}
