import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser';

/** Opens a page whose scripts are on their way until they are let through. */
async function openSlowly(page: Page, path: string): Promise<() => Promise<void>> {
	let letThrough = () => {};
	const mayPass = new Promise<void>((resolve) => (letThrough = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await mayPass;
		await route.continue();
	});
	await page.goto(path, { waitUntil: 'commit' });
	return async () => {
		letThrough();
		await page.waitForLoadState('networkidle');
	};
}

test('what is typed while a page is still loading stays when it comes to life', async ({ page }) => {
	const comeToLife = await openSlowly(page, '/sign-in');
	await page.getByRole('textbox', { name: 'E-mail address' }).fill('lena@northwind.example');
	await page.getByRole('textbox', { name: 'Password' }).fill('something typed early');
	await comeToLife();
	await expect(page.getByRole('textbox', { name: 'E-mail address' })).toHaveValue('lena@northwind.example');
	await expect(page.getByRole('textbox', { name: 'Password' })).toHaveValue('something typed early');
});

test('so does what is chosen and ticked, and it can be sent', async ({ page, signIn }) => {
	await signIn('lena');
	const comeToLife = await openSlowly(page, '/escalations/new');
	await page.getByRole('combobox', { name: 'Contact reason' }).selectOption({ label: 'Refund' });
	await page.getByRole('textbox', { name: 'What happened' }).fill('Typed on a slow train');
	await page.getByText('Late delivery').click();
	await comeToLife();
	await expect(page.getByRole('textbox', { name: 'What happened' })).toHaveValue('Typed on a slow train');
	await expect(page.getByRole('checkbox', { name: 'Late delivery' })).toBeChecked();
	await page.getByRole('button', { name: 'Log escalation' }).click();
	await expect(page.getByText('Escalation logged.')).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Typed on a slow train');
	await expect(page.getByRole('main')).toContainText('Late delivery');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Refund');
});
