import type { RunningApp } from './app';
import { cookieNamed, sameOrigin, send, valueOf } from './attacker';
import { SESSION_COOKIE } from './sign-in';

/** Sets a fresh app up as its first admin does. @returns what the session cookie holds */
export async function setUp(app: RunningApp): Promise<string> {
	const token = /token (\S+)/.exec(app.output())?.[1] ?? '';
	const answer = await send(app, {
		method: 'POST',
		path: '/setup',
		headers: sameOrigin,
		body: {
			token,
			organisationName: 'Northwind Care',
			teamName: 'Orders',
			timeZone: 'Europe/Berlin',
			locale: 'en-GB',
			currency: 'EUR',
			name: 'Ada',
			email: 'ada@northwind.example',
			password: 'a password that is long enough'
		}
	});
	if (answer.status !== 303) throw new Error(`The app was not set up: ${answer.body}`);
	return valueOf(cookieNamed(SESSION_COOKIE, answer));
}
