import * as v from 'valibot';
import { logEscalation } from '../../src/lib/features/escalations/commands/logging.server';
import { logForm } from '../../src/lib/features/escalations/forms';
import { newId } from '../../src/lib/shared/ids';
import { axe, expect, expectNoSidewaysScroll, screenshots, test } from '../support/browser';

// How many people are in a team decides what is shown of it, so nobody else may add any.
test.use({ appSettings: { TZ: 'Europe/Zurich' } });

test('an agent thanks a colleague over an escalation by keyboard alone; the others see no link', async ({
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
			summary: 'A dress lost before the wedding'
		})
	);
	await signIn('aisha');
	await page.goto(`/escalations/${id}`, { waitUntil: 'networkidle' });
	await page.keyboard.press('n');
	await expect(page.getByRole('link', { name: 'Give kudos' })).toBeVisible();
	await page.keyboard.press('k');
	const dialog = page.getByRole('dialog', { name: 'Give kudos' });
	const recipients = dialog.getByRole('combobox', { name: 'Whom you thank' });
	await expect(recipients).toBeFocused();
	await expect(dialog.getByLabel('Link it to “A dress lost before the wedding”')).toBeChecked();

	await page.keyboard.press('Control+Enter');
	await expect(dialog.getByRole('link', { name: 'Say whom you want to thank.' })).toBeVisible();
	await recipients.press('b');
	await expect(dialog.getByRole('option', { name: 'Bo' })).toBeVisible();
	await page.keyboard.press('Enter');
	await page.keyboard.type('ret');
	await page.keyboard.press('Enter');
	await expect(dialog.getByRole('button', { name: 'Remove Team Returns' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();

	await page.keyboard.press('n');
	await page.keyboard.press('k');
	await expect(recipients).toBeFocused();
	await expect(dialog.getByText('This is what you had typed before.')).toBeVisible();
	await expect(dialog.getByRole('button', { name: 'Remove Bo' })).toBeVisible();
	await page.keyboard.press('Backspace');
	await expect(dialog.getByRole('button', { name: 'Remove Team Returns' })).toBeHidden();
	await page.keyboard.type('retu');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.type('You found it in Hamburg');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await axe(page);
	await page.keyboard.press('Control+Enter');
	await expect(page.getByText('Your thanks are passed on.')).toBeVisible();
	await expect(page).toHaveURL(`/escalations/${id}`);

	await page.goto('/kudos', { waitUntil: 'networkidle' });
	const given = page.getByRole('article', { name: 'You thanked Bo and the team Returns' });
	await expect(given.getByRole('link', { name: 'A dress lost before the wedding' })).toBeVisible();
	await screenshots(page, 'kudos');

	await page.context().clearCookies();
	await signIn('chen');
	await page.goto('/kudos', { waitUntil: 'networkidle' });
	const seen = page.getByRole('article', { name: 'Aisha thanked Bo and the team Returns' });
	await expect(seen.getByText('You are among them')).toBeVisible();
	expect(await page.content()).not.toContain('wedding');
	expect(await page.content()).not.toContain(id);
	await seen.getByRole('button', { name: 'Heartfelt' }).click();
	await expect(seen.getByRole('button', { name: 'Heartfelt 1' })).toHaveAttribute('aria-pressed', 'true');
	await seen.getByRole('link', { name: /^Reply/ }).click();
	await page.getByLabel('Your reply').fill('  ');
	await page.getByRole('button', { name: 'Reply' }).click();
	await expect(page.getByRole('link', { name: 'Your reply is missing.' })).toBeVisible();
	await page.getByLabel('Your reply').fill('We did that together');
	await page.getByRole('button', { name: 'Reply' }).click();
	await expect(page.getByText('We did that together')).toBeVisible();
	await expect(page.getByLabel('Your reply')).toHaveValue('');
	await axe(page);
	await page.goto('/');
	await expect(page.getByRole('heading', { name: 'You were thanked' })).toBeVisible();
	await page.setViewportSize({ width: 320, height: 700 });
	await page.goto('/kudos');
	await expectNoSidewaysScroll(page);
});

test('without scripts, kudos are given from a list and withdrawn; a lost connection sends them once', async ({
	browser,
	page,
	signIn
}) => {
	const plain = await browser.newContext({ javaScriptEnabled: false });
	await signIn('bo', plain);
	const old = await plain.newPage();
	await old.goto('/kudos/new');
	await old.getByLabel('Whom you thank').selectOption(['Lena', 'Chen']);
	await old.getByRole('button', { name: 'Give kudos' }).click();
	for (const wrong of ['What you thank them for is missing.', 'Choose at least one value.']) {
		await expect(old.getByText(wrong).first()).toBeVisible();
	}
	await expect(old.getByLabel('Whom you thank')).toHaveValues([/./, /./]);
	await old.getByLabel('What you thank them for').fill('For the plain words');
	await old.getByText('Takes it in hand').click();
	await old.getByRole('button', { name: 'Give kudos' }).click();
	await expect(old.getByText('Your thanks are passed on.')).toBeVisible();
	const given = old.getByRole('article', { name: /You thanked Chen and Lena/ });
	await given.getByRole('button', { name: 'Celebrating' }).click();
	await expect(old.getByRole('button', { name: 'Celebrating 1' })).toBeVisible();
	await old.getByRole('link', { name: /^Withdraw/ }).click();
	await old.getByRole('button', { name: 'Withdraw them' }).click();
	await expect(old.getByText('The kudos are withdrawn.')).toBeVisible();
	await expect(old.getByText('For the plain words')).toHaveCount(0);
	await plain.close();

	await signIn('bo');
	await page.goto('/kudos/new', { waitUntil: 'networkidle' });
	const recipients = page.getByRole('combobox', { name: 'Whom you thank' });
	await recipients.fill('zebedee');
	await page.getByLabel('What you thank them for').fill('For the quiet line');
	await page.getByText('Takes it in hand').click();
	await page.getByRole('button', { name: 'Give kudos' }).click();
	await expect(page.getByRole('link', { name: /^“zebedee” is nobody here/ })).toBeVisible();
	await expect(recipients).toHaveValue('zebedee');
	await recipients.fill('len');
	await page.getByRole('option', { name: 'Lena' }).click();
	await page.reload({ waitUntil: 'networkidle' });
	await expect(page.getByRole('button', { name: 'Remove Lena' })).toBeVisible();
	await expect(page.getByLabel('What you thank them for')).toHaveValue('For the quiet line');
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Give kudos' }).click();
	await expect(page.getByText('There is no connection.')).toBeVisible();
	await page.context().setOffline(false);
	await expect(page.getByText('Your thanks are passed on.')).toBeVisible();
	await expect(page.getByText('For the quiet line')).toHaveCount(1);
});

test('the wall goes round on a screen that nobody signs in on, until its link is revoked', async ({
	browser,
	page,
	signIn
}) => {
	await signIn('ada');
	await page.goto('/settings/kudos', { waitUntil: 'networkidle' });
	await axe(page, ['light']);
	await page.getByRole('link', { name: 'Make a link for a screen' }).click();
	await page.getByLabel('Where the screen is').fill('Kitchen');
	await page.getByRole('button', { name: 'Make the link' }).click();
	const link = await page.getByLabel('The link', { exact: true }).inputValue();

	const screen = await browser.newContext({ reducedMotion: 'reduce' });
	const wall = await screen.newPage();
	const answer = await wall.goto(link, { waitUntil: 'networkidle' });
	expect(answer?.headers()).toMatchObject({
		'x-robots-tag': 'noindex, nofollow',
		'referrer-policy': 'no-referrer',
		'cache-control': 'private, no-store'
	});
	await expect(wall.getByRole('heading', { level: 1, name: 'Kudos' })).toBeVisible();
	expect(await wall.content()).not.toContain('wedding');
	await expect(wall.getByRole('link')).toHaveCount(0);
	await axe(wall);
	await wall.setViewportSize({ width: 320, height: 700 });
	await expectNoSidewaysScroll(wall);
	await screenshots(wall, 'kudos-wall');

	await page.goto('/settings/kudos', { waitUntil: 'networkidle' });
	await page
		.getByRole('listitem')
		.filter({ hasText: 'Kitchen' })
		.getByRole('button', { name: 'Revoke' })
		.click();
	await page.getByRole('button', { name: 'Revoke it' }).click();
	await expect(page.getByText('The link is revoked.')).toBeVisible();
	expect((await wall.goto(link))?.status()).toBe(404);
	await screen.close();

	await page.context().clearCookies();
	await signIn('lena');
	await page.goto('/kudos/coverage');
	await expect(page.getByText('Not shown: there are fewer than 5 people in Orders').first()).toBeVisible();
	await axe(page);
});
