import type { Page } from '@playwright/test';
import { suggestFix } from '../../src/lib/features/fixes/commands/fixes.server';
import { moveByHand } from '../../src/lib/features/fixes/commands/triage.server';
import { endTrial, planTrial, startTrial } from '../../src/lib/features/fixes/commands/trials.server';
import { findFix } from '../../src/lib/features/fixes/queries.server';
import { addDays, dayOf, mondayOf } from '../../src/lib/shared/days';
import { record, recordOn } from '../integration/insights/random-records';
import { axe, expect, expectNoSidewaysScroll, screenshots, test, type TeamApp } from '../support/browser';

/** Four cases a week of a cause in Orders, over the last fourteen full weeks. */
test.beforeAll(async ({ app: { northwind } }) => {
	const today = dayOf(new Date(), northwind.as.lena!.actor.habits.timeZone);
	const records = Array.from({ length: 56 }, (_, place) =>
		recordOn(addDays(mondayOf(today), -1 - Math.floor(place / 4) * 7), northwind, {
			teamId: northwind.teams.Orders!,
			causeIds: [northwind.entry('cause', 'lost-parcel')]
		})
	);
	await record(northwind, records);
});

function suggest({ northwind }: TeamApp, title: string): Promise<string> {
	return suggestFix(northwind.as.aisha!, {
		title,
		why: 'Parcels get lost between two scans.',
		measure: '',
		causeId: northwind.entry('cause', 'lost-parcel'),
		teamId: northwind.teams.Orders!
	});
}

/** A fix whose trial has begun today, and was ended at once where it is to be studied. */
async function onTrial(app: TeamApp, title: string, isDue: boolean): Promise<string> {
	const { northwind } = app;
	const lena = northwind.as.lena!;
	const id = await suggest(app, title);
	const version = async () => (await findFix(lena, id)).version;
	const today = dayOf(lena.now, lena.actor.habits.timeZone);
	await moveByHand(lena, id, { move: 'triage', version: await version() });
	await planTrial(lena, id, {
		ownerId: northwind.as.aisha!.actor.userId,
		what: `cause:${northwind.entry('cause', 'lost-parcel')}`,
		where: `team:${northwind.teams.Orders}`,
		baselineFrom: null,
		baselineTo: null,
		predictedDrop: '40',
		startOn: today,
		checkOn: addDays(today, 56),
		changedSince: '',
		version: await version()
	});
	await startTrial(lena, id, { startOn: today, version: await version() });
	if (isDue) await endTrial(lena, id, { reason: 'The depot closed.', version: await version() });
	return id;
}

const column = (page: Page, title: string) =>
	page.getByRole('region', { name: new RegExp(`^${title}, \\d+$`) });

test('a leader moves a card by keyboard alone, and is told where it went', async ({ page, signIn, app }) => {
	await suggest(app, 'Ask the depot to scan twice');
	await suggest(app, 'Print bigger labels');
	await signIn('lena');
	await page.goto('/fixes/board', { waitUntil: 'networkidle' });
	await axe(page);
	await screenshots(page, 'fixes-board');

	const labels = page.getByRole('listitem').filter({ hasText: 'Print bigger labels' });
	await labels.dragTo(column(page, 'Triaged'));
	await expect(column(page, 'Triaged').getByRole('link', { name: 'Print bigger labels' })).toBeFocused();
	await labels.dragTo(column(page, 'Suggested'));
	await expect(column(page, 'Suggested').getByRole('link', { name: 'Print bigger labels' })).toBeFocused();
	// There it cannot go, so it stays.
	await labels.dragTo(column(page, 'Decided'));
	await expect(column(page, 'Suggested').getByRole('link', { name: 'Print bigger labels' })).toBeVisible();

	await page.getByRole('link', { name: 'Print bigger labels' }).focus();
	await page.keyboard.press('ArrowDown');
	const card = page.getByRole('link', { name: 'Ask the depot to scan twice' });
	await expect(card).toBeFocused();
	await page.keyboard.press('m');
	await expect(page.getByRole('combobox', { name: 'Move “Ask the depot to scan twice” to' })).toBeFocused();
	await page.keyboard.type('Tri');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByText('“Ask the depot to scan twice” moved to Triaged.')).toBeAttached();
	await expect(
		column(page, 'Triaged').getByRole('link', { name: 'Ask the depot to scan twice' })
	).toBeFocused();

	await page.keyboard.press('ArrowLeft');
	await expect(column(page, 'Suggested').getByRole('link').first()).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	const vote = column(page, 'Suggested').getByRole('button', { name: /^Vote for .*, 1 vote$/ });
	await expect(vote).toHaveAttribute('aria-pressed', 'true');
	await vote.press('Enter');
	await expect(column(page, 'Suggested').getByRole('button', { pressed: true })).toHaveCount(0);
});

test('the board is moved and voted on without scripts', async ({ browser, signIn, app }) => {
	await suggest(app, 'Number the boxes of an order');
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: app.origin });
	await signIn('lena', context);
	const page = await context.newPage();
	await page.goto('/fixes/board');
	const card = page.getByRole('listitem').filter({ hasText: 'Number the boxes of an order' });
	await card.getByRole('button', { name: /^Vote for/ }).click();
	await expect(card.getByRole('button', { name: /, 1 vote$/ })).toBeVisible();
	await card.getByRole('combobox').selectOption('Decline');
	await card.getByRole('button', { name: /^Move/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Decline a fix' })).toBeVisible();
	await page.getByRole('button', { name: 'Decline it' }).click();
	await expect(page.getByRole('link', { name: 'The reason is missing.' })).toBeVisible();
	await page.getByLabel('The reason').fill('The carrier numbers them.');
	await page.getByRole('button', { name: 'Decline it' }).click();
	await expect(page.getByText('Declined, with the reason for all to read.')).toBeVisible();
	await expect(page.getByText('The carrier numbers them.').first()).toBeVisible();
	await page.getByRole('link', { name: 'Reopen' }).click();
	await page.getByLabel('The reason').fill('They do not.');
	await page.getByRole('button', { name: 'Reopen it' }).click();
	await page.goto('/fixes/board');
	await card.getByRole('combobox').selectOption('Put it back');
	await card.getByRole('button', { name: /^Move/ }).click();
	await expect(page.getByText('Put back among the suggested.')).toBeVisible();
	await context.close();
});

test('a trial is planned with what was typed kept, started, ended and decided about', async ({
	page,
	signIn,
	app
}) => {
	const id = await suggest(app, 'Have parcels scanned at the door');
	const lena = app.northwind.as.lena!;
	await moveByHand(lena, id, { move: 'triage', version: 1 });
	await signIn('lena');
	await page.goto(`/fixes/${id}`, { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Plan a trial' }).press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Plan a trial' })).toBeVisible();
	await axe(page);
	await page.getByLabel('By how much do you expect').fill('a lot');
	const today = dayOf(lena.now, lena.actor.habits.timeZone);
	await page.getByLabel('First day of the trial').fill(today);
	await page.getByLabel('Day to study it').fill(addDays(today, -1));
	await page.getByLabel('Day to study it').press('Enter');
	await expect(
		page.getByRole('link', { name: 'Please give a whole number of percent, from 1 to 99.' })
	).toBeVisible();
	await expect(page.getByRole('link', { name: /The check day is before the start/ })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Please choose who sees to the trial.' })).toBeVisible();
	await expect(page.getByLabel('By how much do you expect')).toHaveValue('a lot');
	await axe(page);
	await screenshots(page, 'fix-plan');

	await page.getByLabel('Who sees to it').selectOption('Aisha');
	await page.getByLabel('By how much do you expect').fill('40');
	await page.getByLabel('Day to study it').fill(addDays(today, 56));
	await page.getByRole('button', { name: 'Plan the trial' }).press('Enter');
	await expect(page.getByText('The trial is planned.')).toBeVisible();
	await page.getByRole('link', { name: 'Start the trial' }).press('Enter');
	await page.getByRole('button', { name: 'Start the trial' }).press('Enter');
	await expect(page.getByText('its plan is frozen')).toBeVisible();
	await axe(page);
	await page.getByRole('link', { name: 'End the trial early' }).press('Enter');
	await page.getByLabel('The reason').fill('The depot closed.');
	await page.getByRole('button', { name: 'End the trial' }).press('Enter');
	await expect(page.getByText('can be studied now')).toBeVisible();

	await page.goto('/');
	await page
		.getByRole('listitem')
		.filter({ hasText: 'scanned at the door' })
		.getByRole('link', { name: 'Study it' })
		.press('Enter');
	await axe(page);
	await screenshots(page, 'fix-decision');
	await page.getByRole('radio', { name: /^Adapted/ }).press('Space');
	await page.getByRole('button', { name: 'Decide' }).press('Enter');
	await expect(page.getByRole('link', { name: 'Please say what changes in the next cycle.' })).toBeVisible();
	await expect(page.getByRole('radio', { name: /^Adapted/ })).toBeChecked();
	await page.getByLabel('The reason').fill('One day says nothing.');
	await page.getByLabel('what changes in the next cycle').fill('At the depot South.');
	await page.getByRole('button', { name: 'Decide' }).press('Enter');
	await expect(page.getByText('Decided, with the verdict as it is now.')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Cycle 2: the plan' })).toContainText('At the depot South.');
	await axe(page);
	await screenshots(page, 'fix-story');
});

test('of two who decide at once the second sees the first’s decision, and keeps what was typed', async ({
	page,
	browser,
	signIn,
	app
}) => {
	const id = await onTrial(app, 'Weigh each parcel', true);
	const other = await browser.newContext({ baseURL: app.origin });
	await signIn('aisha', other);
	await signIn('lena');
	const second = await other.newPage();
	for (const each of [page, second]) {
		await each.goto(`/fixes/${id}/decision`, { waitUntil: 'networkidle' });
	}
	await page.getByRole('radio', { name: /^Abandoned/ }).press('Space');
	await page.getByLabel('The reason').fill('The scales are too dear.');
	await second.getByRole('radio', { name: /^Adopted/ }).press('Space');
	await second.getByLabel('The reason').fill('It is quick, and we like it.');
	await page.getByRole('button', { name: 'Decide' }).click();
	await expect(page.getByText('Decided, with the verdict as it is now.')).toBeVisible();
	await second.getByRole('button', { name: 'Decide' }).click();
	await expect(
		second.getByText(/Lena, .* Decided: abandoned \(“The scales are too dear\.”\)/).first()
	).toBeVisible();
	await expect(second.getByLabel('The reason')).toHaveValue('It is quick, and we like it.');
	await expect(second.getByRole('radio', { name: /^Adopted/ })).toBeChecked();
	await expect(second.getByRole('button', { name: 'Decide' })).toHaveCount(0);
	await axe(second);
	await other.close();
});

test('the list is narrowed by its address, and nothing of it scrolls sideways on a narrow phone', async ({
	page,
	signIn,
	app
}) => {
	const id = await onTrial(app, 'Seal the bags', false);
	await signIn('aisha');
	await page.goto('/fixes/list?status=in-trial', { waitUntil: 'networkidle' });
	await expect(page.getByRole('link', { name: 'Seal the bags' })).toBeVisible();
	await axe(page);
	await page.getByLabel('Owner').selectOption('You');
	await expect(page).toHaveURL(/status=in-trial&mine=yes/);
	await expect(page.getByRole('link', { name: 'Seal the bags' })).toBeVisible();
	await page.goto('/fixes/list?status=adopted');
	await expect(page.getByText('No fix matches these filters.')).toBeVisible();
	await page.setViewportSize({ width: 320, height: 700 });
	for (const path of ['/fixes/board', '/fixes/list', `/fixes/${id}`, `/fixes/${id}/ending`]) {
		await page.goto(path);
		await expectNoSidewaysScroll(page);
	}
});

test('whoever moves a fix second is told so, and sees where it is by now', async ({ page, signIn, app }) => {
	const id = await suggest(app, 'Call before a second delivery');
	const { lena } = app.northwind.as;
	await signIn('lena');
	await page.goto(`/fixes/${id}`, { waitUntil: 'networkidle' });
	const { version } = await findFix(lena!, id);
	await moveByHand(lena!, id, { move: 'triage', version });
	await page.getByRole('button', { name: 'Triage', exact: true }).click();
	await expect(page.getByText(/Nothing was changed/)).toBeVisible();
	await expect(page.getByRole('link', { name: 'Plan a trial' })).toBeVisible();
});
