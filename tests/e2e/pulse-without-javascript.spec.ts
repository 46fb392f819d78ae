import { expect, test } from '../support/browser';
import { worldOf } from '../support/world';

test.use({ javaScriptEnabled: false });

test('the pulse is answered without scripts, for one of several teams', async ({ app, page, signIn }) => {
	await worldOf(app).openPulse();
	await signIn('bo');
	await page.goto('/wellbeing');
	await page.getByRole('link', { name: 'How was your week?' }).click();
	await page.getByText('Great', { exact: true }).click();
	await page.getByRole('button', { name: 'Send' }).click();
	await expect(page.getByText('The team is missing.').first()).toBeVisible();
	await expect(page.getByRole('radio', { name: 'Great' })).toBeChecked();
	await page.getByText('Returns', { exact: true }).click();
	await page.getByRole('button', { name: 'Send' }).click();
	await expect(page.getByText('You have answered this round.')).toBeVisible();
});
