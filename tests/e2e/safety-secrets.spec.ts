import Sqlite from 'better-sqlite3';
import { newId } from '../../src/lib/shared/ids';
import { startApp } from '../support/app';
import { cookieNamed, sameOrigin, send, signInWith, valueOf } from '../support/attacker';
import { expect, test } from '../support/browser';
import { SESSION_COOKIE, startSession } from '../support/sign-in';
import { worldOf } from '../support/world';

test.describe('a cookie', () => {
	test('of a session is out of reach for scripts and other sites', async ({ app }) => {
		const answer = await signInWith(app, await worldOf(app).account());
		const cookie = cookieNamed(SESSION_COOKIE, answer);
		expect(cookie).toMatch(/; HttpOnly(;|$)/i);
		expect(cookie).toMatch(/; SameSite=Lax(;|$)/i);
		expect(cookie).toMatch(/; Path=\/(;|$)/i);
		expect(cookie).not.toMatch(/; Domain=/i);
		expect(cookie).not.toMatch(/; Secure(;|$)/i);
		expect(valueOf(cookie).length).toBeGreaterThanOrEqual(32);
	});

	test('of any kind is out of reach for scripts and other sites', async ({ app }) => {
		const session = await startSession(app.northwind.as.lena!);
		const look = await send(app, {
			method: 'POST',
			path: '/appearance',
			session,
			headers: sameOrigin,
			body: { theme: 'dark' }
		});
		const logging = await send(app, {
			method: 'POST',
			path: '/escalations/new',
			session,
			headers: sameOrigin,
			body: {
				id: newId(),
				teamId: app.northwind.teams.Orders!,
				reasonId: app.northwind.entry('reason', 'refund'),
				summary: 'Once more'
			}
		});
		const cookies = [...look.cookies, ...logging.cookies];
		expect(cookies.length).toBeGreaterThanOrEqual(2);
		for (const cookie of cookies) expect(cookie).toMatch(/(?=.*; HttpOnly)(?=.*; SameSite=Lax)/i);
	});

	test('is not taken over from whoever brings one along', async ({ app }) => {
		const brought = 'a-session-that-somebody-else-chose-for-the-victim';
		const cookie = cookieNamed(SESSION_COOKIE, await signInWith(app, await worldOf(app).account(), brought));
		expect(valueOf(cookie)).not.toBe('');
		expect(valueOf(cookie)).not.toBe(brought);
		expect((await send(app, { path: '/escalations', session: brought })).status).toBe(303);
	});

	test('opens nothing any more once its person has signed out', async ({ app }) => {
		const session = await startSession(app.northwind.as.lena!);
		expect((await send(app, { path: '/escalations', session })).status).toBe(200);
		const { cookies } = await send(app, { method: 'POST', path: '/sign-out', session, headers: sameOrigin });
		expect(cookies.join()).toMatch(/Max-Age=0/i);
		expect((await send(app, { path: '/escalations', session })).status).toBe(303);
	});
});

test.describe('the log of the server', () => {
	test('holds no password, no token and no cookie, whatever was done with them', async ({ app }) => {
		const world = worldOf(app);
		const known = await world.account();
		const wrong = 'a wrong password that was typed';
		const fresh = 'a fresh password that was chosen';
		const [reset, invitation] = [await world.resetLink(), await world.invitation()];
		const post = (path: string, body: Record<string, string>) =>
			send(app, { method: 'POST', path, headers: sameOrigin, body });

		await signInWith(app, { ...known, password: wrong });
		const session = valueOf(cookieNamed(SESSION_COOKIE, await signInWith(app, known)));
		await send(app, { path: `/reset-password/${reset.token}` });
		await post(`/reset-password/${reset.token}`, { password: fresh });
		await post(`/reset-password/${reset.token}`, { password: fresh });
		await send(app, { path: `/invitation/${invitation.token}` });
		const joined = await post(`/invitation/${invitation.token}`, { name: 'New', password: fresh });
		await send(app, { path: `/escalations?q=${session}`, session });
		await send(app, { path: '/%E0%A4%A', session });
		await post('/setup', { token: 'a token that was guessed', password: fresh, email: 'x@y.example' });

		const secrets = {
			'a password': known.password,
			'a wrong password': wrong,
			'a new password': fresh,
			'a session': session,
			'a session of somebody new': valueOf(cookieNamed(SESSION_COOKIE, joined)),
			'a reset token': reset.token,
			'an invitation token': invitation.token
		};
		for (const [what, secret] of Object.entries(secrets)) {
			expect(secret.length, what).toBeGreaterThan(10);
			expect(app.output().includes(secret), `${what} in the log`).toBe(false);
		}
	});

	test('tells of an error by its request, and nothing of what was written', async ({ app }) => {
		const session = await startSession(app.northwind.as.lena!);
		const words = 'What a customer said on a bad day';
		const file = new Sqlite(app.databaseUrl);
		file.exec('ALTER TABLE escalations RENAME TO escalations_away');
		const answer = await send(app, {
			method: 'POST',
			path: '/escalations/new',
			session,
			headers: sameOrigin,
			body: {
				id: newId(),
				teamId: app.northwind.teams.Orders!,
				reasonId: app.northwind.entry('reason', 'refund'),
				summary: words,
				customerReference: 'CUSTOMER-4711'
			}
		});
		file.exec('ALTER TABLE escalations_away RENAME TO escalations');
		file.close();

		expect(answer.status).toBe(500);
		expect(answer.body).not.toMatch(/escalations_away|no such table|SQLITE|node_modules|\.js:\d+/i);
		const requestId = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/.exec(answer.body)?.[0];
		expect(requestId, 'the page names its request').toBeTruthy();
		expect(app.output()).toContain(requestId!);
		for (const text of [words, 'CUSTOMER-4711', session]) {
			expect(app.output().includes(text), `${text} in the log`).toBe(false);
		}
		expect((await send(app, { path: '/escalations', session })).status).toBe(200);
	});

	test('shows the token of the set-up only as long as there is something to set up', async ({ app }) => {
		const empty = await startApp();
		expect(empty.output()).toMatch(/\/setup .*token \S{20,}/);
		await empty.stop();
		const second = await startApp({ DATABASE_URL: app.databaseUrl });
		expect(second.output()).not.toContain('token');
		await second.stop();
	});
});
