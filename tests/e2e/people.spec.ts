import type { Page } from '@playwright/test';
import { SMTPServer } from 'smtp-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startApp } from '../support/app';
import { axe, expect, expectNoSidewaysScroll, screenshots, test, watch } from '../support/browser';
import { worldOf } from '../support/world';

const PASSWORD = 'quiet harbour lantern';

async function signInAs(
	page: Page,
	{ email, password }: { email: string; password: string },
	from = '/sign-in'
) {
	await page.goto(from);
	await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
	await page.getByRole('textbox', { name: 'Password' }).fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a fresh install is set up, and its first agent joins by a link', async ({ browser, page }) => {
	test.slow();
	const app = await startApp();
	await page.goto(app.origin);
	await expect(page).toHaveURL(`${app.origin}/setup`);
	await page.getByRole('button', { name: 'Set up' }).click();
	await expect(page.getByRole('link', { name: 'The token is missing.' })).toBeVisible();
	await axe(page);
	await screenshots(page, 'setup');

	const token = /enter the token (\S+)/.exec(app.output())![1]!;
	await page.getByLabel('One-time token').fill(token);
	await page.getByLabel('Name', { exact: true }).fill('Northwind Care');
	await page.getByLabel('Currency').selectOption('EUR');
	await page.getByLabel('Your name').fill('Ada Adler');
	await page.getByLabel('E-mail address').fill('ada@northwind.example');
	await page.getByLabel('Password').fill(PASSWORD);
	await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Berlin');
	await page.getByRole('button', { name: 'Set up' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
	await axe(page);
	await screenshots(page, 'people-alone');

	await page.getByRole('link', { name: 'Invite your team' }).click();
	await page.getByLabel('E-mail address').fill('bo@northwind.example');
	await page.getByLabel('Customer support').selectOption({ label: 'Agent' });
	await page.getByRole('button', { name: 'Invite' }).click();
	const link = await page.getByLabel('Link for bo@northwind.example').inputValue();
	await axe(page);
	await screenshots(page, 'invitation-made');

	const elsewhere = await browser.newContext();
	const guest = await elsewhere.newPage();
	const complaints = watch(guest);
	await guest.goto(link);
	await expect(guest.getByText('Ada Adler invited you')).toContainText('Agent in Customer support');
	await guest.getByLabel('Your name').fill('Bo Berg');
	await guest.getByLabel('Password').fill('too short');
	await guest.getByRole('button', { name: 'Join' }).click();
	await expect(guest.getByRole('link', { name: /at least 12 characters/ })).toBeVisible();
	await expect(guest.getByLabel('Your name')).toHaveValue('Bo Berg');
	await axe(guest);
	await guest.getByRole('textbox', { name: 'Password' }).fill('seven green umbrellas');
	await guest.getByRole('button', { name: 'Join' }).click();
	await expect(guest.getByRole('heading', { level: 1 })).toContainText('Bo');
	expect(await guest.context().cookies()).toContainEqual(
		expect.objectContaining({ name: 'evenkeel_session', httpOnly: true, sameSite: 'Lax' })
	);

	await guest.goto(link);
	await expect(guest.getByRole('heading', { level: 1 })).toHaveText('This invitation does not work any more');
	await axe(guest);
	expect((await guest.goto(`${app.origin}/settings/people`))?.status()).toBe(404);
	expect(complaints).toEqual([]);
	await elsewhere.close();
	await app.stop();
});

test('signing in leads on to the page one wanted, on this site alone', async ({ page, app }) => {
	const account = await worldOf(app).account();
	await page.goto('/escalations?state=open');
	await expect(page).toHaveURL(/\/sign-in\?next=/);
	await signInAs(page, { ...account, password: 'not the password' }, page.url());
	await expect(page.getByText('The e-mail address or the password is not right.')).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'E-mail address' })).toHaveValue(account.email);
	await axe(page);
	await screenshots(page, 'sign-in-refused');
	await page.getByRole('textbox', { name: 'Password' }).fill(account.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL(/\/escalations\?state=open$/);

	for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
		await page.context().clearCookies();
		await signInAs(page, account, `/sign-in?next=${encodeURIComponent(next)}`);
		await expect(page).toHaveURL(`${app.origin}/`);
	}
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('one signs in, changes one’s name and signs out', async ({ page, app }) => {
		await signInAs(page, await worldOf(app).account(), '/sign-in?next=/settings');
		await page.getByLabel('Your name').fill('Noor Noscript');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByText('Your name is saved.')).toBeVisible();
		await expect(page.getByLabel('Your name')).toHaveValue('Noor Noscript');
		await page.getByRole('button', { name: 'Noor Noscript' }).click();
		await page.getByRole('button', { name: 'Sign out' }).click();
		await expect(page).toHaveURL('/sign-in?signed-out');
		await expect(page.getByText('You are signed out.')).toBeVisible();
		await page.goto('/settings');
		await expect(page).toHaveURL(/\/sign-in/);
	});
});

test('what somebody had typed is kept through a reload, and forgotten when they sign out', async ({
	page,
	app
}) => {
	await signInAs(page, await worldOf(app).account(), '/sign-in?next=/escalations/new');
	const summary = page.getByLabel('What happened');
	await summary.fill('The parcel came back a second time');
	const drafts = () =>
		page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')));
	await expect.poll(async () => (await drafts()).length).toBe(1);
	await page.reload();
	await expect(summary).toHaveValue('The parcel came back a second time');
	await page.getByRole('button', { name: /your menu/ }).click();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page.getByText('You are signed out.')).toBeVisible();
	await expect.poll(drafts).toEqual([]);
});

test('a session on another device is ended from the list of one’s sessions', async ({
	browser,
	page,
	app
}) => {
	const account = await worldOf(app).account();
	const elsewhere = await browser.newContext();
	const other = await elsewhere.newPage();
	await signInAs(other, account, `${app.origin}/sign-in`);
	await expect(other.getByRole('heading', { level: 1 })).toBeVisible();

	await signInAs(page, account, '/sign-in?next=/settings');
	await expect(page.getByText('This device')).toHaveCount(1);
	await axe(page);
	await screenshots(page, 'settings');
	await page.getByRole('button', { name: 'End all other sessions' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'End them' }).click();
	await expect(page.getByText('One session is ended.')).toBeVisible();
	await other.goto(`${app.origin}/escalations`);
	await expect(other).toHaveURL(/\/sign-in/);
	await page.goto('/escalations');
	await expect(page).toHaveURL(/\/escalations$/);
	await elsewhere.close();
});

test('a password is changed by whoever knows the present one', async ({ page, app }) => {
	const account = await worldOf(app).account();
	await signInAs(page, account, '/sign-in?next=/settings/password');
	await page.getByLabel('Current password').fill('a guess');
	await page.getByLabel('New password').fill('seven green umbrellas');
	await page.getByRole('button', { name: 'Change it' }).click();
	await expect(page.getByRole('link', { name: 'This is not your current password.' })).toBeVisible();
	await axe(page);
	await page.getByLabel('Current password').fill(account.password);
	await page.getByRole('button', { name: 'Change it' }).click();
	await expect(page.getByText('Your password is changed')).toBeVisible();
	await page.context().clearCookies();
	await signInAs(page, { ...account, password: 'seven green umbrellas' });
	await expect(page).toHaveURL(`${app.origin}/`);
});

test('an admin makes a reset link, with which its owner sets a new password', async ({
	browser,
	page,
	app,
	signIn
}) => {
	const account = await worldOf(app).account();
	await signIn('ada');
	await page.goto(`/settings/people/${account.id}`);
	await page.getByRole('button', { name: 'Make a link' }).click();
	const link = await page.getByLabel(/^Link for /).inputValue();
	await axe(page);
	await screenshots(page, 'person');

	const owner = await (await browser.newContext()).newPage();
	await owner.goto(link);
	await expect(owner.getByLabel('E-mail address')).toHaveValue(account.email);
	await axe(owner);
	await owner.getByLabel('New password').fill('seven green umbrellas');
	await owner.getByRole('button', { name: 'Set the password' }).click();
	await expect(owner.getByText('Your new password is set')).toBeVisible();
	await signInAs(owner, { ...account, password: 'seven green umbrellas' }, owner.url());
	await expect(owner).toHaveURL(`${app.origin}/`);
	await owner.goto(link);
	await expect(owner.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more');
	await owner.context().close();
});

test('an admin changes roles, deactivates and reactivates, and the audit log tells so', async ({
	page,
	app,
	signIn
}) => {
	const account = await worldOf(app).account();
	await signIn('ada');
	await page.goto(`/settings/people?search=${encodeURIComponent(account.email)}`);
	await page.getByRole('row').nth(1).getByRole('link').click();
	await page.getByLabel('Returns').selectOption({ label: 'Leader' });
	await page.getByRole('button', { name: 'Save the roles' }).click();
	await expect(page.getByText('The roles are saved.')).toBeVisible();
	await expect(page.getByLabel('Returns')).toHaveValue(/:leader$/);
	await page.getByRole('button', { name: 'Deactivate' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
	await expect(page.getByRole('button', { name: /^Reactivate/ })).toBeVisible();
	await axe(page);
	await page.getByRole('button', { name: /^Reactivate/ }).click();
	await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();

	await page.goto(`/settings/audit?person=${encodeURIComponent(account.email)}`);
	await expect(page.getByText(/entries are as they were written/)).toBeVisible();
	const actions = page.locator('td[data-main]');
	await expect(actions).toHaveText(['Reactivated a person', 'Deactivated a person', 'Changed roles']);
	await expect(page.getByRole('row').nth(3)).toContainText('Leader in Returns');
	await axe(page);
	await screenshots(page, 'audit');

	const address = await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href');
	const file = await page.request.get(app.origin + address!);
	expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8');
	expect((await file.text()).trim().split('\r\n')).toHaveLength(4);
	await page.goto('/settings/audit?action=exported');
	await expect(page.locator('td[data-main]').first()).toHaveText('Exported records');
});

test('the last admin stays admin, and is told why', async ({ page, signIn, app }) => {
	const { userId } = app.fabrikam.as.zoe!.actor;
	await signIn('zoe');
	await page.goto(`/settings/people/${userId}`);
	await page.getByLabel('Admin', { exact: true }).uncheck();
	await page.getByRole('button', { name: 'Save the roles' }).click();
	await expect(page.getByText('This is the last admin. Make somebody else admin first.')).toBeVisible();
	await expect(page.getByLabel('Admin', { exact: true })).not.toBeChecked();
	await axe(page);
	await page.reload();
	await expect(page.getByLabel('Admin', { exact: true })).toBeChecked();
});

test('a team is created, renamed and archived', async ({ page, signIn }) => {
	await signIn('zoe');
	await page.goto('/settings/teams');
	await page.getByRole('textbox', { name: 'Name' }).fill('Desk');
	await page.getByRole('button', { name: 'Create' }).click();
	await expect(page.getByRole('link', { name: /There is a team with this name already/ })).toBeVisible();
	await page.getByRole('textbox', { name: 'Name' }).fill('Evenings');
	await page.getByRole('button', { name: 'Create' }).click();
	await page.getByRole('link', { name: 'Evenings' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Evenings' })).toBeVisible();
	await page.getByRole('textbox', { name: 'Name' }).fill('Late shift');
	await page.getByRole('button', { name: 'Rename' }).click();
	await page.getByRole('link', { name: 'Late shift' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Late shift' })).toBeVisible();
	await page.getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Late shift' })).toContainText('Archived');
	await axe(page);
	await screenshots(page, 'teams');
});

test('the organisation keeps what was chosen when something cannot be taken', async ({ page, signIn }) => {
	await signIn('zoe');
	await page.goto('/settings/organisation');
	await page.getByLabel('Name', { exact: true }).fill(' ');
	await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('link', { name: 'The name of the organisation is missing.' })).toBeVisible();
	await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Tokyo');
	await axe(page);
	await page.getByLabel('Name', { exact: true }).fill('Fabrikam Desk');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('The organisation is saved.')).toBeVisible();
	await page.reload();
	await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Tokyo');
});

test('every page of the settings fits a narrow phone and is clean in both themes', async ({
	page,
	signIn
}) => {
	await signIn('ada');
	await page.setViewportSize({ width: 320, height: 800 });
	for (const path of [
		'',
		'/password',
		'/people',
		'/people/invitation',
		'/teams',
		'/organisation',
		'/audit'
	]) {
		await page.goto(`/settings${path}`);
		await expectNoSidewaysScroll(page);
		await axe(page);
	}
	await page.context().clearCookies();
	for (const path of ['/sign-in', '/forgot-password', '/invitation/none', '/reset-password/none']) {
		await page.goto(path);
		await expectNoSidewaysScroll(page);
		await axe(page);
	}
});

test('the settings are walked by keyboard alone', async ({ page, signIn }) => {
	await signIn('ada');
	await page.goto('/settings', { waitUntil: 'networkidle' });
	const places = page.getByRole('navigation', { name: 'Settings' });
	await places.getByRole('link', { name: 'Your account' }).focus();
	for (const name of ['Reminders', 'People']) {
		await page.keyboard.press('Tab');
		await expect(places.getByRole('link', { name })).toBeFocused();
	}
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
	await expect(places.getByRole('link', { name: 'People' })).toHaveAttribute('aria-current', 'page');
});

test('a forgotten password is asked for by mail, with one answer for everybody', async ({ page }) => {
	const recipients: string[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo({ address }, _session, done) {
			recipients.push(address);
			done();
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const { port } = server.server.address() as AddressInfo;
	const app = await startApp({ SMTP_URL: `smtp://127.0.0.1:${port}` });
	const token = /enter the token (\S+)/.exec(app.output())![1]!;
	const set = await page.request.post(`${app.origin}/setup`, {
		headers: { origin: app.origin },
		form: {
			token,
			organisationName: 'Northwind Care',
			teamName: 'Orders',
			timeZone: 'Europe/Berlin',
			locale: 'en-GB',
			currency: 'EUR',
			name: 'Ada Adler',
			email: 'ada@northwind.example',
			password: PASSWORD
		}
	});
	expect(set.ok()).toBe(true);
	await page.context().clearCookies();

	for (const email of ['nobody@northwind.example', 'ada@northwind.example']) {
		await page.goto(`${app.origin}/sign-in`);
		await page.getByRole('link', { name: 'Forgot your password?' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set a new password');
		await page.getByLabel('E-mail address').fill(email);
		await page.getByRole('button', { name: 'Send the link' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look into your mail');
		await expect(page.getByRole('status')).toContainText(`If there is an account for ${email}, a link`);
	}
	await expect.poll(() => recipients).toEqual(['ada@northwind.example']);
	await axe(page);
	await app.stop();
	await new Promise<void>((closed) => server.close(() => closed()));
});
