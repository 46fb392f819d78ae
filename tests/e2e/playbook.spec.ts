import { startPlaybook } from '../../src/lib/features/playbook/starting.server';
import { inTransaction } from '../../src/lib/server/context';
import { axe, expect, expectNoSidewaysScroll, screenshots, test } from '../support/browser';

/** Looking at each page with axe in both themes takes its time. */
test.slow();

test.beforeAll(({ app }) => inTransaction(app.northwind.as.ada!, (inside) => startPlaybook(inside)));

test('an agent finds words, copies them, says that they helped and suggests better ones', async ({
	page,
	context,
	signIn
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await signIn('aisha');
	await page.goto('/playbook');
	await page.getByLabel('Search').fill('depot');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('listitem').getByRole('link')).toHaveCount(1);
	await axe(page);
	await screenshots(page, 'playbook');
	await page.getByRole('link', { name: 'The parcel is late' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The parcel is late');
	await page.getByRole('button', { name: /^Copy “You took a day off/ }).click();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^You took a day off for this/);

	await page.getByRole('button', { name: 'This helped' }).click();
	await expect(page.getByText('It helped one person.')).toBeVisible();
	await page.getByRole('button', { name: 'Take “this helped” back' }).click();
	await expect(page.getByText('Nobody has said so yet.')).toBeVisible();
	await axe(page);
	await screenshots(page, 'playbook-page');

	await page.getByRole('link', { name: 'Suggest a better wording' }).click();
	await page.getByLabel('The text').fill('> It did not come, and you waited. I am sorry.');
	await page.getByRole('button', { name: 'Suggest it' }).click();
	await expect(page.getByRole('link', { name: 'What is better is missing.' })).toBeVisible();
	await expect(page.getByLabel('The text')).toHaveValue('> It did not come, and you waited. I am sorry.');
	await page.getByLabel('What is better about it').fill('It is shorter');
	await page.getByRole('button', { name: 'Suggest it' }).click();
	await expect(page.getByText('Waiting for an answer')).toBeVisible();
});

test('a leader accepts the wording, compares the versions and restores the first', async ({
	page,
	signIn
}) => {
	await signIn('lena');
	await page.goto('/playbook', { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'The parcel is late' }).first().click();
	await page.getByRole('link', { name: /^Read and answer/ }).click();
	await axe(page);
	await screenshots(page, 'playbook-wording');
	await page.getByRole('button', { name: 'Decline it' }).click();
	await expect(page.getByRole('link', { name: 'Your word to its author is missing.' })).toBeVisible();
	await page.getByRole('button', { name: 'Accept it' }).click();
	await expect(page.getByRole('link', { name: 'Version 2' })).toBeVisible();
	await expect(page.getByRole('blockquote').first()).toContainText('It did not come, and you waited.');

	await page.getByRole('link', { name: 'Version 2' }).click();
	await expect(page.getByRole('region', { name: 'From version 1 to version 2' })).toContainText('Added:');
	await axe(page);
	await screenshots(page, 'playbook-versions');
	await page.getByRole('button', { name: 'Restore' }).click();
	await page.getByRole('button', { name: 'Restore it' }).click();
	await expect(page.getByRole('blockquote').first()).toContainText('You took a day off for this');
	await expect(page.getByRole('link', { name: 'Version 3' })).toBeVisible();
});

test('the log form gives the words that fit what is chosen, and the record keeps them at hand', async ({
	page,
	signIn
}) => {
	await signIn('bo');
	await page.goto('/escalations/new', { waitUntil: 'networkidle' });
	await page.getByText('Words that help').click();
	await page.getByLabel('Contact reason').selectOption({ label: 'Refund' });
	const words = page.getByRole('status').filter({ hasText: 'The answer is no: outside the policy' });
	await expect(words.getByRole('button', { name: /^Copy/ }).first()).toBeVisible();
	await page.getByLabel('What happened').fill('Waits for a refund');
	await axe(page);
	await page.getByRole('button', { name: 'Log escalation' }).click();
	const card = page.getByRole('region', { name: 'Words that help' });
	await card.getByText('Show them').click();
	await expect(card.getByRole('link', { name: 'The answer is no: outside the policy' })).toBeVisible();
});

test('somebody practises alone by keyboard, in own words too, and keeps it for themselves', async ({
	page,
	signIn
}) => {
	await signIn('aisha');
	await page.goto('/playbook/practice', { waitUntil: 'networkidle' });
	await axe(page);
	await screenshots(page, 'practice');
	await page.getByRole('link', { name: 'The birthday present is late' }).focus();
	await page.keyboard.press('Enter');
	await page.getByLabel('Your answer').fill('I am sorry, you gave up a day and tomorrow is her birthday');
	await page.getByRole('button', { name: 'Compare' }).click();
	await expect(page.getByRole('link', { name: /Nearest to your words/ })).toContainText('You gave up a day');
	await axe(page);
	await screenshots(page, 'practice-turn');
	for (const reply of [/^You gave up a day/, /^It has been at the depot/, /^I send a second one/]) {
		await page.getByRole('link', { name: reply }).focus();
		await page.keyboard.press('Enter');
		await expect(
			page
				.getByRole('listitem')
				.filter({ hasText: reply.source.slice(1) })
				.first()
		).toContainText('Calms');
	}
	await expect(page.getByRole('region', { name: 'There is something on the table' })).toContainText(
		'It went well'
	);
	await axe(page);
	await screenshots(page, 'practice-ending');
	await page.getByText('Good', { exact: true }).click();
	await page.getByRole('button', { name: 'Keep it' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('My log of practice');
	await expect(page.getByRole('region', { name: 'The birthday present is late' })).toContainText(
		'It felt: Good'
	);
	await axe(page);
	await screenshots(page, 'practice-log');
});

test('two practise over one conversation, and the one who answered gets three observations', async ({
	page,
	signIn,
	browser,
	app
}) => {
	await signIn('aisha');
	await page.goto('/playbook/practice/late-order', { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: 'Get a code' }).click();
	const code = await page.locator('[data-field=code]').textContent();

	// Without scripts: the one who plays the customer gets on with forms alone.
	const colleague = await browser.newContext({ javaScriptEnabled: false, baseURL: app.origin });
	await signIn('bo', colleague);
	const other = await colleague.newPage();
	await other.goto('/playbook/practice');
	await other.getByLabel('Code from your colleague').fill(code!.toLowerCase());
	await other.getByRole('button', { name: 'Come in' }).click();
	await expect(other.getByRole('heading', { name: 'Aisha asks you to practise' })).toBeVisible();
	await other.getByRole('button', { name: 'Come in' }).click();
	await expect(other.getByText('Only you see this.')).toBeVisible();
	await expect(page.getByText('Answer aloud, in your own words.')).toBeVisible();
	await axe(page);
	await screenshots(page, 'practice-together');

	for (const reply of [/^You gave up a day/, /^It has been at the depot/, /^I send a second one/]) {
		await other.getByLabel(reply).press('Space');
		await other.getByRole('button', { name: 'Go on' }).click();
	}
	await expect(page.getByRole('region', { name: 'There is something on the table' })).toBeVisible();
	await other.getByLabel('What helped').fill('You named the birthday');
	await other.getByLabel('What you noticed').fill('A calm voice');
	await other.getByLabel('What could be tried').fill('A pause');
	await other.getByRole('button', { name: 'Give it' }).click();
	await expect(page.getByRole('region', { name: 'What Bo noticed' })).toContainText('You named the birthday');
	await page.getByRole('button', { name: 'Keep it' }).click();
	await expect(page.getByRole('heading', { name: 'Kept in your log' })).toBeVisible();
	await colleague.close();
});

test('every page of the playbook fits the narrowest phone', async ({ page, signIn }) => {
	await signIn('ada');
	await page.setViewportSize({ width: 320, height: 640 });
	for (const address of [
		'/playbook',
		'/playbook/new',
		'/playbook/late-parcel',
		'/playbook/late-parcel/edit',
		'/playbook/late-parcel/versions',
		'/playbook/practice',
		'/playbook/practice/threat?said=ca',
		'/playbook/practice/log'
	]) {
		await page.goto(address);
		await expectNoSidewaysScroll(page);
	}
});
