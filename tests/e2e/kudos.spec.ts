import { axe, expect, expectNoSidewaysScroll, screenshots, test } from '../support/browser';

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
