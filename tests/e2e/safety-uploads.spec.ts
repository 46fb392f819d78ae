import { sameOrigin, send } from '../support/attacker';
import { expect, test } from '../support/browser';
import { startSession } from '../support/sign-in';

test.use({ appSettings: { MAX_UPLOAD_MB: '2' } });

const line = '2026-01-05,The parcel came late again and the box was open\r\n';

function fileOf(megabytes: number): File {
	const lines = line.repeat(Math.round((megabytes * 1_000_000) / line.length));
	return new File([`Opened,Subject\r\n${lines}`], 'cases.csv', { type: 'text/csv' });
}

test('a file up to the limit is taken, a larger one is refused, and says how much can be taken', async ({
	app
}) => {
	const session = await startSession(app.northwind.as.lena!);
	const upload = (megabytes: number, headers: Record<string, string> = {}) =>
		send(app, {
			method: 'POST',
			path: '/imports',
			session,
			headers: { ...sameOrigin, ...headers },
			body: { source: 'Helpdesk', teamId: app.northwind.teams.Orders!, file: fileOf(megabytes) }
		});
	const taken = await upload(1.5);
	expect(taken.status, taken.body.slice(0, 300)).toBe(303);
	const refused = await upload(3);
	expect(refused.status).toBe(413);
	expect(refused.body).toContain('2 MB');
	expect((await upload(3, { 'transfer-encoding': 'chunked' })).status).toBe(413);
});

test('a large body is refused wherever no file is expected, however many may be uploaded', async ({
	app
}) => {
	const session = await startSession(app.northwind.as.lena!);
	for (const path of ['/escalations/new', '/appearance', '/imports/x?/format', '/sign-in', '/nowhere']) {
		const body = { summary: 'x'.repeat(1_200_000) };
		const { status } = await send(app, { method: 'POST', path, session, headers: sameOrigin, body });
		expect(status, path).toBe(413);
	}
});
