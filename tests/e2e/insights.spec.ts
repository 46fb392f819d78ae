import { addDays, dayOf, mondayOf } from '../../src/lib/shared/days';
import { record, recordOn } from '../integration/insights/random-records';
import { axe, expect, expectNoSidewaysScroll, screenshots, test, type TeamApp } from '../support/browser';

// An app of its own, because every number here is counted.
test.use({ appSettings: { TZ: 'Europe/Berlin' } });

const today = dayOf(new Date(), 'Europe/Berlin');
const thisMonday = mondayOf(today);

/** Half a year in Orders: late deliveries that rose in the last three full weeks, and lost parcels as ever. */
async function halfAYear({ northwind }: TeamApp): Promise<void> {
	const late = { causeIds: [northwind.entry('cause', 'late-delivery')] };
	const lost = { causeIds: [northwind.entry('cause', 'lost-parcel')] };
	const reasonId = northwind.entry('reason', 'shipping-late');
	const channelId = northwind.entry('channel', 'phone');
	const weeks = Array.from({ length: 26 }, (_, back) => ({
		monday: addDays(thisMonday, -7 * (back + 1)),
		back
	}));
	await record(
		northwind,
		weeks.flatMap(({ monday, back }) => [
			...Array.from({ length: back < 3 ? 14 : 3 + (back % 3) }, () =>
				recordOn(monday, northwind, { ...late, reasonId, channelId: back % 2 === 0 ? channelId : null })
			),
			...Array.from({ length: 2 + (back % 2) }, () => recordOn(addDays(monday, 2), northwind, lost))
		])
	);
	await record(northwind, [recordOn(thisMonday, northwind, { teamId: northwind.teams.Returns! })]);
}

let recorded: Promise<void> | undefined;
test.beforeEach(({ app }) => (recorded ??= halfAYear(app)));

test('a leader reads the finding and opens the cases behind a bar by keyboard', async ({ page, signIn }) => {
	await signIn('lena');
	await page.goto('/insights?period=52w', { waitUntil: 'networkidle' });
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Late delivery caused 67% of escalations, and is rising'
	);
	const bar = page.getByRole('group', { name: 'Contributing causes' }).getByRole('link');
	await bar.focus();
	await expect(bar).toHaveAccessibleName(/^Late delivery: 133 escalations.*rising/);
	await page.keyboard.press('ArrowDown');
	await expect(bar).toHaveAccessibleName(/^Lost parcel: 65 escalations/);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/escalations\?.*cause=/);
	await expect(page.getByText('65 escalations match these filters')).toBeVisible();
});

test('a click on a week that stands out opens its cases, and says why it does', async ({ page, signIn }) => {
	await signIn('lena');
	await page.goto('/insights', { waitUntil: 'networkidle' });
	const trend = page.getByRole('group', { name: 'Escalations by week' });
	await expect(
		page.getByRole('heading', { name: /^Late delivery rose above the usual range in weeks/ })
	).toBeVisible();
	await trend.scrollIntoViewIfNeeded();
	const box = (await trend.boundingBox())!;
	await page.mouse.move(box.x + box.width - 110, box.y + box.height / 2);
	await expect(trend.getByRole('link')).toHaveAccessibleName(/14 escalations\. Above the usual range of/);
	await expect(page.getByText(/14 escalations\. Above the usual range of/).first()).toBeVisible();
	await page.mouse.click(box.x + box.width - 110, box.y + box.height / 2);
	const lastMonday = addDays(thisMonday, -7);
	await expect(page).toHaveURL(new RegExp(`from=${lastMonday}&to=${addDays(lastMonday, 6)}.*cause=`));
	await expect(page.getByText('14 escalations match these filters')).toBeVisible();
});

test('filters are in the address and hold for the charts, the tables and the files', async ({
	page,
	signIn,
	app
}) => {
	await signIn('bo');
	await page.goto('/insights', { waitUntil: 'networkidle' });
	await page.getByLabel('Team').selectOption({ label: 'Orders' });
	await expect(page).toHaveURL(/team=/);
	await page.getByLabel('Channel').selectOption({ label: 'Phone' });
	await expect(page).toHaveURL(/channel=/);
	await expect(page.getByText(/^Orders, Phone · /)).toBeVisible();

	await page.getByText('Table', { exact: true }).first().click();
	const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Late delivery' }) });
	const count = await row.getByRole('cell').first().innerText();
	const address = await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href');
	const file = await page.request.get(app.origin + address!);
	expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8');
	expect(await file.text()).toContain(`Late delivery,${count},1,1\r\n`);
	await row.getByRole('link', { name: 'Late delivery', exact: true }).click();
	await expect(page.getByText(`${count} escalations match these filters`)).toBeVisible();
});

test('a week of the weekly file is full or says that it is not', async ({ page, signIn, app }) => {
	await signIn('lena');
	const file = await page.request.get(`${app.origin}/insights/trend.csv?trend=all`);
	const rows = (await file.text()).trim().split('\r\n').slice(1);
	expect(rows.filter((row) => row.includes(',yes,'))).toHaveLength(26);
	await signIn('ada');
	const withThisWeek = await page.request.get(`${app.origin}/insights/trend.csv?trend=all`);
	expect((await withThisWeek.text()).trim().split('\r\n').at(-1)).toContain(`,1,no,`);
});

test('every number is there without scripts, with links to its cases', async ({ browser, app, signIn }) => {
	const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false });
	await signIn('lena', context);
	const page = await context.newPage();
	await page.goto('/insights?period=52w');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Late delivery caused');
	const drawing = page.getByRole('group', { name: 'Contributing causes by number of escalations' });
	await drawing.getByRole('link', { name: /^Lost parcel: 65 escalations/ }).click();
	await expect(page.getByText('65 escalations match these filters')).toBeVisible();
	await page.goto('/insights');
	await page.getByLabel('Period').selectOption({ label: 'Last 30 days' });
	await page.getByRole('button', { name: 'Show' }).first().click();
	await expect(page).toHaveURL(/period=30d/);
	await context.close();
});

test('what is not drawn stands in the table, one step from the chart', async ({ page, signIn, app }) => {
	const causes = ['wrong-item-picked', 'damaged-goods', 'product-defect', 'page-unclear', 'sizing'];
	const more = [
		'billing-error',
		'refund-delay',
		'unanswered-follow-up',
		'policy-unclear',
		'miscommunication'
	];
	const others = ['unmet-expectation', 'site-fault', 'personal-circumstances'];
	const day = '2025-03-03';
	await record(
		app.northwind,
		[...causes, ...more, ...others, 'customer-wrong-item'].map((key) =>
			recordOn(day, app.northwind, { causeIds: [app.northwind.entry('cause', key)] })
		)
	);
	await signIn('lena');
	await page.goto(`/insights?from=${day}&to=${day}`, { waitUntil: 'networkidle' });
	const bar = page.getByRole('group', { name: 'Contributing causes' }).getByRole('link');
	await bar.focus();
	await page.keyboard.press('End');
	await expect(bar).toHaveAccessibleName(/^2 others/);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('table', { name: /Contributing causes/ })).toBeVisible();
});

test('the pages beside the causes say what they found, lead to its cases and are had as files', async ({
	page,
	signIn,
	app
}) => {
	await signIn('lena');
	const pages = ['hand-ups', 'timing', 'compare', 'signals', 'words'];
	for (const name of pages) {
		await page.goto(`/insights/${name}?period=52w`, { waitUntil: 'networkidle' });
		await expect(page.getByRole('heading', { level: 1 }), name).not.toBeEmpty();
		await axe(page);
		for (const link of await page.getByRole('link', { name: 'CSV' }).all()) {
			const file = await page.request.get(app.origin + (await link.getAttribute('href'))!);
			expect(file.headers()['content-type'], name).toContain('text/csv');
		}
		await page.setViewportSize({ width: 320, height: 700 });
		await expectNoSidewaysScroll(page);
		await page.setViewportSize({ width: 1280, height: 800 });
	}

	await page.goto('/insights/timing?period=52w', { waitUntil: 'networkidle' });
	const hour = page.getByRole('link', { name: 'Mondays, from 09:00, 133 escalations' });
	await hour.focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/escalations\?.*weekday=1&hour=9/);
	await expect(page.getByText('133 escalations match these filters')).toBeVisible();
	await expect(page.getByLabel('Weekday')).toHaveValue('1');

	await page.goto('/insights/signals?period=52w', { waitUntil: 'networkidle' });
	await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
	await page.goto('/insights/compare?period=90d', { waitUntil: 'networkidle' });
	await page.getByLabel('Beside', { exact: true }).selectOption({ index: 1 });
	await expect(page).toHaveURL(/against=/);
	await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
});

test('what is nobody’s is at no address', async ({ page, signIn, app }) => {
	await signIn('chen');
	for (const file of ['', '/causes.csv', '/reasons.csv', '/trend.csv']) {
		const answer = await page.request.get(`${app.origin}/insights${file}?team=${app.northwind.teams.Orders}`);
		expect(answer.status(), file).toBe(404);
	}
});

test('the page is kind: empty, narrow, in both themes', async ({ page, signIn }) => {
	await signIn('zoe');
	await page.goto('/insights', { waitUntil: 'networkidle' });
	await expect(page.getByRole('heading', { name: 'What keeps coming back will show here' })).toBeVisible();
	await axe(page);

	await signIn('lena');
	await page.goto('/insights?from=2020-01-01&to=2020-02-01');
	await page.getByRole('link', { name: /^Show / }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Late delivery caused');
	await page.waitForLoadState('networkidle');
	await axe(page);
	const folded = page.locator('details > summary').filter({ visible: true });
	for (const summary of await folded.all()) await summary.click();
	await axe(page);
	await screenshots(page, 'insights');
	await page.setViewportSize({ width: 320, height: 700 });
	await expectNoSidewaysScroll(page);
	await axe(page);
});
