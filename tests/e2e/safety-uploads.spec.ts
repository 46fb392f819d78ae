import { request } from 'node:http';
import { sameOrigin, send } from '../support/attacker';
import { expect, test } from '../support/browser';
import { SESSION_COOKIE, startSession } from '../support/sign-in';

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

test('two gigabytes are refused before they have come, and pages are there meanwhile', async ({ app }) => {
	const session = await startSession(app.northwind.as.lena!);
	const refused = new Promise<number>((resolve, reject) => {
		const upload = request(new URL('/imports', app.address), {
			method: 'POST',
			agent: false,
			headers: {
				...sameOrigin,
				accept: 'text/html',
				cookie: `${SESSION_COOKIE}=${session}`,
				'content-type': 'multipart/form-data; boundary=part',
				'content-length': '2000000000'
			}
		});
		upload.on('response', (answer) => {
			resolve(answer.statusCode ?? 0);
			upload.destroy();
		});
		upload.on('error', reject);
		// A piece of what was announced; the rest never comes.
		upload.write(
			'--part\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'.padEnd(70_000, 'x')
		);
	});
	const page = await send(app, { path: '/imports', session });
	expect(page.status).toBe(200);
	expect(await refused).toBe(413);
});
