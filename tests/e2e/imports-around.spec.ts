import { axe, expect, expectNoSidewaysScroll, screenshots, test } from '../support/browser';

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('an import is taken out again, and its source keeps the mapping as a template', async ({
	page,
	signIn
}) => {
	test.setTimeout(120_000);
	await signIn('lena');
	await page.goto('/imports');
	await page.getByLabel('Where the file comes from').fill('Undo desk');
	await page
		.getByLabel('CSV file')
		.setInputFiles(file('wrong.csv', 'id,date,reason\nU-1,2026-03-01,Samovar\nU-2,2026-03-02,Refund\n'));
	await page.getByRole('button', { name: 'Read the file' }).click();
	await page.getByRole('button', { name: 'Check all 2 rows' }).click();
	await page.getByRole('button', { name: 'Import 2 records' }).click();
	await page.getByRole('link', { name: 'Take it out again' }).click();
	await expect(page.getByRole('heading', { name: '2 records would go' })).toBeVisible();
	await axe(page);
	await screenshots(page, 'imports-undo');
	await page.getByRole('button', { name: 'Take 2 records out' }).click();
	await expect(page.getByRole('heading', { name: 'Taken out again' })).toBeVisible();
	await expect(page.getByText('Gone: 2 records.')).toBeVisible();
	await axe(page);

	await page.goto('/imports/sources');
	await axe(page);
	await page.getByRole('link', { name: 'Undo desk' }).click();
	await expect(page.getByText('Contact reason: 2 values')).toBeVisible();
	await axe(page);
	await screenshots(page, 'imports-source');
	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Download' }).click();
	const template = await (await downloading).path();
	await page.locator('input[type=file]').setInputFiles({
		name: 'mapping.json',
		mimeType: 'application/json',
		buffer: Buffer.from('{"columns":{"summary":7}}')
	});
	await page.getByRole('button', { name: 'Use it' }).click();
	await expect(page.getByText('a template names it by its header').first()).toBeVisible();
	await page.locator('input[type=file]').setInputFiles(template);
	await page.getByRole('button', { name: 'Use it' }).click();
	await expect(page.getByText('The next file of this source is mapped like this.')).toBeVisible();
});

test('daily contacts are brought as a file, seen, and corrected', async ({ page, signIn }) => {
	await signIn('lena');
	await page.goto('/imports/volumes/file');
	await page
		.getByLabel('CSV file')
		.setInputFiles(file('contacts.csv', 'Tag;Kanal;Anzahl\n02.03.2026;Phone;1.205\n15.03.2026;mail;310\n'));
	await page.getByRole('button', { name: 'Read the file' }).click();
	await expect(page.getByRole('heading', { name: 'What it would change' })).toBeVisible();
	await axe(page);
	await screenshots(page, 'volumes-file');
	await page.getByRole('button', { name: 'Set 2 counts' }).click();
	await expect(page.getByRole('heading', { name: 'March 2026' })).toBeVisible();
	await page.getByRole('link', { name: /Change.*Phone/ }).click();
	await expect(page.getByLabel('Contacts')).toHaveValue('1205');
	await page.getByLabel('Contacts').fill('-3');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('must be a whole number').first()).toBeVisible();
	await axe(page);
	await page.getByLabel('Contacts').fill('1200');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('cell', { name: '1,200' })).toBeVisible();
	await page.setViewportSize({ width: 320, height: 800 });
	await expectNoSidewaysScroll(page);
	await screenshots(page, 'volumes');
});
