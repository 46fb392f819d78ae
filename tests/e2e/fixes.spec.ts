import { acceptSuggestion } from '../../src/lib/features/fixes/commands/suggestions.server';
import { suggestionToDecide } from '../../src/lib/features/insights/suggestions/queries.server';
import { addDays, dayOf, mondayOf } from '../../src/lib/shared/days';
import { record, recordOn } from '../integration/insights/random-records';
import { axe, expect, expectNoSidewaysScroll, screenshots, test, type TeamApp } from '../support/browser';

/** Two cases a week of each of these causes in the team Returns, over the last sixteen full weeks. */
async function recordReturns({ northwind }: TeamApp, causes: string[]): Promise<void> {
	const today = dayOf(new Date(), northwind.as.marco!.actor.habits.timeZone);
	const records = causes.flatMap((cause) =>
		Array.from({ length: 32 }, (_, place) =>
			recordOn(addDays(mondayOf(today), -1 - Math.floor(place / 2) * 7), northwind, {
				teamId: northwind.teams.Returns!,
				causeIds: [northwind.entry('cause', cause)]
			})
		)
	);
	await record(northwind, records);
}

const inReturns = ({ northwind }: TeamApp) => `/fixes?team=${northwind.teams.Returns}`;

test.beforeAll(async ({ app }) => {
	await recordReturns(app, ['sizing', 'damaged-goods', 'refund-delay', 'page-unclear', 'site-fault']);
});

test('a leader accepts a suggestion, thinks better of it, accepts it again and reads the fix', async ({
	page,
	signIn,
	app
}) => {
	await signIn('marco');
	await page.goto(inReturns(app), { waitUntil: 'networkidle' });
	const sizing = page.getByRole('listitem').filter({ hasText: 'Add measurements' });
	await expect(sizing).toContainText('“Sizing” came up 24 times in the 12 full weeks to');
	await axe(page);
	await screenshots(page, 'fixes');

	await sizing.getByRole('button', { name: 'Accept' }).click();
	await expect(page.getByText('Accepted: it is on the list of fixes.')).toBeVisible();
	const suggested = page.getByRole('listitem').filter({ hasText: /^Suggested\s*\d+$/ });
	await expect(suggested).toHaveText(/1$/);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('Taken back: the suggestion is open again.')).toBeVisible();
	await expect(suggested).toHaveCount(0);

	await sizing.getByRole('button', { name: 'Accept' }).click();
	await suggested.getByRole('link').click();
	await page.getByRole('link', { name: /Add measurements/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Add measurements');
	await expect(page.getByRole('region', { name: 'The evidence, as it was' })).toContainText(
		'came up 24 times'
	);
	await expect(page.getByText('for Returns')).toBeVisible();
	await axe(page);
	await screenshots(page, 'fix');

	await page.getByRole('link', { name: 'Read the cases' }).click();
	await expect(page).toHaveURL(/\/escalations\?from=.*cause=/);
	await expect(page.getByText(/^24 escalations match these filters/)).toBeVisible();
});

test('dismissing takes a reason, by keyboard alone, and can be taken back', async ({ page, signIn, app }) => {
	await signIn('marco');
	await page.goto(inReturns(app), { waitUntil: 'networkidle' });
	const damaged = page.getByRole('listitem').filter({ hasText: 'Repack the three products' });
	await damaged.getByRole('button', { name: 'Dismiss', exact: true }).focus();
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Why is it not worth trying?' });
	await expect(dialog).toBeVisible();
	await axe(page);
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();

	await page.keyboard.press('Enter');
	await dialog.getByRole('button', { name: 'Dismiss it' }).focus();
	await page.keyboard.press('Enter');
	await expect(dialog.getByRole('link', { name: 'The reason is missing.' })).toBeVisible();
	await dialog.getByLabel('The reason').focus();
	await page.keyboard.type('The new boxes come in May.');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
	await expect(damaged.getByRole('button', { name: 'Accept' })).toHaveCount(0);

	await page.getByText(/^Put off and dismissed \(\d+\)$/).click();
	await expect(page.getByText('Marco dismissed it on')).toContainText('(“The new boxes come in May.”)');
	await axe(page);
	await page.getByRole('button', { name: /^Bring back: Repack/ }).click();
	await expect(page.getByText('Taken back: the suggestion is open again.')).toBeVisible();
	await expect(damaged.getByRole('button', { name: 'Accept' })).toBeVisible();
});

test('the second to decide is told who was first', async ({ page, signIn, app }) => {
	const { northwind } = app;
	await signIn('ada');
	await page.goto(inReturns(app), { waitUntil: 'networkidle' });
	const marco = northwind.as.marco!;
	const key = `refund-delay:${northwind.entry('cause', 'refund-delay')}`;
	const suggestion = await suggestionToDecide(marco, key, { team: northwind.teams.Returns!, until: null });
	await acceptSuggestion(marco, { suggestion });

	const refunds = page
		.getByRole('listitem')
		.filter({ hasText: 'Start the refund when the return is scanned' });
	await refunds.getByRole('button', { name: 'Accept' }).click();
	await expect(refunds.getByText(/Marco accepted it on .* Nothing was changed\./)).toBeVisible();
});

test('a suggestion is put off, and the address of the page stays', async ({ page, signIn, app }) => {
	await signIn('marco');
	await page.goto(inReturns(app), { waitUntil: 'networkidle' });
	const pages = page.getByRole('listitem').filter({ hasText: 'Rewrite the pages behind these cases' });
	await pages.getByRole('button', { name: 'Not now' }).click();
	const dialog = page.getByRole('dialog', { name: 'When shall it come back?' });
	await dialog.getByText('12 weeks').click();
	await dialog.getByRole('button', { name: 'Put it off' }).click();
	await expect(page.getByText(/^Put off until \d+ \w+ \d{4}\.$/)).toBeVisible();
	await expect(page).toHaveURL(inReturns(app));
	await expect(pages.getByRole('button', { name: 'Accept' })).toHaveCount(0);
});

test('all of it works without scripts', async ({ browser, signIn, app }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: app.origin });
	await signIn('marco', context);
	const page = await context.newPage();
	await page.goto(inReturns(app));
	const fault = page.getByRole('listitem').filter({ hasText: 'Open one standing line' });
	await fault.getByRole('button', { name: 'Dismiss', exact: true }).click();
	await page.getByRole('button', { name: 'Dismiss it' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Dismiss a suggestion' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'The reason is missing.' })).toBeVisible();
	await page.getByLabel('The reason').fill('The shop moves in May.');
	await page.getByRole('button', { name: 'Dismiss it' }).click();
	await expect(page.getByText('Dismissed. It comes back on new evidence alone.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page).toHaveURL(inReturns(app));
	await expect(page.getByText('Taken back: the suggestion is open again.')).toBeVisible();
	await expect(fault.getByRole('button', { name: 'Accept' })).toBeVisible();
	await context.close();
});

test('an agent reads the suggestions, answers none, and suggests a fix of her own', async ({
	page,
	signIn
}) => {
	await signIn('chen');
	await page.goto('/fixes', { waitUntil: 'networkidle' });
	await expect(page.getByText('Open one standing line to those who run it')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Accept' })).toHaveCount(0);

	await page.getByLabel('Why it may help').fill('Three parcels came back this week alone.');
	await page.getByRole('button', { name: 'Suggest it' }).click();
	await expect(page.getByRole('link', { name: 'What to change is missing.' })).toBeVisible();
	await expect(page.getByLabel('Why it may help')).toHaveValue('Three parcels came back this week alone.');
	await page.getByLabel('What to change').fill('Ask for the flat number at checkout');
	await page.getByRole('button', { name: 'Suggest it' }).click();
	await expect(
		page.getByRole('heading', { level: 1, name: 'Ask for the flat number at checkout' })
	).toBeVisible();
	await expect(page.getByText('Thought of by Chen')).toBeVisible();
	await axe(page);
});

test('every rule can be read, also on a narrow phone', async ({ page, signIn, app }) => {
	await signIn('chen');
	await page.goto('/fixes/rules');
	await expect(page.getByRole('rowheader', { name: /Late delivery recurs/ })).toBeVisible();
	await axe(page);
	await screenshots(page, 'fixes-rules');
	await page.setViewportSize({ width: 320, height: 700 });
	for (const path of ['/fixes/rules', '/fixes', '/fixes/new', inReturns(app)]) {
		await page.goto(path);
		await expectNoSidewaysScroll(page);
	}
});
