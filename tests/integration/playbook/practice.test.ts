import { describe, expect, it, onTestFinished } from 'vitest';
import {
	beginSession,
	closeSession,
	forgetPractice,
	giveReply,
	joinSession,
	keepPractice,
	keepSession,
	observe
} from '../../../src/lib/features/playbook/practice/commands.server';
import {
	ENTRIES_A_PAGE,
	followSession,
	ownLog,
	ownSessions,
	practiceOfLedTeams,
	sessionOfCode
} from '../../../src/lib/features/playbook/practice/queries.server';
import { play } from '../../../src/lib/features/playbook/practice/scenario';
import { scenarioOf } from '../../../src/lib/features/playbook/practice/scenarios/all';
import { memberships, users } from '../../../src/lib/features/people/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, NOW } from '../../support/team';

type People = Record<'ada' | 'lena' | 'marco' | 'aisha' | 'bo' | 'chen', Context>;

async function teams() {
	const db = await testDatabase();
	const organisation = await northwind(db);
	return { db, ...organisation, ...(organisation.as as People) };
}

/** A way through the scenario on which every reply works. */
const WELL = 'bba';
const later = (context: Context, milliseconds: number) => ({
	...context,
	now: new Date(NOW.getTime() + milliseconds)
});
const kept = (given = {}) => ({
	id: newId(),
	scenario: 'late-order',
	said: WELL,
	rating: 4,
	note: '',
	...given
});
const observed = { helped: 'The pause', noticed: 'You spoke lower', nextTime: 'Name the time' };
const refused = { code: 'not-found' };

it('the way of these tests leads to an ending', () => {
	expect(play(scenarioOf('late-order'), WELL).ending).not.toBeNull();
});

describe('the log of practice', () => {
	it('is read by its owner alone, the newest first, and an entry is kept once however often it is sent', async () => {
		const { aisha, lena, ada } = await teams();
		const first = kept({ note: 'My voice shook' });
		await keepPractice(aisha, first);
		await keepPractice(aisha, first);
		await keepPractice(aisha, kept({ rating: null }));
		const { entries } = await ownLog(aisha, null);
		expect(entries).toMatchObject([
			{ rating: null, mode: 'alone' },
			{ id: first.id, note: 'My voice shook', ending: { kind: 'good' }, observations: [] }
		]);
		for (const other of [lena, ada]) expect((await ownLog(other, null)).entries).toEqual([]);
	});

	it('is taken from by its owner alone', async () => {
		const { aisha, lena, ada } = await teams();
		const entry = kept();
		await keepPractice(aisha, entry);
		for (const other of [lena, ada]) await forgetPractice(other, entry.id);
		expect((await ownLog(aisha, null)).entries).toHaveLength(1);
		await forgetPractice(aisha, entry.id);
		expect((await ownLog(aisha, null)).entries).toEqual([]);
	});

	it('takes nothing that has not been played to its end, nor by a way there is none', async () => {
		const { aisha } = await teams();
		await expect(keepPractice(aisha, kept({ said: 'b' }))).rejects.toMatchObject({ code: 'conflict' });
		await expect(keepPractice(aisha, kept({ said: 'dddd' }))).rejects.toMatchObject(refused);
		await expect(keepPractice(aisha, kept({ scenario: 'none' }))).rejects.toMatchObject(refused);
		expect((await ownLog(aisha, null)).entries).toEqual([]);
	});

	it('goes on where a part of it stopped', async () => {
		const { aisha } = await teams();
		for (let times = 0; times <= ENTRIES_A_PAGE; times++) await keepPractice(aisha, kept());
		const { entries, next } = await ownLog(aisha, null);
		expect(entries).toHaveLength(ENTRIES_A_PAGE);
		expect(await ownLog(aisha, next)).toMatchObject({ entries: [{}], next: null });
	});
});

describe('a session of two', () => {
	async function session() {
		const world = await teams();
		const code = await beginSession(world.aisha, 'late-order', 'agent');
		return { ...world, code };
	}

	it('is open to who has the code, until a second one has come; others are told of none', async () => {
		const { db, aisha, bo, chen, code } = await session();
		const { zoe } = (await fabrikam(db)).as as Record<'zoe', Context>;
		expect(await sessionOfCode(bo, code)).toMatchObject({ open: { part: 'customer', withName: 'Aisha' } });
		await expect(sessionOfCode(zoe, code)).rejects.toMatchObject(refused);
		await joinSession(bo, code);
		await joinSession(bo, code);
		await joinSession(aisha, code);
		expect(await sessionOfCode(bo, code)).toMatchObject({
			session: { part: 'customer', agentName: 'Aisha' }
		});
		for (const other of [chen, zoe]) {
			await expect(sessionOfCode(other, code)).rejects.toMatchObject(refused);
			await expect(joinSession(other, code)).rejects.toMatchObject(refused);
			await expect(giveReply(other, code, { letter: 'b', turn: 0 })).rejects.toMatchObject(refused);
			await expect(closeSession(other, code)).rejects.toMatchObject(refused);
		}
		expect(await ownSessions(bo)).toMatchObject([{ code }]);
		expect(await ownSessions(chen)).toEqual([]);
	});

	it('lets nobody in after a day, or once it is closed', async () => {
		const { aisha, bo, code } = await session();
		await expect(joinSession(later(bo, 24 * 3_600_000 + 1), code)).rejects.toMatchObject(refused);
		await closeSession(aisha, code);
		await expect(joinSession(bo, code)).rejects.toMatchObject(refused);
	});

	it('begins when both are there, and goes on once a turn however many choose', async () => {
		const { aisha, bo, code } = await session();
		await expect(giveReply(aisha, code, { letter: 'b', turn: 0 })).rejects.toMatchObject({
			code: 'conflict'
		});
		await joinSession(bo, code);
		await giveReply(bo, code, { letter: 'b', turn: 0 });
		await expect(giveReply(aisha, code, { letter: 'a', turn: 0 })).rejects.toMatchObject({
			code: 'conflict'
		});
		await expect(giveReply(bo, code, { letter: 'd', turn: 1 })).rejects.toMatchObject(refused);
		expect(await sessionOfCode(aisha, code)).toMatchObject({ session: { said: 'b' } });
		await closeSession(bo, code);
		await expect(giveReply(bo, code, { letter: 'b', turn: 1 })).rejects.toMatchObject({ code: 'conflict' });
	});

	it('ends with three observations for who answered, and each keeps what they like in their own log', async () => {
		const { aisha, bo, lena, code } = await session();
		await joinSession(bo, code);
		await expect(observe(bo, code, observed)).rejects.toMatchObject({ code: 'conflict' });
		await expect(keepSession(bo, code, { rating: 3, note: '' })).rejects.toMatchObject({ code: 'conflict' });
		for (const [turn, letter] of [...WELL].entries()) await giveReply(bo, code, { letter, turn });

		await expect(observe(aisha, code, observed)).rejects.toMatchObject(refused);
		await observe(bo, code, observed);
		await observe(bo, code, { ...observed, nextTime: 'Breathe' });
		await keepSession(aisha, code, { rating: 2, note: 'First' });
		await keepSession(aisha, code, { rating: 4, note: 'Second thought' });
		await keepSession(bo, code, { rating: null, note: '' });
		expect((await ownLog(aisha, null)).entries).toMatchObject([
			{
				mode: 'agent',
				rating: 4,
				note: 'Second thought',
				observations: ['The pause', 'You spoke lower', 'Breathe']
			}
		]);
		expect((await ownLog(bo, null)).entries).toMatchObject([{ mode: 'customer', observations: [] }]);
		expect((await ownLog(lena, null)).entries).toEqual([]);
	});
});

describe('what leaders see of practice', () => {
	const WEEK = 7 * 24 * 3_600_000;

	/** Colleagues in Orders, each with a context of their own. */
	async function colleagues(
		{ db, aisha, teams: { Orders } }: Awaited<ReturnType<typeof teams>>,
		many: number
	) {
		const { organisationId } = aisha.actor;
		const ids = Array.from({ length: many }, () => newId());
		await db.transaction(organisationId, async (inside) => {
			await inside.insert(users).values(
				ids.map((id) => ({
					organisationId,
					id,
					email: `${id}@northwind.example`,
					name: 'Colleague',
					passwordHash: '',
					isAdmin: false,
					createdAt: NOW
				}))
			);
			await inside
				.insert(memberships)
				.values(ids.map((userId) => ({ organisationId, userId, teamId: Orders!, role: 'agent' as const })));
		});
		return ids.map((userId) => ({ ...aisha, actor: { ...aisha.actor, userId } }));
	}

	it('is how often a team did, once five of its people have, in full weeks, and only of teams they lead', async () => {
		const world = await teams();
		const { lena, aisha, ada, marco } = world;
		const five = await colleagues(world, 5);
		for (const one of five.slice(0, 4)) await keepPractice(one, kept());
		for (let times = 0; times < 3; times++) await keepPractice(five[0]!, kept());
		const inTwoWeeks = (context: Context) => practiceOfLedTeams(later(context, 2 * WEEK));
		expect(await inTwoWeeks(lena)).toEqual([{ name: 'Orders', times: null }]);

		await keepPractice(five[4]!, kept());
		expect(await practiceOfLedTeams(lena)).toEqual([{ name: 'Orders', times: null }]);
		expect(await inTwoWeeks(lena)).toEqual([{ name: 'Orders', times: 8 }]);
		expect(await inTwoWeeks(marco)).toEqual([{ name: 'Returns', times: null }]);
		expect(await inTwoWeeks(ada)).toEqual([
			{ name: 'Orders', times: 8 },
			{ name: 'Returns', times: null }
		]);
		expect(await inTwoWeeks(aisha)).toEqual([]);
		expect(await practiceOfLedTeams(later(lena, 6 * WEEK))).toEqual([{ name: 'Orders', times: null }]);
	});
});

describe('following a session', () => {
	it('is for the two who play, and tells of each step once it is taken', async () => {
		const { aisha, lena, bo } = await teams();
		const code = await beginSession(aisha, 'late-order', 'agent');
		await expect(followSession(lena, code)).rejects.toMatchObject(refused);
		const followed = await followSession(aisha, code);
		const heard: (string | null)[] = [];
		onTestFinished(aisha.db.onNews((channel) => heard.push(channel)));
		let number = await followed.newest();
		const steps = [
			() => joinSession(lena, code),
			...[...WELL].map((letter, turn) => () => giveReply(lena, code, { letter, turn })),
			() => observe(later(lena, 60_000), code, observed),
			() => observe(later(lena, 90_000), code, observed),
			() => closeSession(aisha, code)
		];
		for (const step of steps) {
			await step();
			expect(heard).toEqual([followed.channel]);
			heard.length = 0;
			const [event] = await followed.read(number, 10);
			expect(event!.number).toBeGreaterThan(number);
			expect(await followed.read(event!.number, 10)).toEqual([]);
			number = event!.number;
		}
		await expect(followSession(bo, code)).rejects.toMatchObject(refused);
	});
});
