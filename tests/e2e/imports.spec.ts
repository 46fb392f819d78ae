import { countEscalations } from '../../src/lib/features/escalations/queries.server';
import { filtersFrom } from '../../src/lib/features/escalations/filters';
import { axe, expect, expectNoSidewaysScroll, screenshots, test } from '../support/browser';
import { haveShared, readShared, sharedJson } from '../support/shared-files';

const cases = Buffer.from(
	[
		'Case;Opened;Category;Root cause;Channel;Subject',
		'C-1;04/05/2026;Refund;Late;Phone;Where is it',
		'C-2;05/06/2026;Teapots;Late;Carrier pigeon;"Spout; broken"',
		'C-3;31/02/2026;Refund;Late;Phone;No such day',
		'C-4;06/06/2026;Refund;Late'
	].join('\n')
);

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/csv', buffer });

test('where nothing was brought in yet, the page says what will stand here', async ({ page, signIn }) => {
	await signIn('zoe');
	await page.goto('/imports');
	await expect(page.getByRole('heading', { name: 'Nothing has been imported yet' })).toBeVisible();
	await axe(page);
});

test('a leader brings a file in, step by step, and sees what was added and what was not', async ({
	page,
	signIn,
	app
}) => {
	test.setTimeout(120_000);
	await signIn('lena');
	await page.goto('/imports');
	await page.getByLabel('Where the file comes from').fill('Shop desk');
	await page.getByLabel('CSV file').setInputFiles(file('cases.csv', cases));
	await page.getByRole('button', { name: 'Read the file' }).click();

	await expect(page.getByRole('heading', { level: 1, name: 'cases.csv' })).toBeVisible();
	await expect(page.getByText('cells end with a semicolon')).toBeVisible();
	await expect(page.getByRole('combobox', { name: 'Contributing causes' })).toHaveValue('3');
	await axe(page);
	await screenshots(page, 'imports-mapping');
	await expect(page.getByText('1 becomes a new entry').first()).toBeVisible();
	await expect(page.locator('#preview').getByRole('cell', { name: 'Spout; broken' })).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'is no day of the calendar' })).toContainText(
		'Rejected'
	);

	await page.getByRole('button', { name: 'Check all 4 rows' }).click();
	await expect(page.getByRole('heading', { name: 'Ready to import' })).toBeVisible();
	await expect(page.getByText('Contact reason: 1 (Teapots)')).toBeVisible();
	await expect(page.getByText('Too many or too few cells: 1')).toBeVisible();
	await axe(page);
	await screenshots(page, 'imports-checked');
	const context = app.northwind.as.lena!;
	const counted = () => countEscalations(context, filtersFrom(new URLSearchParams({ q: 'Spout; broken' })));
	expect(await counted()).toBe(0);

	await page.getByRole('button', { name: 'Import 2 records' }).click();
	await expect(page.getByRole('heading', { name: '2 records added' })).toBeVisible();
	expect(await counted()).toBe(1);
	await axe(page);
	await screenshots(page, 'imports-done');
	await page.getByRole('link', { name: 'See the records' }).click();
	await expect(page.getByText('2 escalations match these filters')).toBeVisible();
});

test('day and month that could be either way round are asked for, and nothing goes on before', async ({
	page,
	signIn
}) => {
	await signIn('marco');
	await page.goto('/imports');
	await page.getByLabel('Where the file comes from').fill('Ambiguous desk');
	const ambiguous = Buffer.from('Opened,Subject\n04/05/2026,Where is it\n05/06/2026,It is late\n');
	await page.getByLabel('CSV file').setInputFiles(file('either.csv', ambiguous));
	await page.getByRole('button', { name: 'Read the file' }).click();
	await expect(page.getByText('Say how the dates in “Opened” are written.')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Check all/ })).toHaveCount(0);
	await page
		.getByLabel('How its dates are written')
		.selectOption({ label: 'Day, month, year: 04/05/2026 is 4 May 2026' });
	await page.getByRole('button', { name: 'Save the columns' }).click();
	await expect(page.getByRole('cell', { name: '4 May 2026' })).toBeVisible();

	await page.getByRole('button', { name: 'Give up' }).click();
	await page.getByRole('button', { name: 'Delete the file' }).click();
	await expect(page.getByText('Nothing of it was imported.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'either.csv' })).toHaveCount(0);
});

test('a file that is no table is refused beside the field, and the rest of the form is kept', async ({
	page,
	signIn
}) => {
	await signIn('lena');
	await page.goto('/imports');
	await page.getByLabel('Where the file comes from').fill('Broken desk');
	await page.getByLabel('CSV file').setInputFiles(file('open.csv', Buffer.from('a,b\n1,"x\n2,3\n')));
	await page.getByRole('button', { name: 'Read the file' }).click();
	await expect(page.getByRole('link', { name: /^Line 2: a quotation mark opens/ })).toBeVisible();
	await expect(page.getByLabel('Where the file comes from')).toHaveValue('Broken desk');
	await axe(page);
	await page.setViewportSize({ width: 320, height: 800 });
	await expectNoSidewaysScroll(page);
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('a file is brought in with plain forms', async ({ page, signIn }) => {
		await signIn('lena');
		await page.goto('/imports');
		await page.getByLabel('Where the file comes from').fill('Plain desk');
		await page
			.getByLabel('CSV file')
			.setInputFiles(
				file('plain.csv', Buffer.from('id,date,reason\n1,2026-03-01,Refund\n2,2026-03-02,Return\n'))
			);
		await page.getByRole('button', { name: 'Read the file' }).click();
		await page.getByRole('button', { name: 'Check all 2 rows' }).click();
		await page.getByRole('button', { name: 'Import 2 records' }).click();
		await expect(page.getByRole('heading', { name: '2 records added' })).toBeVisible();
	});
});

test('a year of real complaints is brought in, and counted as they were counted elsewhere', async ({
	page,
	signIn
}) => {
	test.skip(!haveShared('complaints'), 'the complaints are not on this machine');
	test.setTimeout(180_000);
	await signIn('ada');
	await page.goto('/imports');
	await page.getByLabel('Where the file comes from').fill('FCC');
	await page.getByLabel('Team').selectOption({ label: 'Returns' });
	const name = 'comcast_fcc_complaints_2015_bom_crlf.csv';
	await page.getByLabel('CSV file').setInputFiles(file(name, readShared(`complaints/${name}`)));
	await page.getByRole('button', { name: 'Read the file' }).click();
	await page
		.getByRole('combobox', { name: 'Contact reason' })
		.selectOption({ label: 'Status: Closed · Open · Solved' });
	await page.getByRole('button', { name: 'Save the columns' }).click();
	await expect(page.getByText('Columns saved.')).toBeVisible();
	await expect(page.getByText('4 become new entries')).toBeVisible();
	await page.getByRole('button', { name: 'Check all 2,224 rows' }).click();
	await page.getByRole('button', { name: 'Import 2,224 records' }).click({ timeout: 60_000 });
	await expect(page.getByRole('heading', { name: '2,224 records added' })).toBeVisible({ timeout: 120_000 });
	await page.getByRole('link', { name: 'See what recurs' }).click();
	await expect(page).toHaveURL(/\/insights\?/);
	await expect(page.getByText('Solved').first()).toBeVisible();
	const counts = await page.request.get(`/insights/reasons.csv${new URL(page.url()).search}`);
	const { reason } = sharedJson<{ reason: { pareto: { label: string; count: number }[] } }>(
		'complaints/expected/comcast_fcc_complaints_2015_bom_crlf.expected.json'
	);
	expect(reason.pareto).toHaveLength(4);
	for (const { label, count } of reason.pareto) expect(await counts.text()).toContain(`${label},${count},`);
});
