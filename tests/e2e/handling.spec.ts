import type { Locator, Page } from '@playwright/test';
import { logEscalation } from '../../src/lib/features/escalations/commands/logging.server';
import { newId } from '../../src/lib/shared/ids';
import { axe, expect, expectNoSidewaysScroll, screenshots, test, type TeamApp } from '../support/browser';

/** An escalation of the team Orders that Aisha has logged at the first line. */
function logged({ northwind }: TeamApp, summary: string): Promise<string> {
	return logEscalation(northwind.as.aisha!, {
		id: newId(),
		teamId: northwind.teams.Orders!,
		reasonId: northwind.entry('reason', 'refund'),
		summary,
		causeIds: [northwind.entry('cause', 'refund-delay')],
		firstLineId: null,
		channelId: null,
		brandId: null,
		severity: 2,
		tier: 1,
		customerReference: '',
		orderReference: '',
		authorityLimit: '50',
		avoidable: null,
		occurredOn: null,
		occurredAtTime: null,
		followUpDueOn: null
	});
}

/** The page as it is at the moment, in both themes and as narrow as a phone gets. */
async function looksRight(page: Page, name: string): Promise<void> {
	await axe(page);
	await page.setViewportSize({ width: 320, height: 720 });
	await expectNoSidewaysScroll(page);
	await page.setViewportSize({ width: 1280, height: 720 });
	await screenshots(page, name);
}

test('an admin lays down the chain and what each role may grant, and an agent reads both', async ({
	page,
	signIn
}) => {
	await signIn('ada');
	await page.goto('/settings/chain-of-command');
	await page.getByRole('link', { name: 'Set up tier 2' }).click();
	await page.getByLabel('How soon').fill('soon');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('link', { name: 'The name is missing.' })).toBeVisible();
	await expect(page.getByLabel('How soon')).toHaveValue('soon');
	await page.getByLabel('Name').fill('Duty lead');
	await page.getByText('Lena', { exact: true }).click();
	await page.getByLabel('How soon').fill('1');
	await page.getByLabel('Counted in').selectOption('hours');
	await page.getByLabel('How to reach them').fill('phone 12');
	await looksRight(page, 'chain-step');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('row').filter({ hasText: 'Duty lead' })).toContainText('Within 1 hour');
	await page.getByRole('link', { name: 'Change the limits' }).click();
	await page.getByLabel(/^An agent/).fill('50');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('€50.00')).toBeVisible();
	await looksRight(page, 'chain');

	await signIn('aisha');
	await page.goto('/settings/chain-of-command');
	await expect(page.getByRole('row').filter({ hasText: 'Duty lead' })).toContainText('phone 12');
	await expect(page.getByRole('link', { name: /tier 2/ })).toHaveCount(0);

	await page.goto('/escalations/new', { waitUntil: 'networkidle' });
	await page.getByText('More: severity').click();
	await expect(page.getByLabel(/^Your authority limit/)).toHaveValue('50.00');
	await expect(page.getByText('Tier 2: Duty lead (Lena), within 1 hour, phone 12')).toBeVisible();
});

test('an escalation goes up to the person of the chain, who takes it and hands it down', async ({
	page,
	signIn,
	app
}) => {
	const id = await logged(app, 'Wants eighty euros back');
	await signIn('aisha');
	await page.goto(`/escalations/${id}`);
	await page.getByRole('link', { name: 'Hand up' }).click();
	await page.getByRole('button', { name: 'Hand up' }).click();
	await expect(page.getByRole('link', { name: 'Why it is handed up is missing.' })).toBeVisible();
	await page.getByLabel('To whom').selectOption({ label: 'Lena' });
	await page.getByLabel('Why the first line cannot finish it').selectOption({ label: 'Beyond authority' });
	await page.getByLabel('What they should know').fill('Has written three times');
	await looksRight(page, 'hand-up');
	await page.getByRole('button', { name: 'Hand up' }).click();
	await expect(page.getByText('Handed up to tier 2, Duty lead for Lena: Beyond authority')).toBeVisible();
	await expect(page.getByText(/Waits for Lena, due\s+at tier 2 by/)).toBeVisible();

	await signIn('lena');
	await page.goto('/');
	const waiting = page.getByRole('listitem').filter({ hasText: 'Wants eighty euros back' });
	await expect(waiting).toContainText('Handed to you at tier 2, due by');
	await waiting.getByRole('button', { name: 'I have it' }).click();
	await expect(page.getByText(/Taken by Lena on .*, in time\./)).toBeVisible();
	await page.getByRole('link', { name: 'Hand down' }).click();
	await page.getByLabel('Why they can finish it now').fill('You may grant it');
	await page.getByRole('button', { name: 'Hand down' }).click();
	await expect(page.getByText('Handed down to tier 1')).toBeVisible();

	await page.getByRole('link', { name: 'Resolve' }).click();
	await page.getByLabel('Outcome').selectOption({ label: 'Exception granted' });
	await expect(page.getByText('How much was it? The agent’s limit was €50.00.')).toBeVisible();
	await page.getByLabel(/^Amount/).fill('80');
	await page.getByRole('button', { name: 'Resolve' }).click();
	await expect(page.getByText('€80.00, €30.00 over the agent’s limit of €50.00 at that time')).toBeVisible();
	await looksRight(page, 'handled');
});

/** Goes on by Tab until the control has focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
	for (let pressed = 0; pressed < 80; pressed++) {
		await page.keyboard.press('Tab');
		if (await control.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`Tab never came to ${control}`);
}

test('an escalation is handed up and corrected by keyboard alone', async ({ page, signIn, app }) => {
	const id = await logged(app, 'No mouse at hand');
	await signIn('aisha');
	await page.goto(`/escalations/${id}`, { waitUntil: 'networkidle' });
	await tabTo(page, page.getByRole('link', { name: 'Hand up' }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Hand it up' })).toBeVisible();
	await tabTo(page, page.getByRole('radio', { name: /^2/ }));
	await page.keyboard.press('ArrowDown');
	await tabTo(page, page.getByLabel('Why the first line cannot finish it'));
	await page.keyboard.type('Knowl');
	await tabTo(page, page.getByRole('button', { name: 'Hand up' }));
	await page.keyboard.press('Enter');
	await expect(page.getByText('Handed up to tier 3: Knowledge')).toBeVisible();

	await tabTo(page, page.getByRole('link', { name: 'Correct', exact: true }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Correct what it says' })).toBeVisible();
	await tabTo(page, page.getByLabel('Order reference'));
	await page.keyboard.type('O-77');
	await page.keyboard.press('Enter');
	await expect(page.locator('ins').filter({ hasText: 'O-77' })).toBeVisible();
});

test('a pause is taken and ended with a button, without scripts too', async ({ browser, signIn, app }) => {
	const id = await logged(app, 'Was shouted at for ten minutes');
	const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false });
	await signIn('aisha', context);
	const page = await context.newPage();
	await page.goto(`/escalations/${id}`);
	await page.getByRole('button', { name: 'An hour', exact: true }).click();
	await expect(page.getByText(/You take a pause until .* 1 hour from now\./)).toBeVisible();
	await page.getByRole('button', { name: 'I am back already' }).click();
	await expect(page.getByText('Back from the pause')).toBeVisible();
	await page.goto(`/escalations/${id}/cool-off`);
	await expect(page.getByRole('button', { name: 'Half an hour' })).toBeVisible();
	await context.close();
});

test('a reply is drafted, read by a colleague who suggests another wording, and settled', async ({
	page,
	signIn,
	app
}) => {
	const id = await logged(app, 'Answer with care');
	await signIn('aisha');
	await page.goto(`/escalations/${id}`);
	await page.getByRole('link', { name: 'Draft a reply' }).click();
	await page.getByLabel('The reply').fill('We cannot.');
	await page.getByLabel('Second reader').selectOption({ label: 'Bo' });
	await looksRight(page, 'reply-draft');
	await page.getByRole('button', { name: /^Keep/ }).click();
	await expect(page.getByText('Waiting to be read')).toBeVisible();

	await signIn('bo');
	await page.goto('/');
	await page.getByRole('link', { name: 'Read the reply' }).click();
	await page.getByRole('button', { name: 'Suggest this wording' }).click();
	await expect(page.getByRole('link', { name: /This is the wording as it is/ })).toBeVisible();
	await page.getByLabel('The wording you suggest').fill('We cannot, and here is what we can do.');
	await looksRight(page, 'reply-reading');
	await page.getByRole('button', { name: 'Suggest this wording' }).click();
	await expect(page.getByText('Another wording suggested')).toBeVisible();

	await signIn('aisha');
	await page.goto('/');
	await page.getByRole('link', { name: 'Settle the reply' }).click();
	await expect(page.getByRole('region', { name: 'Aisha’s wording' })).toContainText('We cannot.');
	await expect(page.getByRole('region', { name: 'Bo’s wording' })).toContainText('here is what we can do');
	await looksRight(page, 'reply-settling');
	await page.getByRole('button', { name: 'Take this wording' }).click();
	await expect(page.getByRole('region', { name: 'The wording that was settled on' })).toContainText(
		'here is what we can do'
	);
});

test('a correction keeps what was there; who is late keeps what they typed, and sees what is stored', async ({
	page,
	signIn,
	app
}) => {
	const id = await logged(app, 'Parcel four days late');
	await signIn('aisha');
	await page.goto(`/escalations/${id}/correction`);
	await expect(page.getByLabel('What happened')).toHaveValue('Parcel four days late');

	const other = await page.context().newPage();
	await other.goto(`/escalations/${id}/correction`);
	await other.getByText('Critical', { exact: true }).click();
	await other.getByRole('button', { name: 'Correct' }).click();
	await expect(other.getByText('Corrected', { exact: true })).toBeVisible();
	await other.close();

	await page.getByLabel('What happened').fill('Parcel two days late');
	await page.getByRole('button', { name: 'Correct' }).click();
	await expect(page.getByText(/Somebody changed this while your form was open/)).toBeVisible();
	await expect(page.getByLabel('What happened')).toHaveValue('Parcel two days late');
	await expect(page.getByText('The record says now: Critical.')).toBeVisible();
	await page.getByText('Critical', { exact: true }).click();
	await looksRight(page, 'correction');
	await page.getByRole('button', { name: 'Correct' }).click();
	await expect(page.locator('del').filter({ hasText: 'four' })).toBeVisible();
	await expect(page.locator('ins').filter({ hasText: 'two' })).toBeVisible();
	await expect(page.locator('[data-field=summary]')).toHaveText('Parcel two days late');
	await looksRight(page, 'corrected');
});
