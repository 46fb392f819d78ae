import { axe, expect, expectNoSidewaysScroll, screenshots, test, watch } from '../support/browser';

test('a team and a guest look back together on one board, from planning to actions that come back', async ({
	page,
	browser,
	signIn,
	app
}) => {
	test.setTimeout(180_000);
	await signIn('lena');
	const phone = await browser.newContext({
		baseURL: app.origin,
		viewport: { width: 390, height: 844 },
		reducedMotion: 'reduce'
	});
	const aisha = await phone.newPage();
	const outside = await browser.newContext({ baseURL: app.origin });
	const guest = await outside.newPage();
	const complaints = [aisha, guest].map(watch);
	await signIn('aisha', phone);

	await page.goto('/retros');
	await axe(page);
	await page.getByRole('link', { name: 'New retro' }).click();
	await axe(page);
	await page.getByLabel('Title').fill('The week of the storm');
	await page.getByLabel('One may vote for one’s own cards').uncheck();
	await page.getByRole('button', { name: 'Make the retro' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The week of the storm');
	const address = new URL(page.url()).pathname;

	await page.getByRole('link', { name: 'Guests' }).click();
	await page.getByRole('button', { name: 'Make a link' }).click();
	const link = await page.getByLabel('Link for guests').inputValue();
	await axe(page, ['light']);
	await page.goto(address);
	await guest.goto(link);
	await guest.getByLabel('Your name').fill('Rosa');
	await guest.getByRole('button', { name: 'Take a seat' }).click();
	await expect(guest.getByText('you are here as Rosa, a guest')).toBeVisible();
	await axe(guest, ['light']);

	await aisha.goto(address);
	await expect(page.getByText('At the table (3)')).toBeVisible();
	await page.getByRole('button', { name: 'Begin' }).click();
	await expect(page.getByText('Nothing is left from earlier retros')).toBeVisible();
	await page.getByRole('button', { name: 'On to write' }).click();

	const write = async (who: typeof page, column: string, text: string) => {
		await who.getByLabel(`A card for ${column}`).fill(text);
		await who.keyboard.press('Enter');
		await expect(who.locator('[data-card]').filter({ hasText: text })).toBeVisible();
	};
	await write(aisha, 'What made it harder', 'Parcels were late before the holidays');
	await write(guest, 'What made it harder', 'Late parcels, and no word of it before the holidays');
	await write(page, 'What helped', 'The new script for returns');
	await expect(page.getByText('2 cards of others, still hidden.')).toBeVisible();
	expect(await page.content()).not.toContain('no word of it');
	await aisha.getByLabel('A card for What helped').fill('x'.repeat(20_000));
	await aisha.getByRole('button', { name: 'Add card to What helped' }).click();
	await expect(aisha.getByRole('alert')).toHaveText('The card is longer than 1000 characters.');
	await expect(aisha.getByLabel('A card for What helped')).toHaveValue('x'.repeat(20_000));
	await aisha.getByLabel('A card for What helped').fill('');
	await axe(aisha);
	await expectNoSidewaysScroll(aisha);

	await outside.setOffline(true);
	await guest.getByLabel('A card for What helped').fill('Written without a connection');
	await guest.keyboard.press('Enter');
	await expect(guest.getByText('(being sent)')).toBeVisible();
	await outside.setOffline(false);
	await expect(guest.locator('[data-card]').filter({ hasText: 'without a connection' })).toBeVisible();

	await page.getByRole('button', { name: 'I am done' }).click();
	await expect(aisha.getByText('1 of 3 done with this step.')).toBeVisible();
	await page.getByRole('button', { name: '5 min' }).click();
	await expect(guest.getByRole('timer')).toHaveText(/[45]:\d\d/);
	await page.getByRole('button', { name: 'Show the cards and group' }).click();
	await expect(aisha.locator('[data-said]')).toHaveText(/^Now: Group/);
	await expect(aisha.locator('[data-card]')).toHaveCount(4);
	await axe(page);
	await screenshots(page, 'retro-group');

	// By keyboard alone: pick up, move, put down; then what shares words, as it is suggested.
	await page.getByRole('button', { name: /Pick up the card: The new script/ }).focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-said]')).toHaveText(/^Picked up “The new script for returns”/);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Escape');
	await expect(page.locator('[data-said]')).toHaveText(/stays where it was/);
	await page.keyboard.press('Enter');
	const goal = page.getByRole('button', { name: /Put here with Written without/ });
	await expect(goal).toBeVisible();
	while (!(await goal.evaluate((button) => button === document.activeElement)))
		await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-said]')).toHaveText(/is now with/);
	await expect(guest.getByRole('button', { name: /Pick up the whole group/ })).toBeVisible();
	await guest.getByLabel(/Name of the group/).fill('What we built');
	await guest.getByRole('button', { name: 'Name it' }).click();
	await expect(page.getByLabel(/Name of the group/)).toHaveValue('What we built');
	await aisha.getByRole('button', { name: 'Put together' }).click();
	await expect(page.getByRole('button', { name: /Pick up the whole group/ })).toHaveCount(2);
	await expectNoSidewaysScroll(aisha);

	// Two people on one card: the second learns of the first, and keeps both texts.
	const card = (who: typeof page) =>
		who.locator('[data-card]').filter({ hasText: /(were|came|came two days) late/ });
	await card(page)
		.getByRole('button', { name: /Reword/ })
		.click();
	await card(aisha)
		.getByRole('button', { name: /Reword/ })
		.click();
	await page.getByLabel('The card in other words').fill('Parcels came late');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(aisha.getByLabel('The card in other words')).toBeVisible();
	await aisha.getByLabel('The card in other words').fill('Parcels came two days late');
	await aisha.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(aisha.getByRole('alert')).toHaveText(/“Parcels came late”.*“Parcels came two days late”/);
	await aisha.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(card(page)).toContainText('Parcels came two days late');

	await page.getByRole('button', { name: 'On to vote' }).click();
	await expect(aisha.getByText('The vote is blind')).toBeVisible();
	await aisha.getByRole('button', { name: /^\+?\s*Give a dot to Parcels/ }).click();
	await aisha.getByRole('button', { name: /Give a dot to Parcels/ }).click();
	await expect(page.getByText('2 placed by all.')).toBeVisible();
	await axe(aisha, ['dark']);

	await page.getByRole('button', { name: 'On to discuss' }).click();
	await expect(guest.getByText('2 dots · 2 cards')).toBeVisible();
	await guest.getByLabel(/^Notes\s*on Parcels came two days late/).fill('The depot closes at noon.');
	await guest.getByRole('button', { name: 'Keep notes' }).first().click();
	await expect(page.getByLabel(/^Notes\s*on Parcels came two days late/)).toHaveValue(
		'The depot closes at noon.'
	);
	await aisha.getByLabel('Park for another time').fill('Who orders the chairs');
	await aisha.keyboard.press('Enter');
	await expect(page.getByText('Who orders the chairs', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'On to actions' }).click();
	// The form moves to the top with the step.
	await expect(page.locator('[data-said]')).toHaveText(/^Now: Actions/);
	await page.getByLabel('What to do').fill('Ask the depot for a later hour');
	await page.getByLabel('Who sees to it').selectOption({ label: 'Aisha' });
	await page.getByRole('button', { name: 'Agree on it' }).click();
	await expect(aisha.getByText('Ask the depot for a later hour').first()).toBeVisible();
	await axe(page);
	await screenshots(page, 'retro-actions');

	// Whoever leads closes the tab: a member takes over, and the meeting goes on.
	await page.goto('about:blank');
	await aisha.getByRole('button', { name: 'Take the lead' }).click();
	await aisha.getByRole('button', { name: 'On to close' }).click();
	await guest.getByRole('button', { name: 'Very much' }).click();
	await expect(guest.getByText('You have answered.')).toBeVisible();
	await aisha.getByRole('button', { name: 'Close the retro' }).click();
	await aisha.getByRole('button', { name: 'Close it' }).click();
	await expect(aisha.getByRole('heading', { name: 'What came of it' })).toBeVisible();
	await axe(aisha);
	await guest.reload();
	await expect(guest.getByText('This retro has ended')).toBeVisible();

	const markdown = await aisha.request.get(`${address}/export/retro.md`);
	expect(await markdown.text()).toContain('> The depot closes at noon.');
	await page.goto('/retros');
	await expect(page.getByText('Ask the depot for a later hour', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: /^Done ?: Ask the depot/ }).click();
	await expect(page.getByText('Everything you agreed on is done.')).toBeVisible();
	// While the guest had no connection, the browser said so.
	expect(complaints.flat().filter((complaint) => !/ERR_INTERNET_DISCONNECTED/.test(complaint))).toEqual([]);
	await Promise.all([phone.close(), outside.close()]);
});

test('cards are put together and taken apart with the mouse, and notes outlive their step', async ({
	page,
	signIn
}) => {
	await signIn('lena');
	await page.goto('/retros/new');
	await page.getByLabel('Title').fill('By hand');
	await page.getByRole('button', { name: 'Make the retro' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('By hand');
	const address = new URL(page.url()).pathname;
	for (const name of ['Begin', 'On to write']) await page.getByRole('button', { name }).click();
	for (const text of ['The depot', 'The ramp', 'The script']) {
		await page.getByLabel('A card for What helped').fill(text);
		await page.keyboard.press('Enter');
		await expect(page.locator('[data-card]').filter({ hasText: text })).toBeVisible();
	}
	await page.getByRole('button', { name: 'Show the cards and group' }).click();

	const card = (text: string) => page.locator('[data-card]').filter({ hasText: text });
	const whole = page.getByRole('button', { name: /Pick up the whole group/ });
	await expect(page.getByRole('button', { name: /Pick up the card/ })).toHaveCount(3);
	await card('The depot').dragTo(card('The ramp'));
	await expect(page.locator('[data-said]')).toHaveText('“The depot” is now with “The ramp”.');
	await expect(whole).toHaveCount(1);
	await card('The script').dragTo(card('The ramp'));
	await expect(page.locator('[data-card]')).toHaveCount(3);
	await page.getByLabel(/Name of the group/).fill('Where it happens');
	await page.getByRole('button', { name: 'Name it' }).click();
	await expect(page.getByRole('button', { name: /Pick up the whole group.*Where it happens/ })).toBeVisible();
	await expect(page.locator('[draggable=true]')).toHaveCount(3);

	// Where a card of its own goes is shown only while something hangs on the mouse.
	const box = (await card('The script').boundingBox())!;
	await page.mouse.move(box.x + 20, box.y + 10);
	await page.mouse.down();
	await page.mouse.move(box.x + 40, box.y + 30, { steps: 4 });
	const own = page.getByText('Drop it here for a group of its own');
	const goal = (await own.boundingBox())!;
	await page.mouse.move(goal.x + 20, goal.y + 5, { steps: 4 });
	await page.mouse.up();
	await expect(page.locator('[data-said]')).toHaveText('“The script” is now in a group of its own.');
	await expect(page.getByRole('button', { name: /Pick up the card/ })).toHaveCount(3);
	await expect(page.locator('[data-card]')).toHaveText([
		/The (depot|ramp)/,
		/The (depot|ramp)/,
		/The script/
	]);

	await page.getByRole('button', { name: 'On to vote' }).click();
	await page.getByRole('button', { name: /Give a dot to Where it happens/ }).click();
	await page.getByRole('button', { name: 'On to discuss' }).click();
	await page.getByLabel(/^Notes\s*on Where it happens/).fill('Two doors, one key.');
	for (const name of ['On to actions', 'On to close']) await page.getByRole('button', { name }).click();
	await expect(page.getByText('Was this retro worth your time')).toBeVisible();
	await expect
		.poll(async () => (await page.request.get(`${address}/export/retro.md`)).text())
		.toContain('> Two doors, one key.');
	await page.getByRole('link', { name: 'Retros' }).last().click();
	await expect(page.getByText('Going on: Close')).toBeVisible();
});

test('a retro can be read and written without scripts', async ({ browser, app, signIn }) => {
	const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false });
	await signIn('marco', context);
	const page = await context.newPage();
	await page.goto('/retros/new');
	await page.getByLabel('Title').fill('On paper');
	await page.getByLabel('Collect cards before the meeting').check();
	await page.getByLabel('Anonymous').check();
	await page.getByRole('button', { name: 'Make the retro' }).click();
	await page.getByLabel('A card for What helped').fill('Quiet mornings');
	await page.getByRole('button', { name: 'Add card to What helped' }).click();
	await expect(page.getByText('Quiet mornings', { exact: true })).toBeVisible();
	await page.getByLabel('A card for What helped').fill('A second script');
	await page.getByRole('button', { name: 'Add card to What helped' }).click();
	for (const name of ['Begin', 'On to write', 'Show the cards and group']) {
		await page.getByRole('button', { name }).click();
	}
	await page.getByLabel('Put “Quiet mornings” with').selectOption({ label: 'A second script' });
	await page
		.locator('form')
		.filter({ has: page.getByLabel('Put “Quiet mornings” with') })
		.getByRole('button', { name: 'Move' })
		.click();
	await expect(page.getByLabel(/Name of the group/)).toBeVisible();
	await context.close();
});

test('what is being written outlives a reload and its step, also on a phone, and is not written over by another', async ({
	page,
	browser,
	signIn,
	app
}) => {
	test.setTimeout(120_000);
	await signIn('lena');
	const phone = await browser.newContext({
		baseURL: app.origin,
		viewport: { width: 390, height: 844 },
		hasTouch: true,
		isMobile: true,
		reducedMotion: 'reduce'
	});
	const aisha = await phone.newPage();
	await signIn('aisha', phone);
	await page.goto('/retros/new');
	await page.getByLabel('Title').fill('Half a sentence');
	await page.getByRole('button', { name: 'Make the retro' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Half a sentence');
	const address = new URL(page.url()).pathname;
	for (const name of ['Begin', 'On to write']) await page.getByRole('button', { name }).click();
	for (const text of ['The depot', 'The ramp']) {
		await page.getByLabel('A card for What helped').fill(text);
		await page.keyboard.press('Enter');
		await expect(page.locator('[data-card]').filter({ hasText: text })).toBeVisible();
	}

	await aisha.goto(address);
	const draft = aisha.getByLabel('A card for What helped');
	// Only scripts keep what is typed.
	await expect(draft).toHaveAttribute('placeholder', /press Enter/);
	await draft.fill('Two doors, and');
	await aisha.reload();
	await expect(draft).toHaveValue('Two doors, and');

	// The others go on: the card is there to be finished, and after that to be added or let go.
	await page.getByRole('button', { name: 'Show the cards and group' }).click();
	await expect(aisha.getByRole('heading', { name: 'Another card' })).toBeVisible();
	await draft.fill('Two doors, and one key');

	// By touch: a card is picked up and put down where one has scrolled to.
	await expect(aisha.locator('[draggable=true]')).toHaveCount(0);
	const pickUp = aisha.getByRole('button', { name: /Pick up the card: The ramp/ });
	expect((await pickUp.boundingBox())!.height).toBeGreaterThanOrEqual(44);
	await pickUp.tap();
	const goal = aisha.getByRole('button', { name: /Put here with The depot/ });
	await expect(goal).toBeInViewport();
	await axe(aisha);
	await screenshots(aisha, 'retro-touch');
	await goal.tap();
	await expect(page.getByRole('button', { name: /Pick up the whole group/ })).toHaveCount(1);

	// Two name it at once: neither writes over the other unseen.
	const name = (who: typeof page) => who.getByLabel(/Name of the group/);
	await name(page).fill('Where it happens');
	await name(aisha).fill('The yard');
	await aisha.getByRole('button', { name: 'Name it' }).tap();
	await expect(page.getByRole('button', { name: /Pick up the whole group The yard/ })).toBeVisible();
	await expect(name(page)).toHaveValue('Where it happens');
	await page.getByRole('button', { name: 'Name it' }).click();
	await expect(page.getByRole('alert')).toHaveText(/“The yard”.*“Where it happens”/);
	await page.getByRole('button', { name: 'Name it' }).click();
	await expect(name(aisha)).toHaveValue('Where it happens');
	await phone.close();
});
