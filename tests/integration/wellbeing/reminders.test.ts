import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { everyOrganisationsHabits } from '../../../src/lib/features/people/queries.server';
import { users } from '../../../src/lib/features/people/tables.server';
import { answerRound } from '../../../src/lib/features/wellbeing/pulse/commands/answers.server';
import { fieldOf } from '../../../src/lib/features/wellbeing/pulse/answering';
import { openRoundFor } from '../../../src/lib/features/wellbeing/pulse/queries.server';
import { pulseRounds } from '../../../src/lib/features/wellbeing/pulse/tables.server';
import {
	chooseReminders,
	unsubscribe
} from '../../../src/lib/features/wellbeing/reminders/commands/choices.server';
import { roundsJob } from '../../../src/lib/features/wellbeing/reminders/commands/rounds.server';
import {
	remindersJob,
	sendReminders
} from '../../../src/lib/features/wellbeing/reminders/commands/sending.server';
import { choicesForm } from '../../../src/lib/features/wellbeing/reminders/forms';
import { ownReminderChoices } from '../../../src/lib/features/wellbeing/reminders/queries.server';
import { reminders } from '../../../src/lib/features/wellbeing/reminders/tables.server';
import { offerHelp } from '../../../src/lib/features/wellbeing/support/commands/offers.server';
import {
	askForSupport,
	openRequest
} from '../../../src/lib/features/wellbeing/support/commands/requests.server';
import { programOf } from '../../../src/lib/features/people/actor';
import type { Context } from '../../../src/lib/server/context';
import type { Database } from '../../../src/lib/server/db/connection';
import { runDueJobs } from '../../../src/lib/server/jobs/clock.server';
import { newId } from '../../../src/lib/shared/ids';
import { visitor } from '../people/visitor';
import { refusal, world } from './world';

interface Received {
	to: string;
	raw: string;
}

const received: Received[] = [];
let isAway = false;
const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onData(stream, session, done) {
		const parts: Buffer[] = [];
		stream.on('data', (part: Buffer) => parts.push(part));
		stream.on('end', () => {
			if (isAway) return done(new Error('away'));
			const raw = Buffer.concat(parts).toString().replace(/=\r\n/g, '').replaceAll('=3D', '=');
			received.push({ to: session.envelope.rcptTo[0]!.address, raw });
			done();
		});
	}
});

beforeAll(async () => {
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	// Before anything asks for the settings, which are read once.
	vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
	vi.stubEnv('MAIL_FROM', 'Evenkeel <care@northwind.example>');
	vi.stubEnv('ORIGIN', 'https://care.northwind.example');
	vi.stubEnv('DATABASE_URL', '');
});

afterAll(() => new Promise<void>((closed) => void server.close(() => closed())));

beforeEach(() => {
	received.length = 0;
	isAway = false;
});

const readers = () => received.map(({ to }) => to.split('@')[0]).toSorted();
const team = ['aisha', 'bo', 'chen', 'lena', 'marco'];

/** Northwind, whose clock jumps from one instant to the next, as after a stop. */
async function clocked() {
	const made = await world();
	const look = (at: string, jobs = [roundsJob, remindersJob]) =>
		runDueJobs({
			database: made.db,
			clock: () => new Date(at),
			jobs,
			organisations: async () =>
				new Map(
					[...(await everyOrganisationsHabits(made.db))].filter(([id]) => id === made.team.organisationId)
				)
		});
	return { ...made, look };
}

async function roundsOf(db: Database) {
	const rows = await db
		.select({ startsOn: pulseRounds.startsOn, isClosed: pulseRounds.isClosed })
		.from(pulseRounds)
		.orderBy(pulseRounds.startsOn);
	return rows.map(({ startsOn, isClosed }) => `${startsOn} ${isClosed ? 'closed' : 'open'}`);
}

describe('Rounds of the pulse', () => {
	test('open and close by themselves at their hour, through a change of clocks and after a stop', async () => {
		const { db, look: lookFor } = await clocked();
		const look = (at: string) => lookFor(at, [roundsJob]);
		await look('2026-10-19T06:59:00Z');
		expect(await roundsOf(db)).toEqual([]);
		await look('2026-10-19T07:00:00Z');
		await look('2026-10-19T07:01:00Z');
		expect(await roundsOf(db)).toEqual(['2026-10-19 open']);
		await look('2026-10-23T15:59:00Z');
		expect(await roundsOf(db)).toEqual(['2026-10-19 open']);
		await look('2026-10-23T16:00:00Z');
		expect(await roundsOf(db)).toEqual(['2026-10-19 closed']);
		// Clocks were put back on the 25th: nine in the morning is an hour later in UTC.
		await look('2026-10-26T07:59:00Z');
		expect(await roundsOf(db)).toEqual(['2026-10-19 closed']);
		await look('2026-10-26T08:00:00Z');
		expect(await roundsOf(db)).toEqual(['2026-10-19 closed', '2026-10-26 open']);
		// Nothing ran for two weeks: what is over is closed, what was missed whole is left out, what is on is opened late.
		await look('2026-11-11T12:20:00Z');
		expect(await roundsOf(db)).toEqual(['2026-10-19 closed', '2026-10-26 closed', '2026-11-09 open']);
	});

	test('are opened once by several that look at the same moment', async () => {
		const { db, look } = await clocked();
		await Promise.all([1, 2, 3].map(() => look('2026-11-16T08:00:00Z')));
		expect(await roundsOf(db)).toEqual(['2026-11-16 open']);
		await Promise.all([1, 2, 3].map(() => look('2026-11-16T08:15:00Z')));
		expect(readers()).toEqual(team);
	});
});

describe('Reminders', () => {
	test('go out once at the opening and once before the end, to everybody alike, whether they have answered or not', async () => {
		const { as, look } = await clocked();
		await look('2026-11-16T08:00:00Z');
		await look('2026-11-16T08:15:00Z');
		expect(readers()).toEqual(team);
		expect(received[0]!.raw).toContain('Subject: How are you? A round of the team pulse is open');
		expect(received[0]!.raw).toContain('Fri 20 Nov');

		const inRound: Context = { ...as.aisha, now: new Date('2026-11-16T09:00:00Z') };
		const round = (await openRoundFor(inRound))!;
		const scores = Object.fromEntries(round.questions.map((question) => [fieldOf(question), '1']));
		await answerRound(inRound, round.startsOn, { team: round.teams[0]!.id, comment: '', ...scores });
		received.length = 0;
		await look('2026-11-20T07:45:00Z');
		expect(received).toEqual([]);
		await look('2026-11-20T08:00:00Z');
		await look('2026-11-20T09:00:00Z');
		expect(readers()).toEqual(team);
		for (const { raw } of received) {
			for (const name of ['Aisha', 'Bo', 'Chen', 'Lena', 'Marco']) expect(raw).not.toContain(name);
			expect(raw).toContain('whether they have answered or not');
		}
	});

	test('rest in the quiet hours of their reader, and on days that are not worked', async () => {
		const { as, look } = await clocked();
		await chooseReminders(
			as.bo,
			v.parse(choicesForm, { wanted: ['pulse-open'], quietFrom: '8', quietUntil: '11' })
		);
		await chooseReminders(as.chen, v.parse(choicesForm, { wanted: [], quietFrom: '0', quietUntil: '0' }));
		await look('2026-11-16T08:00:00Z');
		expect(readers()).toEqual(['aisha', 'lena', 'marco']);
		await look('2026-11-16T10:00:00Z');
		expect(readers()).toEqual(['aisha', 'bo', 'lena', 'marco']);
		await look('2026-11-20T10:00:00Z');
		expect(readers().filter((name) => name === 'bo' || name === 'chen')).toEqual(['bo']);
	});

	test('are tried again where the mail server is away, and go to nobody twice', async () => {
		vi.spyOn(console, 'error').mockImplementation(() => {});
		const { db, look } = await clocked();
		isAway = true;
		await look('2026-11-16T08:00:00Z');
		expect(received).toEqual([]);
		isAway = false;
		await look('2026-11-16T08:15:00Z');
		await look('2026-11-16T08:30:00Z');
		expect(readers()).toEqual(team);
		expect((await db.select().from(reminders)).map(({ state, attempts }) => [state, attempts])).toEqual(
			team.map(() => ['sent', 2])
		);
		vi.restoreAllMocks();
	});

	test('are not sent by people, and not to whoever cannot sign in any more', async () => {
		const { db, as, team: northwind, look } = await clocked();
		expect(await refusal(sendReminders(as.ada))).toBe('not-found');
		await db.transaction(northwind.organisationId, async (inside) => {
			await inside.update(users).set({ deactivatedAt: as.ada.now });
		});
		await look('2026-11-16T08:00:00Z');
		expect(received).toEqual([]);
	});
});

describe('Whoever is asked for support', () => {
	test('is reminded once where they have not looked for a working day, by a mail that names nobody', async () => {
		const { as, db, team: northwind } = await clocked();
		const program = programOf(northwind.organisationId, as.ada.actor.habits);
		const send = (at: string) => sendReminders({ db, actor: program, now: new Date(at) });
		await offerHelp(as.lena, { role: 'leader', about: '' });
		const asked = { kind: 'listening' as const, helperId: as.lena.actor.userId, words: 'secret words' };
		const onFriday: Context = { ...as.aisha, now: new Date('2026-11-20T13:00:00Z') };
		await askForSupport(onFriday, { id: newId(), ...asked });
		const seen = await askForSupport({ ...as.bo, now: onFriday.now }, { id: newId(), ...asked });
		await openRequest(as.lena, seen);
		expect(await send('2026-11-21T13:30:00Z')).toBe(0);
		expect(await send('2026-11-23T12:59:00Z')).toBe(0);
		expect(await Promise.all([send('2026-11-23T13:00:00Z'), send('2026-11-23T13:00:00Z')])).toContain(1);
		expect(await send('2026-11-24T13:00:00Z')).toBe(0);
		expect(readers()).toEqual(['lena']);
		expect(received[0]!.raw).not.toMatch(/Aisha|secret|istening/);
	});
});

describe('The link in a mail', () => {
	test('ends one kind of mails to its reader without signing in, and no changed link does', async () => {
		const { as, look, db } = await clocked();
		await look('2026-11-16T08:00:00Z');
		const mail = received.find(({ to }) => to.startsWith('aisha'))!;
		const link = /List-Unsubscribe: <https:\/\/care\.northwind\.example\/unsubscribe\/([^>]+)>/.exec(
			mail.raw.replace(/\r\n\s+/g, ' ')
		)![1]!;
		expect(mail.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
		expect(mail.raw).toContain('https://care.northwind.example/settings/reminders');
		for (const wrong of ['', 'x', link.slice(0, -1), link.replace('pulse-open', 'pulse-closing')]) {
			expect(await refusal(unsubscribe(visitor(db), wrong))).toBe('not-found');
		}
		expect(await unsubscribe(visitor(db), link)).toBe('pulse-open');
		expect(await unsubscribe(visitor(db), link)).toBe('pulse-open');
		expect((await ownReminderChoices(as.aisha)).unsubscribed).toEqual(['pulse-open']);
		received.length = 0;
		await look('2026-11-20T08:00:00Z');
		expect(readers()).toEqual(team);
		await look('2026-11-23T08:00:00Z');
		expect(readers().filter((name) => name === 'aisha')).toHaveLength(1);
	});
});
