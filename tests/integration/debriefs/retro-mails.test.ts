import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { agreeOnAction } from '../../../src/lib/features/debriefs/actions/commands.server';
import { mailAboutRetros } from '../../../src/lib/features/debriefs/retros/commands/mails.server';
import {
	callOffRetro,
	changePlan,
	closeRetro
} from '../../../src/lib/features/debriefs/retros/commands/retros.server';
import { boardOf } from '../../../src/lib/features/debriefs/retros/queries.server';
import { programOf } from '../../../src/lib/features/people/actor';
import { testDatabase } from '../../support/database';
import { northwind, NOW } from '../../support/team';
import { goOnTo, retroOfOrders } from './at-table';

const received: { to: string; raw: string }[] = [];
let isAway = false;
const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onMailFrom: (_address, _session, done) => done(isAway ? new Error('Come back later') : null),
	onData(stream, session, done) {
		const parts: Buffer[] = [];
		stream.on('data', (part: Buffer) => parts.push(part));
		stream.on('end', () => {
			received.push({ to: session.envelope.rcptTo[0]!.address, raw: Buffer.concat(parts).toString() });
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

afterAll(() => new Promise<void>((closed) => server.close(() => closed())));

beforeEach(() => {
	received.length = 0;
	isAway = false;
});

test('who is invited is reminded the day before and told what came of it, each once, and again where mail was away', async () => {
	const db = await testDatabase();
	const team = await northwind(db);
	const { lena, aisha } = team.as as Record<'lena' | 'aisha', (typeof team.as)[string]>;
	const { seat } = await retroOfOrders(team, { scheduledOn: '2026-11-18', scheduledAt: '16:00' });
	const at = (now: Date) => ({ db, now, actor: programOf(team.organisationId, lena.actor.habits) });
	await expect(mailAboutRetros(lena)).rejects.toMatchObject({ code: 'not-found' });

	expect(await mailAboutRetros(at(NOW))).toBe(0);
	const dayBefore = at(new Date('2026-11-17T15:00:00Z'));
	vi.spyOn(console, 'error').mockImplementation(() => {});
	isAway = true;
	expect(await mailAboutRetros(dayBefore)).toBe(0);
	isAway = false;
	expect(await mailAboutRetros(dayBefore)).toBe(4);
	expect(await mailAboutRetros(dayBefore)).toBe(0);
	expect(received.map(({ to }) => to).sort()).toEqual(
		['aisha', 'bo', 'lena', 'marco'].map((name) => `${name}@northwind.example`)
	);
	expect(received[0]!.raw).toContain(`/retros/${seat.retroId}`);

	await goOnTo(lena, seat, 'discuss');
	await agreeOnAction(aisha, seat, { key: '', title: 'Ask the depot', ownerId: null, dueOn: null });
	await goOnTo(lena, seat, 'close');
	await closeRetro(lena, seat);
	received.length = 0;
	expect(await mailAboutRetros(dayBefore)).toBe(4);
	expect(await mailAboutRetros(dayBefore)).toBe(0);
	expect(received[0]!.raw).toContain('Ask the depot (nobody yet)');
});

test('who was reminded of a time that is changed is reminded of the new one, and told where it is called off', async () => {
	const db = await testDatabase();
	const team = await northwind(db);
	const lena = team.as.lena!;
	const { seat } = await retroOfOrders(team, { scheduledOn: '2026-11-18', scheduledAt: '09:00' });
	await retroOfOrders(team, { title: 'Nobody waits for it' });
	const at = (now: string) => ({
		db,
		now: new Date(now),
		actor: programOf(team.organisationId, lena.actor.habits)
	});
	expect(await mailAboutRetros(at('2026-11-17T15:00:00Z'))).toBe(4);
	const { version } = await boardOf(lena, seat);
	await changePlan(lena, seat, {
		version,
		title: 'November',
		scheduledOn: '2026-11-19',
		scheduledAt: '11:00'
	});
	expect(await mailAboutRetros(at('2026-11-17T15:15:00Z'))).toBe(0);
	received.length = 0;
	expect(await mailAboutRetros(at('2026-11-18T15:00:00Z'))).toBe(4);
	expect(received[0]!.raw).toContain('11:00');

	await callOffRetro(lena, seat);
	const unplanned = await retroOfOrders(team, { title: 'On no day' });
	await callOffRetro(lena, unplanned.seat);
	received.length = 0;
	expect(await mailAboutRetros(at('2026-11-18T15:15:00Z'))).toBe(4);
	expect(received[0]!.raw).toMatch(/Subject: Called off: November/);
	expect(await mailAboutRetros(at('2026-11-18T15:30:00Z'))).toBe(0);
});
