import { expect, test } from 'vitest';
import { suggestFix } from '../../../src/lib/features/fixes/commands/fixes.server';
import { fixes } from '../../../src/lib/features/fixes/tables.server';
import { exportReview } from '../../../src/lib/features/insights/review/commands.server';
import { improvementReview } from '../../../src/lib/features/insights/review/queries.server';
import { eq } from 'drizzle-orm';
import type { Context } from '../../../src/lib/server/context';
import { testDatabase } from '../../support/database';
import { northwind } from '../../support/team';
import { writeTrial } from '../../support/trial';
import { recordWeeks } from './full-weeks';

const weekly = [8, 9, 7, 8, 10, 6, 8, 9, 7, 8, 7, 9, 3, 4, 2, 3, 5, 3, 2, 4, 3, 30];

test('the review brings together what a leader’s teams have of a week, and nothing of others', async () => {
	const { organisation, lena, marco } = await world();
	const { review } = await improvementReview(lena, new URLSearchParams());
	expect(review.title).toBe('Improvement review: the week of 9 Nov 2026 to 15 Nov 2026');
	const said = Object.fromEntries(
		review.sections.map(({ key, items }) => [
			key,
			items.map(({ title, lines }) => [title, ...lines].join(' | '))
		])
	);
	expect(said.signals![0]).toMatch(
		/^Escalations as a whole: more than usual \| 30 in the week of 9 Nov 2026, above the usual range \(at most /
	);
	expect(said.trials).toEqual([
		expect.stringMatching(/^Call ahead \| To be studied since Mon,? 16 Nov, with Lena\. \| .*: \d/)
	]);
	expect(said.verdicts).toEqual([
		'Ask once | Adopted, by Lena. | Improved: 3 a week after 8 a week. | Why: The team likes it.'
	]);
	expect(said.outside).toEqual(['Scan at pick-up | With the carrier since 1 Sept 2026: 2 months.']);
	expect(JSON.stringify(review.sections)).not.toMatch(/Elsewhere/);
	const other = await improvementReview(marco, new URLSearchParams());
	expect(JSON.stringify(other.review.sections)).toMatch(/Elsewhere/);
	expect(other.review.sections.find(({ key }) => key === 'trials')!.items).toEqual([]);
	await expect(improvementReview(organisation.as.aisha!, new URLSearchParams())).rejects.toMatchObject({
		code: 'not-found'
	});
});

test('a review of another week or month tells of that', async () => {
	const { lena } = await world();
	const before = await improvementReview(lena, new URLSearchParams('day=2026-10-01'));
	expect(before.review.sections.find(({ key }) => key === 'signals')!.items).toEqual([]);
	expect(before.review.sections.find(({ key }) => key === 'verdicts')!.items).toEqual([]);
	const month = await improvementReview(lena, new URLSearchParams('span=month'));
	expect(month.period).toMatchObject({ from: '2026-10-01', to: '2026-10-31' });
});

test('the review is had as Markdown, by leaders alone', async () => {
	const { organisation, lena } = await world();
	const text = await exportReview(lena, new URLSearchParams(), 'https://care.example');
	expect(text).toMatch(/^# Improvement review: the week of/);
	expect(text).toMatch(/\[Call ahead\]\(https:\/\/care\.example\/fixes\//);
	await expect(
		exportReview(organisation.as.aisha!, new URLSearchParams(), 'https://care.example')
	).rejects.toMatchObject({ code: 'not-found' });
});

async function world() {
	const organisation = await northwind(await testDatabase());
	await recordWeeks(organisation, weekly);
	const lena = organisation.as.lena!;
	const suggest = (title: string) =>
		suggestFix(lena, {
			title,
			why: 'It spares a contact.',
			measure: '',
			causeId: null,
			teamId: organisation.teams.Orders!
		});
	await writeTrial(lena, await suggest('Call ahead'));
	await writeTrial(lena, await suggest('Ask once'), {
		state: 'decided',
		decision: 'adopted',
		decisionReason: 'The team likes it.',
		decidedAt: new Date('2026-11-12T10:00:00Z'),
		decidedBy: lena.actor.userId,
		verdict: { kind: 'improved', sentence: 'Improved: 3 a week after 8 a week.', ratio: null }
	});
	await handOut(lena, await suggest('Scan at pick-up'));
	const marco = organisation.as.marco!;
	const elsewhere = { title: 'Elsewhere', why: 'It helps.', measure: '', causeId: null };
	await handOut(marco, await suggestFix(marco, { ...elsewhere, teamId: organisation.teams.Returns! }));
	return { organisation, lena, marco };
}

function handOut({ db, actor }: Context, id: string) {
	return db.transaction(actor.organisationId, (inside) =>
		inside
			.update(fixes)
			.set({ status: 'not-ours', outsideOwner: 'the carrier', outsideSince: '2026-09-01' })
			.where(eq(fixes.id, id))
	);
}
