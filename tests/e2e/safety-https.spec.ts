import { cookieNamed, send, signInWith } from '../support/attacker';
import { expect, test } from '../support/browser';
import { SESSION_COOKIE } from '../support/sign-in';
import { worldOf } from '../support/world';

test.use({ appSettings: { ORIGIN: 'https://evenkeel.example' } });

test('cookies are sent over https alone, and browsers are told to stay with it', async ({ app }) => {
	const answer = await signInWith(app, await worldOf(app).account());
	expect(answer.status).toBe(303);
	expect(cookieNamed(SESSION_COOKIE, answer)).toMatch(/; Secure(;|$)/i);
	expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
	const asset = await send(app, { path: '/favicon.svg' });
	expect(asset.headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
});

test('a write from the same name without https is refused', async ({ app }) => {
	const { status } = await send(app, {
		method: 'POST',
		path: '/sign-in',
		headers: { origin: 'http://evenkeel.example' },
		body: { email: 'a@b.example', password: 'x' }
	});
	expect(status).toBe(403);
});
