import { makeApiKey } from '../../src/lib/features/people/commands/api-keys.server';
import { axe, expect, expectNoSidewaysScroll, screenshots, test } from '../support/browser';
import { SESSION_COOKIE, startSession } from '../support/sign-in';

const path = '/api/v1/escalations';

test('an admin makes a key, a program uses it, and it is refused once it is revoked', async ({
	app,
	page,
	signIn
}) => {
	await signIn('ada');
	await page.goto('/settings/api-keys');
	await page.getByRole('link', { name: 'Make the first key' }).click();
	await page.getByRole('button', { name: 'Make the key' }).click();
	await expect(page.getByText('The name of the key is missing.').first()).toBeVisible();
	await expect(page.getByText('Choose at least one thing the key may do.').first()).toBeVisible();

	await page.getByLabel('Name').fill('Helpdesk');
	await page.getByLabel('Acts for').selectOption({ label: 'Aisha (aisha@northwind.example)' });
	await page.getByText('Log escalations', { exact: true }).click();
	await page.getByRole('button', { name: 'Make the key' }).click();
	const key = await page.getByLabel('The key', { exact: true }).inputValue();
	expect(key).toMatch(/^ek_live_/);
	await axe(page);
	await screenshots(page, 'api-key-made');

	const log = () =>
		fetch(app.origin + path, {
			method: 'POST',
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
			body: JSON.stringify({ team: 'Orders', reason: 'Refund', summary: 'Told by a program' })
		});
	const logged = await log();
	expect(logged.status).toBe(201);
	const { id } = await logged.json();
	await page.goto(`/escalations/${id}`);
	await expect(page.getByText('Told by a program').first()).toBeVisible();
	const reading = await fetch(app.origin + path, { headers: { authorization: `Bearer ${key}` } });
	expect(reading.status).toBe(403);

	await page.goto('/settings/api-keys');
	await expect(page.getByRole('row', { name: /Helpdesk/ })).toContainText(`${key.slice(0, 12)}…`);
	expect(await page.content()).not.toContain(key);
	await page.getByRole('button', { name: 'Revoke' }).click();
	await page.getByRole('button', { name: 'Revoke it' }).click();
	await expect(page.getByRole('row', { name: /Helpdesk/ })).toContainText('Revoked');
	expect((await log()).status).toBe(401);
	await page.setViewportSize({ width: 320, height: 700 });
	await expectNoSidewaysScroll(page);
	await page.goto('/settings/api-keys/examples');
	await expectNoSidewaysScroll(page);
});

test('a request with a key never uses a session, and a session is none for the API', async ({ app }) => {
	const { ada } = app.northwind.as;
	const cookie = `${SESSION_COOKIE}=${await startSession(ada!)}`;
	const userId = ada!.actor.userId;
	const key = await makeApiKey(ada!, { name: 'Both', userId, scopes: ['insights:read'], expiresOn: null });
	const get = (address: string, headers: Record<string, string>) =>
		fetch(app.origin + address, { headers, redirect: 'manual' });
	expect((await get('/escalations', { cookie })).status).toBe(200);
	const both = await get('/escalations', { cookie, authorization: `Bearer ${key}` });
	expect([both.status, both.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fescalations']);
	// What a proxy before the app may add is none of our keys.
	expect((await get('/escalations', { cookie, authorization: 'Bearer abc' })).status).toBe(200);
	expect((await get(path, { cookie })).status).toBe(401);
	expect((await get(path, { cookie, authorization: `Bearer ${key}` })).status).toBe(403);
	expect(app.output()).not.toContain(key);
});

test('a key is made without scripts too', async ({ app, browser, signIn }) => {
	const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false });
	await signIn('ada', context);
	const page = await context.newPage();
	await page.goto('/settings/api-keys/new');
	await page.getByLabel('Name').fill('Without scripts');
	await page.getByText('Read suggestions', { exact: true }).click();
	await page.getByRole('button', { name: 'Make the key' }).click();
	await expect(page.getByLabel('The key', { exact: true })).toHaveValue(/^ek_live_/);
	await context.close();
});
