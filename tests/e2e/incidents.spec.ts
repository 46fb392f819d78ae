import { logEscalation } from '../../src/lib/features/escalations/commands/logging.server';
import { logForm } from '../../src/lib/features/escalations/forms';
import * as v from 'valibot';
import { newId } from '../../src/lib/shared/ids';
import { axe, expect, screenshots, test } from '../support/browser';

const words = 'A walnut has more sense 😡 \u05E9\u05DC\u05D5\u05DD zero\u200Bwidth';

test('an agent logs an abusive contact over an escalation, by keyboard alone, and both are linked', async ({
	app,
	page,
	signIn
}) => {
	const { northwind } = app;
	const id = await logEscalation(
		northwind.as.aisha!,
		v.parse(logForm, {
			id: newId(),
			teamId: northwind.teams.Orders,
			reasonId: northwind.entry('reason', 'refund'),
			summary: 'Refund promised last month',
			customerReference: 'C-77'
		})
	);
	await signIn('aisha');
	await page.goto(`/escalations/${id}`, { waitUntil: 'networkidle' });
	await page.keyboard.press('n');
	await expect(page.getByRole('link', { name: 'Log an abusive contact' })).toBeVisible();
	await page.keyboard.press('i');
	const dialog = page.getByRole('dialog', { name: 'Log an abusive contact' });
	await expect(dialog.getByLabel('Customer reference')).toHaveValue('C-77');
	await expect(dialog.getByLabel('What kind of conduct it was')).toBeFocused();

	await page.keyboard.type('Thr');
	await expect(dialog.getByText('What you just said is a threat.')).toBeVisible();
	await axe(page, ['light']);
	await dialog.getByRole('radio', { name: '3 · Severe' }).focus();
	await page.keyboard.press('Space');
	await dialog.getByLabel('What was said').focus();
	await page.keyboard.insertText(words);
	await page.keyboard.press('Control+Enter');

	await expect(page).toHaveURL(/\/incidents\/[0-9a-f-]{36}$/);
	await expect(page.getByRole('heading', { level: 1, name: 'Threat' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'What do you need now?' })).toBeVisible();
	await page.getByRole('link', { name: 'The escalation it came out of' }).click();
	await expect(page.getByRole('heading', { name: 'Abusive contact' })).toBeVisible();
});

test('what was said is nowhere until it is asked for, and then as it was said', async ({ page, signIn }) => {
	await signIn('aisha');
	await page.goto('/incidents/new', { waitUntil: 'networkidle' });
	await page.getByLabel('What kind of conduct it was').selectOption({ label: 'Sexual' });
	await page.getByText('2 · Hurtful').click();
	await page.getByLabel('What was said').fill(words);
	const left = await page.evaluate(() => JSON.stringify({ ...localStorage }));
	expect(left).not.toContain('walnut');
	await page.reload({ waitUntil: 'networkidle' });
	await expect(page.getByLabel('What was said')).toHaveValue(words);
	await page.getByText('A break').click();
	await page.getByRole('button', { name: 'Log incident' }).click();
	await expect(page.getByText('You wanted a break.')).toBeVisible();
	expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('walnut');

	expect(await page.content()).not.toContain('walnut');
	await screenshots(page, 'incident');
	await axe(page);
	const address = page.url();
	await page.getByRole('button', { name: 'Show what was said' }).click();
	await expect(page.locator('[data-field=words]')).toHaveText(words, { useInnerText: false });
	await page.getByRole('button', { name: 'Hide it again' }).click();
	await expect(page.locator('[data-field=words]')).toHaveCount(0);
	await page.goto('/incidents');
	expect(await page.content()).not.toContain('walnut');
	await screenshots(page, 'incidents');

	await page.context().clearCookies();
	await signIn('bo');
	expect((await page.goto(address))?.status()).toBe(404);
});

test('whom she asks sees it on Today and says so when it is done; she may change her mind', async ({
	page,
	signIn
}) => {
	await signIn('aisha');
	await page.goto('/incidents/new', { waitUntil: 'networkidle' });
	await page.getByLabel('What kind of conduct it was').selectOption({ label: 'Aggressive or abusive' });
	await page.getByText('1 · Unpleasant').click();
	await page.getByText('A colleague', { exact: true }).click();
	await page.getByRole('button', { name: 'Log incident' }).click();
	await expect(
		page.getByRole('link', { name: 'Choose the colleague you would like to have there.' })
	).toBeVisible();
	await page.getByLabel('Whom would you like to have there?').selectOption({ label: 'Bo' });
	await page.getByRole('button', { name: 'Log incident' }).click();
	await expect(page.getByText('Bo sees on Today that you would like to talk.')).toBeVisible();
	const address = page.url();

	await page.context().clearCookies();
	await signIn('bo');
	await page.goto('/', { waitUntil: 'networkidle' });
	await expect(page.getByText('would like company after a hard contact.')).toBeVisible();
	await axe(page);
	await page.getByRole('button', { name: 'I was there' }).click();
	await expect(page.getByText('would like company after a hard contact.')).toHaveCount(0);

	await page.context().clearCookies();
	await signIn('aisha');
	await page.goto(address);
	await page.getByRole('link', { name: 'Change your mind' }).click();
	await page.getByText('Nothing for now').click();
	await page.getByRole('button', { name: 'Say so' }).click();
	await expect(page.getByText('You said that you need nothing for now.')).toBeVisible();
});

test('a file is attached and downloaded, a program called an image and eleven megabytes are not', async ({
	page,
	signIn
}) => {
	await signIn('aisha');
	await page.goto('/incidents/new', { waitUntil: 'networkidle' });
	await page.getByLabel('What kind of conduct it was').selectOption({ label: 'Misuse' });
	await page.getByText('1 · Unpleasant').click();
	await page.getByRole('button', { name: 'Log incident' }).click();
	await page.getByRole('link', { name: 'Attach a file' }).click();
	const attach = async (name: string, buffer: Buffer) => {
		await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
		await page.getByRole('button', { name: 'Attach' }).click();
	};
	await attach('holiday.png', Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(3000)]));
	await expect(page.getByRole('link', { name: /whatever its name says/ })).toBeVisible();
	await axe(page);
	await attach('long.txt', Buffer.alloc(11_000_000, 'a'));
	await expect(page.getByRole('link', { name: /larger than 10 MB/ })).toBeVisible();
	await attach('chat.html', Buffer.from('<script>alert(1)</script>'));
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'chat.html' }).click();
	expect((await download).suggestedFilename()).toBe('chat.html.txt');
});

test('an admin drafts, compares and publishes the policy, and everybody is asked to read it', async ({
	page,
	signIn
}) => {
	await signIn('ada');
	await page.goto('/incidents/policy');
	await screenshots(page, 'policy');
	await page.getByRole('link', { name: 'Draft a new version' }).click();
	await page.getByLabel('Days to appeal').fill('none');
	await page.getByRole('button', { name: 'Save the draft' }).click();
	await expect(page.getByRole('link', { name: /The time to appeal must be/ })).toBeVisible();
	await page.getByLabel('Days to appeal').fill('45');
	await page.getByRole('button', { name: 'Save the draft' }).click();
	await page.getByRole('link', { name: 'Compare and publish' }).click();
	await expect(page.getByText('45 days')).toBeVisible();
	await page.getByLabel(/What is new/).fill('More time to appeal');
	await page.getByRole('button', { name: 'Publish' }).click();
	await expect(page.getByText('Version 2, in force since')).toBeVisible();
	await page.getByRole('button', { name: 'I have read it' }).click();
	await expect(page.getByRole('heading', { name: 'You have read this version' })).toBeVisible();
	await page.getByRole('link', { name: 'Compare with version 1' }).click();
	await expect(page.getByText('30 days')).toBeVisible();
	await axe(page);

	await page.context().clearCookies();
	await signIn('chen');
	await page.goto('/');
	await page.getByRole('link', { name: /The policy on abusive contacts, version 2/ }).click();
	await page.getByRole('button', { name: 'I have read it' }).click();
	await page.goto('/');
	await expect(page.getByText('The policy on abusive contacts')).toHaveCount(0);
});
