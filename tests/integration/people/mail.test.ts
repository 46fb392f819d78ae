import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
	changeEmail,
	changeEmailOf,
	changeRoles,
	confirmEmail,
	deactivatePerson,
	invite,
	makeResetLink,
	requestPasswordReset,
	resetPassword,
	signIn
} from '../../../src/lib/features/people/commands.server';
import { openEmailChange, openInvitation, openReset } from '../../../src/lib/features/people/queries.server';
import { sessionOf } from '../../../src/lib/features/people/sign-in.server';
import { passwordResets } from '../../../src/lib/features/people/tables.server';
import type { Database } from '../../../src/lib/server/db/connection';
import { sendMail } from '../../../src/lib/server/mail/mail';
import { testDatabase } from '../../support/database';
import { northwind, NOW, type Organisation } from '../../support/team';
import { auditOf, cookieHeader, DEVICE, givePasswords, minutesLater, PASSWORD, visitor } from './visitor';

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

describe('another e-mail address', () => {
	const NEW = 'aisha.new@northwind.example';
	const ask = (given: Partial<Parameters<typeof changeEmail>[1]> = {}) =>
		changeEmail(team.as.aisha!, {
			currentPassword: PASSWORD,
			email: NEW,
			address: '192.0.2.1',
			...given
		});
	const signInAs = (email: string) => signIn(visitor(db), { email, password: PASSWORD, device: DEVICE });

	test('holds once its link is opened, keeps sessions, and is told to both addresses', async () => {
		const cookie = await signInAs(AISHA);
		const resetLink = await makeResetLink(team.as.ada!, { userId: team.as.aisha!.actor.userId });
		expect(await ask()).toBe('link-sent');
		expect(received.map(({ to }) => to)).toEqual([[NEW]]);
		const token = linkIn(received[0]!).split('/').at(-1)!;
		await expect(signInAs(NEW)).rejects.toMatchObject({ code: 'invalid' });
		expect(await openEmailChange(visitor(db), token)).toEqual({ before: AISHA, after: NEW });

		await confirmEmail(visitor(db), { token });
		expect(received.slice(1).map(({ to }) => to[0])).toEqual(expect.arrayContaining([AISHA, NEW]));
		expect(await sessionOf(db, cookieHeader(cookie), NOW)).not.toBeNull();
		await signInAs(NEW);
		await expect(signInAs(AISHA)).rejects.toMatchObject({ code: 'invalid' });
		for (const again of [
			confirmEmail(visitor(db), { token }),
			openReset(visitor(db), resetLink.split('/').at(-1)!)
		]) {
			await expect(again).rejects.toMatchObject({ code: 'not-found' });
		}
		const changes = (await auditOf(db, team.organisationId)).filter(({ action }) =>
			action.startsWith('email-')
		);
		expect(changes.map(({ action, actorId, details }) => [action, actorId, details])).toEqual([
			['email-change-asked', team.as.aisha!.actor.userId, { email: NEW }],
			['email-changed', team.as.aisha!.actor.userId, { before: AISHA, after: NEW }]
		]);
	});

	test('needs the password, and does not tell whether somebody else has it', async () => {
		await expect(ask({ currentPassword: 'a guess' })).rejects.toMatchObject({
			fields: { currentPassword: expect.any(String) }
		});
		await expect(ask({ email: AISHA })).rejects.toMatchObject({ fields: { email: expect.any(String) } });
		expect(await ask({ email: 'bo@northwind.example' })).toBe('link-sent');
		expect(received).toEqual([]);
	});

	test('is replaced by a later one, and runs out after a day', async () => {
		await ask({ email: 'first@northwind.example' });
		await ask();
		const [first, second] = received.map((mail) => linkIn(mail).split('/').at(-1)!);
		await expect(confirmEmail(visitor(db), { token: first! })).rejects.toMatchObject({ code: 'not-found' });
		const late = visitor(db, { now: minutesLater(24 * 60) });
		await expect(confirmEmail(late, { token: second! })).rejects.toMatchObject({ code: 'not-found' });
	});

	test('can be given by an admin, and both addresses are told', async () => {
		const { userId } = team.as.aisha!.actor;
		const give = (email: string, as = team.as.ada!) => changeEmailOf(as, { userId, email });
		await expect(give('bo@northwind.example')).rejects.toMatchObject({
			fields: { email: expect.any(String) }
		});
		await expect(give(NEW, team.as.lena!)).rejects.toMatchObject({ code: 'not-found' });
		expect(await give(NEW)).toEqual({ mailed: true });
		expect(received.map(({ to }) => to[0]).sort()).toEqual([NEW, AISHA].sort());
		await signInAs(NEW);
		const own = { userId: team.as.ada!.actor.userId, email: NEW };
		await expect(changeEmailOf(team.as.ada!, own)).rejects.toMatchObject({ code: 'conflict' });
	});
});

test('invitations of somebody who is deactivated are taken back', async () => {
	const { as } = team;
	await changeRoles(as.ada!, { userId: as.lena!.actor.userId, isAdmin: true, memberships: [] });
	const lena = { ...as.lena!, actor: { ...as.lena!.actor, isAdmin: true } };
	const { link } = await invite(lena, { email: 'dora@northwind.example', isAdmin: true, memberships: [] });
	await deactivatePerson(as.ada!, { userId: lena.actor.userId });
	await expect(openInvitation(visitor(db), link.split('/').at(-1)!)).rejects.toMatchObject({
		code: 'not-found'
	});
	expect((await auditOf(db, team.organisationId)).at(-1)).toMatchObject({
		action: 'invitation-revoked',
		actorId: as.ada!.actor.userId
	});
});
