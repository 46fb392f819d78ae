import { readFile } from 'node:fs/promises';
import { suggestFix } from '../../src/lib/features/fixes/commands/fixes.server';
import { moveByHand } from '../../src/lib/features/fixes/commands/triage.server';
import { findFix } from '../../src/lib/features/fixes/queries.server';
import { addDays } from '../../src/lib/shared/days';
import { record, recordOn } from '../integration/insights/random-records';
import { axe, expect, expectNoSidewaysScroll, screenshots, test, type TeamApp } from '../support/browser';
import { BASELINE_START, writeTrial } from '../support/trial';

/** A cause that no other journey records, as the database is everybody's. */
const causeOf = (northwind: TeamApp['northwind']) => northwind.entry('cause', 'customer-wrong-address');

/** Eight cases a week before the trials of these tests start, and three since. */
test.beforeAll(async ({ app: { northwind } }) => {
	const days = Array.from({ length: 22 }, (_, week) =>
		Array.from({ length: week < 12 ? 8 : 3 }, (_, each) => addDays(BASELINE_START, 7 * week + (each % 7)))
	).flat();
	await record(
		northwind,
		days.map((day) => recordOn(day, northwind, { causeIds: [causeOf(northwind)] }))
	);
});

function suggest({ northwind }: TeamApp, title: string): Promise<string> {
	return suggestFix(northwind.as.lena!, {
		title,
		why: 'Customers ask where it is.',
		measure: '',
		causeId: null,
		teamId: northwind.teams.Orders!
	});
}

test('a leader reads a verdict in words, as a drawing, as a table and as a file', async ({
	page,
	signIn,
	app
}) => {
	const id = await suggest(app, 'Write before they ask');
	await writeTrial(app.northwind.as.lena!, id, { measureKey: `cause:${causeOf(app.northwind)}` });
	await signIn('lena');
	await page.goto(`/fixes/${id}`, { waitUntil: 'networkidle' });
	const verdict = page.getByRole('region', { name: 'Verdict' });
	await expect(verdict.getByText('Improved: 3.0 a week after 8.0 a week before, 63% fewer.')).toBeVisible();
	await expect(verdict.getByText(/^With 95% confidence the true change lies between/)).toBeVisible();
	await expect(
		verdict.getByText(/^30% fewer was predicted; the change is larger than that\.$/)
	).toBeVisible();
	await expect(verdict.getByRole('img', { name: /weeks before the start and since/ })).toBeVisible();
	await axe(page);
	await screenshots(page, 'verdict');

	await verdict.getByText('The weeks as a table').click();
	await expect(verdict.getByRole('row')).not.toHaveCount(0);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		verdict.getByRole('link', { name: 'The weeks as a file (CSV)' }).click()
	]);
	const text = await readFile(await download.path(), 'utf8');
	expect(text.split('\r\n')[1]).toMatch(/^2026-W25,2026-06-15,2026-06-21,Before,yes,8,/);
	await page.setViewportSize({ width: 320, height: 700 });
	await expectNoSidewaysScroll(page);
});

test('whoever plans a trial learns while typing whether it would be noticed', async ({
	page,
	signIn,
	app
}) => {
	const id = await suggest(app, 'Call ahead');
	const lena = app.northwind.as.lena!;
	await moveByHand(lena, id, { move: 'triage', version: (await findFix(lena, id)).version });
	await signIn('lena');
	await page.goto(`/fixes/${id}/plan`, { waitUntil: 'networkidle' });
	const answer = page.getByRole('region', { name: 'Would we notice?' });
	await expect(answer).toContainText('Choose what is measured');
	await page.getByLabel('What is measured').selectOption({ label: 'Escalations' });
	await page.getByLabel('By how much do you expect it to go down').fill('90');
	await expect(answer).toContainText('If it is 90% fewer');
	await axe(page);
	await screenshots(page, 'would-we-notice');

	await page.getByLabel('By how much do you expect it to go down').fill('85');
	await answer.getByRole('button', { name: 'Ask with what is filled in' }).click();
	await expect(page).toHaveURL(/predictedDrop=85/);
	await expect(answer).toContainText('If it is 85% fewer');
	await expect(page.getByLabel('By how much do you expect it to go down')).toHaveValue('85');
});

test('a leader walks through the review by keyboard, and takes it along', async ({ page, signIn, app }) => {
	const id = await suggest(app, 'Ask once');
	await writeTrial(app.northwind.as.lena!, id);
	await signIn('lena');
	await page.goto('/fixes', { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Review', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Improvement review');
	await axe(page);
	await screenshots(page, 'review');
	await page.getByRole('link', { name: /^Walk through it/ }).press('Enter');
	for (let step = 1; step < 5; step++) {
		await expect(page.getByRole('status').filter({ hasText: 'Step' })).toContainText(`Step ${step} of 5`);
		await page.getByRole('link', { name: /^Next: / }).press('Enter');
	}
	await expect(page.getByRole('status').filter({ hasText: 'Step' })).toContainText('Step 5 of 5');
	await page.getByRole('link', { name: '3. Trials that wait' }).press('Enter');
	await expect(page.getByRole('link', { name: 'Ask once' })).toBeVisible();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'As Markdown' }).click()
	]);
	expect(await readFile(await download.path(), 'utf8')).toContain('- [ ] [Ask once](');
	await page.setViewportSize({ width: 320, height: 700 });
	await expectNoSidewaysScroll(page);
});
