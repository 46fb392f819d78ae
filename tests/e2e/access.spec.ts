import { axe, expect, expectNoSidewaysScroll, screenshots, test } from '../support/browser';
import { furnish, pages } from '../support/pages';
import { worldOf } from '../support/world';

const fileName = (path: string) => path.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '') || 'today';

test.describe('each page can be read by everybody', () => {
	test.beforeAll(({ app }) => furnish(app));

	for (const { name, as, address } of pages) {
		test(name, async ({ app, page, signIn }) => {
			if (as) await signIn(as);
			const answer = await page.goto(await address(worldOf(app)));
			expect(answer?.status()).toBe(200);
			await expect(page.locator('h1')).toHaveCount(1);
			await expect(page).toHaveTitle(/\S · Evenkeel$/);
			await axe(page);
			await page.setViewportSize({ width: 1920, height: 1000 });
			await expectNoSidewaysScroll(page);
			await page.setViewportSize({ width: 320, height: 800 });
			await expectNoSidewaysScroll(page);
			await axe(page, ['light']);
			await screenshots(page, fileName(name));
		});
	}
});

test.describe('each page that has nothing to show yet can be read too', () => {
	for (const { name, address } of pages.filter(({ name, as }) => as && !name.includes('['))) {
		test(name, async ({ app, page, signIn }) => {
			await signIn('zoe');
			await page.goto(await address(worldOf(app)));
			await axe(page);
			await page.setViewportSize({ width: 320, height: 800 });
			await expectNoSidewaysScroll(page);
			await screenshots(page, `empty-${fileName(name)}`);
		});
	}
});

test.describe('what is no page of its own can be read by everybody', () => {
	test('a page that is not there', async ({ page, signIn }) => {
		await page.goto('/sign-in/nothing-here');
		await expect(page.locator('h1')).toHaveCount(1);
		await axe(page);
		await signIn('lena');
		await page.goto('/escalations/nothing-here');
		await expect(page.locator('h1')).toHaveCount(1);
		await axe(page);
		await page.setViewportSize({ width: 320, height: 800 });
		await expectNoSidewaysScroll(page);
		await screenshots(page, 'not-found');
	});

	test('the log form over a page', async ({ page, signIn }) => {
		await signIn('lena');
		await page.goto('/escalations', { waitUntil: 'networkidle' });
		await page.keyboard.press('n');
		await page.keyboard.press('e');
		await expect(page.getByRole('dialog')).toBeVisible();
		await axe(page);
		await screenshots(page, 'log-dialog');
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toHaveCount(0);
	});
});
