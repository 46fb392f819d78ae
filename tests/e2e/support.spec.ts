import { readFileSync } from 'node:fs';
import { send } from '../support/attacker';
import { axe, expect, screenshots, test } from '../support/browser';
import { pages } from '../support/pages';
import { supportOfTeam } from '../support/support-world';

const NOTE = 'A walnut under the ribs 😔';

test('somebody checks in by keyboard, takes what is theirs, and deletes it; no page shows it to anybody else', async ({
	app,
	page,
	signIn
}) => {
	await signIn('aisha');
	await page.goto('/escalations', { waitUntil: 'networkidle' });
	await page.keyboard.press('n');
	await page.keyboard.press('c');
	await expect(page).toHaveURL(/\/wellbeing\/check-ins$/);
	await page.getByRole('button', { name: 'Keep it' }).click();
	await expect(page.getByRole('link', { name: 'Choose how you are.' })).toBeVisible();
	const mood = page.getByRole('radiogroup', { name: 'How are you?' });
	await mood.getByRole('radio', { name: 'Very low' }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(mood.getByRole('radio', { name: 'Low', exact: true })).toBeChecked();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Tab');
	await page.keyboard.insertText(NOTE);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Kept, for you alone.')).toBeVisible();
	await expect(page.getByText(NOTE)).toBeVisible();
	await expect(page.getByRole('img', { name: /checked in once, most often with “low”/ })).toBeVisible();
	await screenshots(page, 'check-ins');
	await axe(page);

	for (const file of ['check-ins.csv', 'check-ins.json']) {
		const name = file.endsWith('csv') ? 'Download as CSV' : 'Download as JSON';
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name }).click()
		]);
		expect(download.suggestedFilename()).toBe(file);
		expect(readFileSync(await download.path(), 'utf8')).toContain(NOTE);
	}

	const address = page.url();
	const support = supportOfTeam(app, 'walnut');
	const { id } = await support.supportRequest();
	await page.context().clearCookies();
	for (const person of ['lena', 'ada'] as const) {
		await signIn(person);
		const listed = pages.filter(({ name }) => !name.includes('[') && !name.startsWith('/sign'));
		for (const { name } of listed) {
			const answer = await page.request.get(`${app.origin}${name}`);
			expect(await answer.text(), `${name} as ${person}`).not.toContain('walnut');
		}
		expect((await page.goto(`/wellbeing/support/${id}`))?.status()).toBe(person === 'ada' ? 404 : 200);
		expect(await page.content()).not.toContain('walnut');
		await page.context().clearCookies();
	}

	await signIn('aisha');
	await page.goto(address, { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: 'Delete', exact: true }).click();
	const question = page.getByRole('dialog', { name: 'Delete this check-in?' });
	await page.keyboard.press('Escape');
	await expect(question).toBeHidden();
	await page.getByRole('button', { name: 'Delete', exact: true }).click();
	await question.getByRole('button', { name: 'Delete it' }).click();
	await expect(page.getByText('Deleted. Nothing is kept of it.')).toBeVisible();
	await expect(page.getByText(NOTE)).toHaveCount(0);
});

test('a request goes from a check-in to a colleague, who opens and answers it, and the asker closes it', async ({
	page,
	signIn
}) => {
	await signIn('bo');
	await page.goto('/wellbeing/support/offer', { waitUntil: 'networkidle' });
	await page.getByText('Trained colleague').click();
	await page.getByLabel('What you can be there for, and when').fill('Any afternoon');
	await page.getByRole('button', { name: 'Offer help' }).click();
	await expect(page.getByText('You are on the list of those who offer help')).toBeVisible();

	await page.context().clearCookies();
	await signIn('chen');
	await page.goto('/wellbeing/check-ins', { waitUntil: 'networkidle' });
	await page.getByText('So-so', { exact: true }).first().click();
	await page.getByText('Practice or training').click();
	await page.getByLabel('A note to yourself').fill('How does one end a call?');
	await page.getByRole('button', { name: 'Keep it' }).click();
	await page.getByRole('link', { name: 'Ask somebody for support' }).click();
	await expect(page.getByRole('radio', { name: 'Training' })).toBeChecked();
	await expect(page.getByLabel('What you want to say')).toHaveValue('How does one end a call?');
	await page.getByRole('button', { name: 'Ask', exact: true }).click();
	await expect(page.getByRole('link', { name: 'Whom you ask is missing.' })).toBeVisible();
	await page.getByLabel('Whom do you ask?').selectOption({ label: 'Bo (Any afternoon)' });
	await page.getByRole('button', { name: 'Ask', exact: true }).click();
	await expect(page.getByText('Asked. Nobody else is told.')).toBeVisible();
	const address = page.url();

	await page.context().clearCookies();
	await signIn('bo');
	await page.goto('/');
	await page.getByRole('link', { name: 'Training, for Chen' }).click();
	await expect(page.getByText('How does one end a call?')).toHaveCount(0);
	await page.getByRole('button', { name: 'Open it' }).click();
	await expect(page.getByText('How does one end a call?')).toBeVisible();
	await page.getByText('Not this time').click();
	await page.getByRole('button', { name: 'Answer' }).click();
	await expect(page.getByText('Say a word to them').first()).toBeVisible();
	await page.getByText('Yes, I will be there').click();
	await page.getByLabel('A word to Chen').fill('Thursday at three');
	await page.getByRole('button', { name: 'Answer' }).click();
	await expect(page.getByText('Answered. Thank you for being there.')).toBeVisible();
	await screenshots(page, 'support-request');
	await axe(page);

	await page.context().clearCookies();
	await signIn('chen');
	await page.goto('/');
	await page.getByRole('link', { name: 'Training, of Bo' }).click();
	await expect(page).toHaveURL(address);
	await expect(page.getByText('Thursday at three')).toBeVisible();
	await page.getByRole('button', { name: 'Close the request' }).click();
	await page.getByRole('dialog').getByLabel('Delete what we both wrote').check();
	await page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click();
	await expect(page.getByText('Closed, and what you both wrote is deleted.')).toBeVisible();
	await expect(page.getByText('Thursday at three')).toHaveCount(0);
});

test('support is one tap from a phone, and the link in a mail ends it without signing in, by a mail reader too', async ({
	app,
	page,
	signIn
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await signIn('aisha');
	await page.goto('/insights');
	await page.getByRole('main').getByRole('link', { name: 'Support', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Support' })).toBeVisible();

	await page.context().clearCookies();
	const { token } = supportOfTeam(app, 'mark').unsubscribing();
	await page.goto(`/unsubscribe/${token}`);
	await axe(page);
	await page.getByRole('button', { name: 'Stop these mails' }).click();
	await expect(page.getByText('It is noted.')).toBeVisible();
	const answer = await send(app, {
		method: 'POST',
		path: `/unsubscribe/${token}`,
		headers: { origin: 'https://mail.example' },
		body: { 'List-Unsubscribe': 'One-Click' }
	});
	expect(answer.status).toBe(200);
	expect((await page.goto(`/unsubscribe/${token.slice(0, -1)}`))?.status()).toBe(404);

	await signIn('aisha');
	await page.goto('/settings/reminders', { waitUntil: 'networkidle' });
	const opened = page.getByRole('checkbox', { name: 'A pulse round has opened' });
	await expect(opened).not.toBeChecked();
	await page.getByText('A pulse round has opened').click();
	await page.getByLabel('From').selectOption('20:00');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved.')).toBeVisible();
	await expect(opened).toBeChecked();
});
