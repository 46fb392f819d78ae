import { expect, test } from '../support/browser';
import { worldOf } from '../support/world';

test.use({ javaScriptEnabled: false });

test('signing in, logging and reading work without JavaScript', async ({ app, page }) => {
	const { email, password } = await worldOf(app).account();
	await page.goto('/escalations');
	await expect(page).toHaveURL(/\/sign-in\?next=/);

	await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
	await page.getByRole('textbox', { name: 'Password' }).fill('something else');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByText('The e-mail address or the password is not right.')).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'E-mail address' })).toHaveValue(email);
	await page.getByRole('textbox', { name: 'Password' }).fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL('/escalations');

	await page
		.getByRole('link', { name: /Log an escalation/ })
		.first()
		.click();
	await page.getByRole('textbox', { name: 'What happened' }).fill('The parcel went to the neighbour, twice');
	await page.getByRole('button', { name: 'Log escalation' }).click();
	await expect(page.getByText('The contact reason is missing.').first()).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'What happened' })).toHaveValue(
		'The parcel went to the neighbour, twice'
	);

	await page
		.getByRole('combobox', { name: 'Contact reason' })
		.selectOption({ label: 'Late or missing parcel' });
	await page.getByRole('button', { name: 'Log escalation' }).click();
	await expect(page).toHaveURL(/\/escalations\/[0-9a-f-]{36}$/);
	await expect(page.getByText('Escalation logged.')).toBeVisible();
	await expect(page.getByRole('main')).toContainText('The parcel went to the neighbour, twice');

	await page.getByRole('link', { name: 'Escalations' }).first().click();
	await expect(page.getByRole('link', { name: /The parcel went to the neighbour/ })).toBeVisible();
	for (const path of ['/', '/insights', '/fixes', '/settings']) {
		await page.goto(path);
		await expect(page.locator('h1')).toBeVisible();
	}
});
