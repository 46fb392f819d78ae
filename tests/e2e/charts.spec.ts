import { addDays, dayOf, mondayOf } from '../../src/lib/shared/days';
import { record, recordOn } from '../integration/insights/random-records';
import { axe, expect, expectNoSidewaysScroll, test, type TeamApp } from '../support/browser';

// An app of its own, because every number here is counted.
test.use({ appSettings: { TZ: 'Europe/Berlin' } });

const today = dayOf(new Date(), 'Europe/Berlin');
const thisMonday = mondayOf(today);
const WEEKS = 30;

/** The Monday so many full weeks ago. */
const monday = (back: number) => addDays(thisMonday, -7 * back);

/**
 * Thirty full weeks: in Orders late deliveries, twelve and fewer a week until fifteen weeks ago and half as many since,
 * with one wild week; in Returns a few escalations, and a product defect now and then.
 */
async function recorded({ northwind }: TeamApp): Promise<void> {
	const late = { causeIds: [northwind.entry('cause', 'late-delivery')] };
	const defect = { causeIds: [northwind.entry('cause', 'product-defect')] };
	const { Returns } = northwind.teams;
	const records = Array.from({ length: WEEKS }, (_, place) => place + 1).flatMap((back) => {
		const usual = back > 15 ? 10 + (back % 3) : 5 + (back % 2);
		const count = back === 4 ? 24 : usual;
		return [
			...Array.from({ length: count }, (_, turn) =>
				recordOn(addDays(monday(back), turn % 5), northwind, late)
			),
			...Array.from({ length: 3 + (back % 2) }, () =>
				recordOn(addDays(monday(back), 3), northwind, { teamId: Returns! })
			),
			...(back % 3 === 0
				? [recordOn(addDays(monday(back), back % 5), northwind, { ...defect, teamId: Returns! })]
				: [])
		];
	});
	await record(northwind, records);
	await record(northwind, [recordOn(today, northwind)]);
}

let once: Promise<void> | undefined;
test.beforeEach(({ app }) => (once ??= recorded(app)));

const lateInOrders = ({ northwind }: TeamApp) =>
	`/insights/chart?${new URLSearchParams({
		measure: `cause:${northwind.entry('cause', 'late-delivery')}@team:${northwind.teams.Orders!}`
	})}`;

test('a leader comes from Insights, reads a signal by keyboard, and opens its cases', async ({
	page,
	signIn
}) => {
	await signIn('lena');
	await page.goto('/insights?period=52w', { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Chart with signals and changes' }).click();
	await expect(page).toHaveURL(/\/insights\/chart\?measure=cause/);
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/went (above|below) the limits in/);
	await expect(page.getByText('counts without contact volume: XmR chart').first()).toBeVisible();

	const point = page.getByRole('group', { name: 'Weeks' }).getByRole('link');
	await point.focus();
	await expect(point).toHaveAccessibleName(/a gap, as this week is not over/);
	for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowLeft');
	await expect(point).toHaveAccessibleName(
		/: 24\. Above the upper limit of .*Chance alone rarely goes there/
	);
	await expect(page.locator('p', { hasText: 'Above the upper limit of' }).first()).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/escalations\?.*cause=/);
	await expect(page.getByText('24 escalations match these filters')).toBeVisible();
});

test('a leader marks a change, is told what is wrong, and takes it back', async ({ app, page, signIn }) => {
	await signIn('lena');
	await page.goto(lateInOrders(app), { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Mark a change' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mark a change');
	await page.getByLabel('Since when').fill(addDays(today, 3));
	await page.getByLabel('What changed').fill('New order-delayed mail');
	// A browser that knows no latest day for a date leaves it to the app.
	await page.getByLabel('Since when').evaluate((input) => input.removeAttribute('max'));
	await page.getByRole('button', { name: 'Mark the change' }).click();
	await expect(page.getByText('This day is still to come.').first()).toBeVisible();
	await expect(page.getByLabel('What changed')).toHaveValue('New order-delayed mail');
	await page.getByLabel('Since when').fill(monday(15));
	await page.getByLabel('Since when').press('Enter');

	await expect(page.getByText('The change is marked.').first()).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('before the change of');
	await expect(page.getByRole('table', { name: 'Phases' }).getByRole('row')).toHaveCount(3);
	await expect(page.getByText('marked by Lena')).toBeVisible();
	await axe(page);

	await page.getByRole('button', { name: 'Take back New order-delayed mail' }).click();
	await expect(page.getByText('The mark is taken back.').first()).toBeVisible();
	await expect(page.getByText('None is marked, so every point is judged by the same limits.')).toBeVisible();
});

test('an agent reads the chart and marks nothing', async ({ app, page, signIn }) => {
	await signIn('aisha');
	await page.goto(lateInOrders(app), { waitUntil: 'networkidle' });
	await expect(page.getByRole('heading', { name: 'Changes' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Mark a change' })).toHaveCount(0);
});

test('another kind of chart, another measure and frozen limits are chosen, and the address keeps them', async ({
	app,
	page,
	signIn
}) => {
	await signIn('ada');
	await page.goto(lateInOrders(app), { waitUntil: 'networkidle' });
	await page.getByLabel('Chart', { exact: true }).selectOption('c');
	await expect(page).toHaveURL(/kind=c/);
	await expect(page.getByText('c chart, which was chosen; the default: counts')).toBeVisible();
	await page.getByLabel('Of', { exact: true }).selectOption('');
	await page.getByLabel('Measure').selectOption({ label: 'Product defect' });
	await expect(page.getByText('under one a week: days between, t chart')).toBeVisible();
	await expect(page.getByText(/The last one was on/)).toBeVisible();

	await page.goto(lateInOrders(app), { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Freeze the limits as they are' }).click();
	await expect(page).toHaveURL(/limits-from=/);
	await expect(page.getByText('The limits are frozen on the')).toBeVisible();
	await page.getByRole('link', { name: 'Let the limits follow the points again' }).click();
	await expect(page).not.toHaveURL(/limits-from=/);
});

test('teams stand beside each other in the order of their names, and in a funnel plot', async ({
	app,
	page,
	signIn
}) => {
	await signIn('ada');
	const cause = app.northwind.entry('cause', 'late-delivery');
	await page.goto(`/insights/teams?measure=cause:${cause}`, { waitUntil: 'networkidle' });
	const names = page.getByRole('heading', { level: 3 });
	await expect(names).toHaveText(['Orders', 'Returns']);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('than chance would have it');
	const plot = page.getByRole('group', { name: /^Teams against their/ });
	await plot.getByRole('link', { name: /^Orders: / }).focus();
	await expect(page.locator('p', { hasText: /^Orders: .* what chance allows/ })).toBeVisible();
	await axe(page);
	await page.getByRole('link', { name: 'Table', exact: true }).click();
	await expect(page.getByRole('table', { name: 'Weeks by team' })).toBeVisible();
	await plot.getByRole('link', { name: /^Orders: / }).focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/insights\/chart\?measure=cause.*team/);
});

test('charts can be taken along as files', async ({ app, page, signIn }) => {
	await signIn('ada');
	await page.goto(lateInOrders(app));
	const chart = await page.request.get(
		app.origin + (await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href'))!
	);
	expect(await chart.text()).toContain('ISO week,First day,Last day,Counted');
	const weeks = await page.request.get(`${app.origin}/insights/teams/weeks.csv`);
	expect(await weeks.text()).toContain('Team,ISO week');
	expect((await page.request.get(`${app.origin}/insights/teams/else.csv`)).status()).toBe(404);
	expect((await page.request.get(`${app.origin}/insights/chart?measure=nothing`)).status()).toBe(404);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a chart is drawn, its points are links, and a change is marked by plain forms', async ({
		app,
		page,
		signIn
	}) => {
		await signIn('lena');
		await page.goto(lateInOrders(app));
		const points = page.getByRole('group', { name: 'Weeks' }).getByRole('link');
		expect(await points.count()).toBeGreaterThan(WEEKS - 2);
		await page.getByText('What is this chart?').click();
		await expect(page.getByText('An XmR chart of weekly counts.')).toBeVisible();
		await page.getByRole('link', { name: 'Mark a change' }).click();
		await page.getByLabel('What changed').fill('New carrier');
		await page.getByLabel('Since when').fill(monday(14));
		await page.getByRole('button', { name: 'Mark the change' }).click();
		await expect(page.getByText('marked by Lena')).toBeVisible();
		await page.getByRole('button', { name: /^Take back/ }).click();
		await expect(page.getByText('None is marked')).toBeVisible();
		await page.getByLabel('Of', { exact: true }).selectOption('');
		await page.getByRole('button', { name: 'Show' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Late delivery');
	});
});

test('on paper the drawing and the table are there, and what can be clicked is not', async ({
	app,
	page,
	signIn
}) => {
	await signIn('lena');
	await page.goto(lateInOrders(app), { waitUntil: 'networkidle' });
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('table', { name: 'Weeks' })).toBeVisible();
	await expect(page.locator('canvas')).toBeHidden();
	await expect(page.locator('svg[aria-label="Weeks"]')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Mark a change' })).toBeHidden();
});

test('charts fit the narrowest phone in both themes', async ({ app, page, signIn }) => {
	await signIn('ada');
	for (const address of [lateInOrders(app), '/insights/teams']) {
		await page.setViewportSize({ width: 320, height: 700 });
		await page.goto(address, { waitUntil: 'networkidle' });
		await expectNoSidewaysScroll(page);
		await axe(page);
	}
});
