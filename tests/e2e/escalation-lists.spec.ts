import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { logEscalation } from '../../src/lib/features/escalations/commands/logging.server';
import { logForm } from '../../src/lib/features/escalations/forms';
import { newId } from '../../src/lib/shared/ids';
import { axe, expect, expectNoSidewaysScroll, screenshots, test, type TeamApp } from '../support/browser';

/** Logs as Aisha, for a customer of this test's own unless it says otherwise. */
function log(app: TeamApp, summary: string, given: Record<string, unknown> = {}): Promise<string> {
	const { northwind } = app;
	const form = {
		id: newId(),
		teamId: northwind.teams.Orders,
		reasonId: northwind.entry('reason', 'refund'),
		summary,
		...given
	};
	return logEscalation(northwind.as.aisha!, v.parse(logForm, form));
}

const rowOf = (page: Page, summary: string) => page.getByRole('row').filter({ hasText: summary });

test('a view is saved, opens the list, and comes back after it was deleted', async ({
	page,
	signIn,
	app
}) => {
	await log(app, 'A severe one for the view', { severity: '4' });
	await signIn('lena');
	await page.goto('/escalations?severity=4&sort=severity', { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Save this view' }).click();
	await page.getByRole('button', { name: 'Save the view' }).click();
	await expect(page.getByRole('link', { name: 'The name is missing.' })).toBeVisible();
	await page.getByLabel('Name').fill('Most severe');
	await page.getByLabel('Who sees it').selectOption({ label: 'Everybody in Orders' });
	await page.getByLabel('Open the list with it').check();
	await axe(page);
	await page.getByRole('button', { name: 'Save the view' }).click();
	const chip = page
		.getByRole('navigation', { name: 'Saved views' })
		.getByRole('link', { name: /^Most severe/ });
	await expect(chip).toHaveAttribute('aria-current', 'page');
	await expect(rowOf(page, 'A severe one for the view')).toBeVisible();
	await axe(page);
	await screenshots(page, 'list-view');

	await page.goto('/escalations', { waitUntil: 'networkidle' });
	await expect(page).toHaveURL(/severity=4&sort=severity/);
	await page.getByLabel('Severity').selectOption({ label: 'All' });
	await expect(page).toHaveURL(/view=all/);
	await expect(page).not.toHaveURL(/severity=4/);

	await page.goto('/escalations?severity=3', { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Save this view' }).click();
	await page.getByRole('link', { name: 'Replace the filters of Most severe' }).click();
	await expect(page.getByLabel('Replace its filters and its order')).toBeChecked();
	await axe(page);
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByRole('link', { name: 'Most severe', exact: true }).click();
	await expect(page).toHaveURL(/severity=3$/);

	await page.getByRole('link', { name: 'Manage views' }).click();
	await page.getByRole('button', { name: 'Delete Most severe' }).click();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('link', { name: 'Change Most severe' })).toBeVisible();
	await axe(page);
	await page.getByRole('button', { name: /^Open with the whole list/ }).click();
	await page.goto('/escalations', { waitUntil: 'networkidle' });
	await expect(page).toHaveURL(/\/escalations$/);
});

test('several are changed at once by keyboard alone, and put back from the notice', async ({
	page,
	signIn,
	app
}) => {
	const customer = `C-${newId()}`;
	for (const which of ['first', 'second', 'third']) {
		await log(app, `The ${which} of three`, { customerReference: customer });
	}
	await signIn('aisha');
	await page.goto(`/escalations?customer=${customer}`, { waitUntil: 'networkidle' });
	await page.keyboard.press('j');
	await page.keyboard.press('x');
	await page.keyboard.press('j');
	await page.keyboard.press('x');
	await page.keyboard.press('k');
	await expect(page.getByText('2 selected')).toBeVisible();
	await axe(page);
	await page.getByLabel('Change', { exact: true }).selectOption({ label: 'Resolve with an outcome' });
	await page.getByRole('button', { name: 'Go on with those selected' }).press('Enter');
	await page.getByRole('button', { name: 'See what will change' }).press('Enter');
	await expect(page.getByRole('link', { name: 'The new value is missing.' })).toBeVisible();
	await page.getByLabel('Outcome').selectOption({ label: 'Apology' });
	await axe(page);
	await page.getByRole('button', { name: 'See what will change' }).press('Enter');
	await expect(page.getByText('2 escalations will be resolved with “Apology”.')).toBeVisible();
	await axe(page);
	await page.getByRole('button', { name: 'Change 2 escalations' }).press('Enter');
	await expect(page.getByText('2 escalations changed.')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'Resolved' })).toHaveCount(2);
	await page.getByRole('button', { name: 'Undo' }).press('Enter');
	await expect(page.getByText('2 put back.')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'Resolved' })).toHaveCount(0);

	await page.getByRole('row').nth(1).getByRole('link').focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('State, put back: resolved, Apology → open')).toBeVisible();
});

test('a click with Shift selects everything in between, and all that match can be changed', async ({
	page,
	signIn,
	app
}) => {
	const customer = `C-${newId()}`;
	for (let count = 0; count < 52; count++) await log(app, `Many ${count}`, { customerReference: customer });
	await signIn('aisha');
	await page.goto(`/escalations?customer=${customer}`, { waitUntil: 'networkidle' });
	const boxes = page.getByRole('checkbox', { name: /^Select: / });
	await boxes.nth(1).click();
	await boxes.nth(4).click({ modifiers: ['Shift'] });
	await expect(page.getByText('4 selected')).toBeVisible();
	await page.getByLabel('4 selected').check();
	await expect(page.getByText('50 selected')).toBeVisible();
	await page.getByLabel('Change', { exact: true }).selectOption({ label: 'Set the severity' });
	await page.getByRole('button', { name: 'Go on with all 52 that match' }).click();
	await expect(page.getByText('In 52 escalations that you selected.')).toBeVisible();
	await page.getByLabel('Severity').selectOption({ label: 'Critical' });
	await page.getByRole('button', { name: 'See what will change' }).click();
	await page.getByRole('button', { name: 'Change 52 escalations' }).click();
	await expect(page.getByText('52 escalations changed.')).toBeVisible();
	await page.goto('/escalations/changes');
	await axe(page);
	await page.getByRole('link', { name: 'Severity: Critical' }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Severity: Critical' })).toBeVisible();
	await axe(page);
	await page.getByRole('button', { name: 'Undo' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Undo the change' }).click();
	await expect(page.getByText('52 put back.')).toBeVisible();
});

test('a customer who comes again is recognised while logging and on the record, and the two are linked', async ({
	page,
	signIn,
	app
}) => {
	const customer = `C-${newId()}`;
	const first = await log(app, 'The lamp came broken', { customerReference: customer });
	await signIn('aisha');
	await page.goto('/escalations/new', { waitUntil: 'networkidle' });
	await page.getByLabel('Customer reference').fill(` ${customer.toLowerCase()}`);
	await expect(page.getByText('1 escalation in the last 30 days')).toBeVisible();
	await expect(page.getByRole('status').getByRole('link', { name: /Refund, open/ })).toHaveAttribute(
		'href',
		`/escalations/${first}`
	);
	await axe(page);
	await page.getByLabel('Contact reason').selectOption({ label: 'Exchange' });
	await page.getByLabel('What happened').fill('The new lamp is broken too');
	await page.getByRole('button', { name: 'Log escalation' }).click();

	await expect(page.getByText('This one came within 30 days of the one before it.')).toBeVisible();
	await page.getByRole('link', { name: 'Link another one' }).click();
	await page.getByRole('button', { name: 'Link', exact: true }).click();
	await expect(page.getByRole('link', { name: /^Choose an escalation/ })).toBeVisible();
	await page.getByLabel('Or the address of its page').fill(`${app.origin}/escalations/${newId()}`);
	await page.getByRole('button', { name: 'Link', exact: true }).click();
	await expect(page.getByRole('link', { name: /that you can open/ })).toBeVisible();
	await page.getByLabel('Or the address of its page').fill('');
	await page.getByRole('searchbox').fill('lamp came broken');
	await page.getByRole('searchbox').press('Enter');
	await expect(page).toHaveURL(/q=lamp/);
	const found = page.getByRole('radiogroup', { name: 'Found' });
	await expect(found).toContainText('The lamp came broken');
	await found.getByText(/Refund/).click();
	await page.getByText('About the same order').click();
	await axe(page);
	await page.getByRole('button', { name: 'Link', exact: true }).click();
	await expect(page.getByText('Linked to another escalation: same order')).toBeVisible();
	await axe(page);
	await screenshots(page, 'escalation-linked');
	await page.setViewportSize({ width: 320, height: 700 });
	await expectNoSidewaysScroll(page);

	await page.goto(`/escalations/${first}`, { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: 'Take off' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Take the link off' }).click();
	await expect(page.getByText('Link to another escalation taken off: same order')).toBeVisible();
	await page.goto(`/escalations?customer=${customer}&repeat=yes`);
	await expect(page.getByRole('row')).toHaveCount(2);
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('several are changed at once and put back by forms alone', async ({ page, signIn, app }) => {
		const customer = `C-${newId()}`;
		for (const which of ['one', 'another']) await log(app, `Plain ${which}`, { customerReference: customer });
		await signIn('aisha');
		await page.goto(`/escalations?customer=${customer}`);
		for (const box of await page.getByRole('checkbox', { name: /^Select: / }).all()) await box.check();
		await page.getByLabel('Change', { exact: true }).selectOption({ label: 'Plan a follow-up' });
		await page.getByRole('button', { name: 'Go on with those selected' }).click();
		await page.getByLabel('Due').fill('2099-01-01');
		await page.getByRole('button', { name: 'See what will change' }).click();
		await page.getByRole('button', { name: 'Change 2 escalations' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Follow-up planned: .*2099/);
		await page.getByRole('button', { name: 'Undo', exact: true }).click();
		await page.getByRole('button', { name: 'Undo the change' }).click();
		await expect(page.getByText('2 put back.')).toBeVisible();
		await expect(page.getByText('Undone').first()).toBeVisible();
	});

	test('a view is saved and deleted by forms alone', async ({ page, signIn }) => {
		await signIn('bo');
		await page.goto('/escalations?state=open');
		await page.getByRole('link', { name: 'Save this view' }).click();
		await page.getByLabel('Name').fill('Mine that are open');
		await page.getByRole('button', { name: 'Save the view' }).click();
		await expect(page.getByText('View saved.')).toBeVisible();
		await page.getByRole('link', { name: 'Manage views' }).click();
		await page.getByRole('button', { name: 'Delete Mine that are open' }).click();
		await page.getByRole('button', { name: 'Bring back Mine that are open' }).click();
		await expect(page.getByText('The view is back.')).toBeVisible();
	});
});
