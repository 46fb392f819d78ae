import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
	deactivatePerson,
	invite,
	requestPasswordReset,
	resetPassword,
	signIn
} from '../../../src/lib/features/people/commands.server';
import { openInvitation } from '../../../src/lib/features/people/queries.server';
import { passwordResets } from '../../../src/lib/features/people/tables.server';
import type { Database } from '../../../src/lib/server/db/connection';
import { sendMail } from '../../../src/lib/server/mail/mail';
import { testDatabase } from '../../support/database';
import { northwind, type Organisation } from '../../support/team';
import { auditOf, DEVICE, givePasswords, minutesLater, visitor } from './visitor';

const AISHA = 'aisha@northwind.example';

interface Received {
	to: string[];
	raw: string;
}

const received: Received[] = [];
const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onData(stream, session, done) {
		const parts: Buffer[] = [];
		stream.on('data', (part: Buffer) => parts.push(part));
		stream.on('end', () => {
			const to = session.envelope.rcptTo.map(({ address }) => address);
			received.push({ to, raw: Buffer.concat(parts).toString() });
			done();
		});
	}
});

let smtpUrl: string;
let db: Database;
let team: Organisation;

beforeAll(async () => {
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
	// Before anything asks for the settings, which are read once.
	vi.stubEnv('SMTP_URL', smtpUrl);
	vi.stubEnv('MAIL_FROM', 'Evenkeel <care@northwind.example>');
	vi.stubEnv('ORIGIN', 'https://care.northwind.example');
	vi.stubEnv('DATABASE_URL', '');
});

afterAll(() => new Promise<void>((closed) => void server.close(() => closed())));

beforeEach(async () => {
	received.length = 0;
	db = await testDatabase();
	team = await northwind(db);
	await givePasswords(db);
});

/** The plain-text part of a mail, with the line breaks taken out that the transport put in. */
function textOf({ raw }: Received): string {
	const body = raw.slice(raw.indexOf('Content-Type: text/plain'), raw.indexOf('Content-Type: text/html'));
	return body
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

const linkIn = (mail: Received) => /https:\/\/care\.northwind\.example\/\S+/.exec(textOf(mail))![0];

describe('a mail', () => {
	test('goes to its one reader, as plain text and as HTML that shows what was written', async () => {
		const sent = await sendMail({
			to: 'bo@northwind.example',
			subject: 'Grüße aus <b>Kiel</b>',
			paragraphs: ['One & two <script>alert(1)</script>'],
			link: { href: 'https://care.northwind.example/x?a=1&b=2', label: 'Open' }
		});
		expect(sent).toBe(true);
		expect(received).toHaveLength(1);
		const [mail] = received;
		expect(mail!.to).toEqual(['bo@northwind.example']);
		expect(mail!.raw).toContain('From: Evenkeel <care@northwind.example>');
		expect(textOf(mail!)).toContain('One & two <script>alert(1)</script>');
		const html = mail!.raw.slice(mail!.raw.indexOf('Content-Type: text/html')).replace(/=\r\n/g, '');
		expect(html).toContain('One &amp; two &lt;script&gt;');
		expect(html).not.toContain('<script>');
	});

	test('has one reader, whatever the address looks like', async () => {
		await sendMail({ to: 'bo,eve@northwind.example', subject: 'Hello', paragraphs: [] });
		expect(received.flatMap(({ to }) => to)).not.toContain('eve@northwind.example');
	});

	test('that no server takes is said in the log without its content', async () => {
		const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
		const mail = { to: AISHA, subject: 'secret', paragraphs: ['secret'] };
		expect(await sendMail(mail, { smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'care@northwind.example' })).toBe(
			false
		);
		expect(logged).toHaveBeenCalledOnce();
		expect(JSON.stringify(logged.mock.calls)).not.toContain('secret');
		logged.mockRestore();
	});
});

describe('an invitation', () => {
	test('is mailed with a link that opens it', async () => {
		const { link, mailed } = await invite(team.as.ada!, {
			email: 'dora@northwind.example',
			isAdmin: false,
			memberships: []
		});
		expect(mailed).toBe(true);
		expect(received[0]!.to).toEqual(['dora@northwind.example']);
		expect(received[0]!.raw).toContain('Subject: Ada invites you to Northwind Care on Evenkeel');
		expect(linkIn(received[0]!)).toBe(link);
		expect(await openInvitation(visitor(db), link.split('/').at(-1)!)).toMatchObject({
			invitedByName: 'Ada'
		});
	});
});

describe('asking for a new password', () => {
	test('mails a link that sets one, and says who asked in the audit log', async () => {
		const { mail } = await requestPasswordReset(visitor(db), { email: AISHA });
		expect(await mail).toBe(true);
		expect(received[0]!.to).toEqual([AISHA]);
		const token = linkIn(received[0]!).split('/').at(-1)!;
		await resetPassword(visitor(db), { token, password: 'seven green umbrellas' });
		const cookie = await signIn(visitor(db), {
			email: AISHA,
			password: 'seven green umbrellas',
			device: DEVICE
		});
		expect(cookie.options.secure).toBe(true);
		expect(
			(await auditOf(db, team.organisationId)).map(({ action, subjectId }) => [action, subjectId])
		).toEqual([
			['password-reset-asked', team.as.aisha!.actor.userId],
			['password-reset', team.as.aisha!.actor.userId],
			['sign-in', null]
		]);
	});

	test('mails nobody who has no account, or none any more, and answers the same', async () => {
		await deactivatePerson(team.as.ada!, { userId: team.as.bo!.actor.userId });
		for (const email of ['nobody@northwind.example', 'bo@northwind.example']) {
			const { mail } = await requestPasswordReset(visitor(db), { email });
			expect(await mail).toBe(false);
		}
		expect(received).toEqual([]);
		expect(await db.select().from(passwordResets)).toEqual([]);
	});

	test('is refused after five times for an account, known or not, until the window is over', async () => {
		for (const email of [AISHA, 'nobody@northwind.example']) {
			for (let time = 0; time < 5; time++) await (await requestPasswordReset(visitor(db), { email })).mail;
			await expect(requestPasswordReset(visitor(db), { email })).rejects.toMatchObject({
				code: 'too-many',
				retryAfter: 900
			});
			await (
				await requestPasswordReset(visitor(db, { now: minutesLater(15) }), { email })
			).mail;
		}
		expect(received).toHaveLength(6);
	});
});
