import { logEscalation } from '../../src/lib/features/escalations/commands/logging.server';
import { newId } from '../../src/lib/shared/ids';
import { axe, expect, screenshots, test } from '../support/browser';

test('an agent logs an escalation over the page she is on, by keyboard alone', async ({ page, signIn }) => {
	await signIn('aisha');
	await page.goto('/escalations', { waitUntil: 'networkidle' });
	await page.keyboard.press('n');
	await expect(page.getByRole('link', { name: /escalation/i }).last()).toBeVisible();
	await page.keyboard.press('e');
	const dialog = page.getByRole('dialog', { name: 'Log an escalation' });
	await expect(dialog).toBeVisible();

	await dialog.getByLabel('Contact reason').focus();
	await page.keyboard.type('Late or');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Parcel four days late; needed for a birthday');
	await dialog.getByRole('checkbox', { name: 'Late delivery' }).focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('Control+Enter');

	await expect(dialog).toBeHidden();
	await expect(page).toHaveURL(/\/escalations$/);
	await expect(page.getByText('Escalation logged.')).toBeVisible();
	await page.goto('/escalations');
	const row = page.getByRole('row').filter({ hasText: 'Parcel four days late; needed for a birthday' });
	await expect(row).toContainText('Late or missing parcel');
	await expect(row).toContainText('Late delivery');
});

test('what was typed survives a closed tab, and is gone once it is logged', async ({ page, signIn }) => {
	await signIn('bo');
	await page.goto('/escalations/new');
	await page.getByLabel('What happened').fill('Half a sentence about a kettle');
	await page.getByText('Wrong item picked').click();
	await page.goto('/escalations');
	await page.goto('/escalations/new');
	await expect(page.getByText('This is what you had typed before.')).toBeVisible();
	await expect(page.getByLabel('What happened')).toHaveValue('Half a sentence about a kettle');
	await expect(page.getByRole('checkbox', { name: 'Wrong item picked' })).toBeChecked();

	await page.getByLabel('Contact reason').selectOption({ label: 'Exchange' });
	await page.getByRole('button', { name: 'Log escalation' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Exchange' })).toBeVisible();
	await page.goto('/escalations/new');
	await expect(page.getByLabel('What happened')).toHaveValue('');
});

test('a form that lacks something says what, keeps the rest, and takes focus there', async ({
	page,
	signIn
}) => {
	await signIn('aisha');
	await page.goto('/escalations/new');
	await page.getByLabel('What happened').fill('A reason is missing here');
	await page.getByRole('button', { name: 'Log escalation' }).click();
	await expect(page.getByRole('link', { name: 'The contact reason is missing.' })).toBeVisible();
	await expect(page.getByLabel('What happened')).toHaveValue('A reason is missing here');
	await axe(page);
});

test('an escalation is resolved, opened again and followed up, and its timeline tells so', async ({
	page,
	signIn
}) => {
	await signIn('aisha');
	await page.goto('/escalations/new');
	await page.getByLabel('Contact reason').selectOption({ label: 'Refund' });
	await page.getByLabel('What happened').fill('Refund promised last month');
	await page.getByRole('button', { name: 'Log escalation' }).click();

	await page.getByRole('link', { name: 'Resolve' }).click();
	await page.getByLabel('Outcome').selectOption({ label: 'Refund' });
	await page.getByLabel(/^Amount/).fill('a lot');
	await page.getByRole('button', { name: 'Resolve' }).click();
	await expect(page.getByRole('link', { name: /not an amount/ })).toBeVisible();
	await page.getByLabel(/^Amount/).fill('12,50');
	await page.getByRole('button', { name: 'Resolve' }).click();
	await expect(page.getByText('Resolved: Refund, €12.50')).toBeVisible();
	await axe(page);
	await screenshots(page, 'escalation');

	await page.getByRole('button', { name: 'Open again' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Open again' }).click();
	await expect(page.getByText('Opened again')).toBeVisible();

	await page.getByRole('link', { name: 'Plan a follow-up' }).click();
	const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(new Date());
	await page.getByLabel('Day').fill(today);
	await page.getByRole('button', { name: 'Plan the follow-up' }).click();
	await expect(page.getByText('Follow-up due').first()).toBeVisible();
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 follow-up is due');
	await page.getByRole('link', { name: 'Note what came of it' }).click();
	await page.getByText('Satisfied', { exact: true }).click();
	await page.getByLabel('What came of it').fill('The money has arrived');
	await page.getByRole('button', { name: 'Mark as done' }).click();
	await expect(page.getByText('Follow-up done: satisfied').first()).toBeVisible();
});

test('filters are in the address, and the export holds what they leave', async ({ page, signIn, app }) => {
	const { northwind } = app;
	await logEscalation(northwind.as.aisha!, {
		id: newId(),
		teamId: northwind.teams.Orders!,
		reasonId: northwind.entry('reason', 'refund'),
		summary: '=1+1 is what the customer wrote',
		causeIds: [northwind.entry('cause', 'late-delivery')],
		firstLineId: null,
		channelId: null,
		brandId: null,
		severity: 2,
		tier: 2,
		customerReference: '',
		orderReference: '',
		authorityLimit: '',
		avoidable: null,
		occurredOn: null,
		occurredAtTime: null,
		followUpDueOn: null
	});
	await signIn('ada');
	// A filter applies by itself only once the scripts are there.
	await page.goto(`/escalations?cause=${northwind.entry('cause', 'late-delivery')}`, {
		waitUntil: 'networkidle'
	});
	await page.getByLabel('State').selectOption({ label: 'Open' });
	await expect(page).toHaveURL(/state=open/);
	await expect(page).toHaveURL(/cause=/);
	const address = await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href');
	const file = await page.request.get(app.origin + address!);
	expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8');
	const rows = (await file.text()).trim().split('\r\n');
	expect(rows[0]).toContain('Contributing causes');
	expect(rows.length).toBeGreaterThan(1);
	for (const row of rows.slice(1)) expect(row).toContain('Late delivery');
	expect(rows.join()).toContain("'=1+1 is what");
});

test('an admin adds, moves and archives an entry of a list', async ({ page, signIn }) => {
	await signIn('ada');
	await page.goto('/settings/lists/cause');
	await page.getByLabel('Name').fill('Gift note missing');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByRole('link', { name: 'Gift note missing', exact: true })).toBeVisible();
	await page.getByLabel('Name').fill('Gift note missing');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByRole('link', { name: /in this list already/ })).toBeVisible();
	await page.getByRole('button', { name: 'Move Gift note missing up' }).click();
	await page.waitForLoadState('networkidle');
	await page.getByRole('link', { name: 'Gift note missing', exact: true }).click();
	await page.getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByRole('button', { name: /Offer again.*Gift note missing/ })).toBeVisible();
	await axe(page);
});
