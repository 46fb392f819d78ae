import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { sendDigests } from '../../../src/lib/features/kudos/commands/digest.server';
import { giveKudos, withdrawKudos } from '../../../src/lib/features/kudos/commands/giving.server';
import { kudosForm } from '../../../src/lib/features/kudos/forms';
import { shippedValues } from '../../../src/lib/features/kudos/values';
import { programOf } from '../../../src/lib/features/people/actor';
import { unsubscribe } from '../../../src/lib/features/wellbeing/reminders/commands/choices.server';
import type { Context } from '../../../src/lib/server/context';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { northwind } from '../../support/team';

const received: { to: string; raw: string }[] = [];
let isAway = false;
const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onData(stream, session, done) {
		const parts: Buffer[] = [];
		stream.on('data', (part: Buffer) => parts.push(part));
		stream.on('end', () => {
			if (isAway) return done(new Error('away'));
			received.push({
				to: session.envelope.rcptTo[0]!.address,
				raw: Buffer.concat(parts)
					.toString()
					.replace(/=\r\n/g, '')
					.replace(/(=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString())
			});
			done();
		});
	}
});

beforeAll(async () => {
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	// Before anything asks for the settings, which are read once.
	vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
	vi.stubEnv('ORIGIN', 'https://care.northwind.example');
	vi.stubEnv('DATABASE_URL', '');
});

afterAll(() => new Promise<void>((closed) => void server.close(() => closed())));

beforeEach(() => {
	received.length = 0;
	isAway = false;
});

/** The week from 9 to 15 November, in which Lena thanked Bo and Chen. */
async function aWeekLater() {
	const db = await testDatabase();
	const organisation = await northwind(db);
	const as = organisation.as as Record<'lena' | 'bo' | 'chen' | 'ada', Context>;
	const { habits } = as.ada.actor;
	const give = async (at: string, reason: string) => {
		const id = newId();
		await giveKudos(
			{ ...as.lena, now: new Date(at) },
			v.parse(kudosForm, {
				id,
				to: [as.bo.actor.userId, as.chen.actor.userId],
				reason,
				valueIds: shippedValues[0]!.id
			})
		);
		return id;
	};
	await give('2026-11-08T22:30:00Z', 'the week before');
	await give('2026-11-08T23:30:00Z', 'Monday at midnight');
	await give('2026-11-15T22:30:00Z', 'late on Sunday');
	await give('2026-11-15T23:30:00Z', 'the week after');
	await withdrawKudos(as.lena, await give('2026-11-11T10:00:00Z', 'withdrawn'));
	const send = (at: string) =>
		sendDigests({ db, actor: programOf(organisation.organisationId, habits), now: new Date(at) });
	return { db, as, send };
}

test('the digest goes out once, in nobody’s quiet hours, to whoever wants it', async () => {
	const { db, as, send } = await aWeekLater();
	await expect(sendDigests(as.ada)).rejects.toMatchObject({ code: 'not-found' });
	expect(await send('2026-11-16T05:00:00Z')).toBe(0);
	expect(await send('2026-11-16T09:00:00Z')).toBe(6);
	expect(await send('2026-11-16T09:15:00Z')).toBe(0);
	const bos = received.find(({ to }) => to.startsWith('bo@'))!.raw;
	expect(bos).toContain('Subject: You were thanked last week');
	expect(bos).toContain('Lena thanked you: “Monday at midnight”');
	expect(bos).toContain('“late on Sunday”');
	for (const left of ['the week before', 'the week after', 'withdrawn']) expect(bos).not.toContain(left);
	expect(received.find(({ to }) => to.startsWith('ada@'))!.raw).toContain('Lena thanked Bo and Chen: “');

	const [, token] = /care\.northwind\.example\/unsubscribe\/(\S+?)[>\s]/.exec(bos)!;
	await unsubscribe({ db, now: new Date('2026-11-16T10:00:00Z'), address: '' }, token!);
	expect(await send('2026-11-23T09:00:00Z')).toBe(5);
	expect(received.slice(6).map(({ to }) => to)).not.toContain('bo@northwind.example');
	expect(await send('2026-11-30T09:00:00Z')).toBe(0);
});

test('what the mail server did not take goes out later that week, and after Wednesday no more', async () => {
	vi.spyOn(console, 'error').mockImplementation(() => {});
	const { send } = await aWeekLater();
	isAway = true;
	expect(await send('2026-11-16T09:00:00Z')).toBe(0);
	isAway = false;
	expect(await send('2026-11-19T09:00:00Z')).toBe(0);
	expect(await send('2026-11-17T09:00:00Z')).toBe(6);
	vi.restoreAllMocks();
});
