import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { withdrawNote, writeNote } from '../../../src/lib/features/wellbeing/pulse/commands/notes.server';
import { exportResults } from '../../../src/lib/features/wellbeing/pulse/commands/exports.server';
import { closeRound, openRound } from '../../../src/lib/features/wellbeing/pulse/commands/rounds.server';
import {
	archiveQuestion,
	chooseQuestions,
	setSchedule,
	setTeamPulse,
	writeQuestion
} from '../../../src/lib/features/wellbeing/pulse/commands/settings.server';
import {
	notesOf,
	pooledRounds,
	pulseCoverageForApi,
	pulseResultsForApi,
	pulseSettingsOf,
	roundPage,
	teamOverviews,
	teamPage,
	teamPageChoice,
	unloggedAbuse
} from '../../../src/lib/features/wellbeing/pulse/queries.server';
import { pulseRounds } from '../../../src/lib/features/wellbeing/pulse/tables.server';
import type { Context } from '../../../src/lib/server/context';
import { chanceFrom } from '../../support/chance';
import { testDatabase } from '../../support/database';
import { breachesIn, type Sighting, type TrueCell } from '../../support/pulse-attacker';
import { AFTER_ROUND, answer, crowd, program, ROUND } from '../../support/pulse';
import { fabrikam, northwind, type Organisation } from '../../support/team';

const later = (context: Context) => ({ ...context, now: AFTER_ROUND });
const choice = teamPageChoice(new URLSearchParams());
const WEEK = { from: '2026-11-09', to: '2026-11-22' };

async function closedWith(orders: number[], returns: number[]) {
	const db = await testDatabase();
	const organisation = await northwind(db);
	await openRound(program(db, organisation));
	const given = { Orders: orders, Returns: returns };
	for (const [team, scores] of Object.entries(given)) {
		const people = await crowd(db, organisation, organisation.teams[team]!, scores.length);
		for (const [place, person] of people.entries()) {
			const comment = `${team} comment ${place}`;
			await answer(person, { mood: scores[place]!, 'unlogged-abuse': place % 2 }, { comment });
		}
	}
	await closeRound(program(db, organisation, AFTER_ROUND));
	return { db, organisation };
}

/** Everything that a person or a key of theirs can ask for, in one text. */
async function everythingFor(context: Context, organisation: Organisation): Promise<string> {
	const asked = Object.values(organisation.teams).flatMap((team) => [
		teamPage(context, team, choice),
		roundPage(context, team, ROUND),
		exportResults(context, team, 26),
		pulseResultsForApi(context, { team, ...WEEK })
	]);
	const answers = await Promise.allSettled([
		...asked,
		teamOverviews(context),
		pooledRounds(context, WEEK),
		pulseCoverageForApi(context, WEEK),
		unloggedAbuse(context, WEEK)
	]);
	return JSON.stringify(answers.map((each) => (each.status === 'fulfilled' ? each.value : null)));
}

test('nothing of a round is there for anybody before it has closed', async () => {
	const db = await testDatabase();
	const organisation = await northwind(db);
	await openRound(program(db, organisation));
	for (const person of await crowd(db, organisation, organisation.teams['Orders']!, 12)) {
		await answer(person, { mood: 3 }, { comment: 'Before it closed' });
	}
	for (const context of Object.values(organisation.as)) {
		const everything = await everythingFor(context, organisation);
		expect(everything).not.toContain('Before it closed');
		expect(everything).not.toContain('"answers":');
	}
});

test('who reads a team sees its rounds, and everybody else that there is nothing', async () => {
	const { organisation, db } = await closedWith([2, 3, 3, 4, 3, 2], [3, 3]);
	const { lena, aisha, chen, ada } = organisation.as;
	const orders = organisation.teams['Orders']!;
	for (const context of [lena!, aisha!, ada!].map(later)) {
		const view = await teamPage(context, orders, choice);
		expect(view.latest?.answered).toBe('6 of 10');
		expect(view.latest?.cells[0]).toMatchObject({ name: 'Mood', inWords: '2.8 of 5', isShown: true });
	}
	expect((await teamPage(later(aisha!), orders, choice)).windows).toEqual([]);
	await expect(teamPage(later(chen!), orders, choice)).rejects.toThrow('nothing at this address');
	await expect(exportResults(later(chen!), orders, 26)).rejects.toThrow('nothing at this address');
	const zoe = (await fabrikam(db)).as['zoe']!;
	for (const ask of [teamPage(later(zoe), orders, choice), roundPage(later(zoe), orders, ROUND)]) {
		await expect(ask).rejects.toThrow('nothing at this address');
	}
	await expect(roundPage(later(lena!), orders, 'no-day')).rejects.toThrow('nothing at this address');
});

test('what is not shown says why in words, on the page, in the file and over the API', async () => {
	const { organisation } = await closedWith([2, 3, 3, 4, 3, 2], [3, 3]);
	const { ada } = organisation.as;
	const returns = organisation.teams['Returns']!;
	const why = 'Fewer than 5 people answered, so nothing is shown.';
	const view = await roundPage(later(ada!), returns, ROUND);
	expect(view.cells[0]).toMatchObject({ inWords: why, isShown: false });
	expect(view.instead).toContain('Comments are shown from 10 answers on');
	expect(view.answered).toBe('Fewer than 5 of 5');
	const rows = await exportResults(later(ada!), returns, 26);
	expect(rows[1]).toEqual(['Returns', ROUND, '', '5', expect.anything(), '', why, '', '']);
	const { rounds } = await pulseResultsForApi(later(ada!), { team: 'Returns', ...WEEK });
	expect(rounds[0]!.questions[0]!.result).toEqual({ is: 'suppressed', why });
	expect(rounds[0]!.answers).toBe(null);
});

test('comments are shown from ten answers on, in an order that says nothing', async () => {
	const { organisation } = await closedWith([2, 3, 3, 4, 3, 2, 1, 5, 4, 2], [3, 3]);
	const view = await roundPage(later(organisation.as['aisha']!), organisation.teams['Orders']!, ROUND);
	const written = Array.from({ length: 10 }, (_, place) => `Orders comment ${place}`);
	expect(view.comments.toSorted()).toEqual(written);
	expect(view.cells[0]!.spread?.map(({ count }) => count)).toEqual([1, 3, 3, 2, 1]);
	const everything = await everythingFor(later(organisation.as['ada']!), organisation);
	expect(everything).not.toContain('Returns comment');
});

test('a floor that is raised hides earlier rounds at once, and cannot be lowered again', async () => {
	const { organisation } = await closedWith([2, 3, 3, 4, 3, 2], [2, 3, 3, 4, 3, 2]);
	const { lena, aisha } = organisation.as;
	const orders = organisation.teams['Orders']!;
	const settings = { cadence: 'two-weeks' as const, scoreFloor: 7, commentFloor: 12 };
	await setTeamPulse(lena!, orders, { ...settings, version: 0 });
	const view = await teamPage(later(aisha!), orders, choice);
	expect(view.latest?.cells[0]!.inWords).toContain('since asked for at least 7');
	expect(view.latest?.answered).toBe('Fewer than 7 of 10');
	await expect(setTeamPulse(lena!, orders, { ...settings, scoreFloor: 6, version: 1 })).rejects.toMatchObject(
		{
			fields: { scoreFloor: expect.stringContaining('raised, not lowered') }
		}
	);
	await expect(setTeamPulse(lena!, orders, { ...settings, version: 0 })).rejects.toThrow(
		'Somebody has changed'
	);
	await expect(setTeamPulse(aisha!, orders, { ...settings, version: 1 })).rejects.toThrow('nothing at this');
});

test('questions change for the next round alone, and a new wording is a new question', async () => {
	const db = await testDatabase();
	const organisation = await northwind(db);
	const ada = organisation.as['ada']!;
	await openRound(program(db, organisation));
	await chooseQuestions(ada, { asked: ['mood', 'energy', 'safe', 'breaks'], version: 0 });
	await writeQuestion(ada, 'mood', {
		wording: 'How was it?',
		kind: 'scale',
		words: ['1', '2', '3', '4', '5'],
		version: 1
	});
	await expect(chooseQuestions(ada, { asked: ['mood'], version: 2 })).rejects.toThrow('Choose 4 to 6');
	await expect(chooseQuestions(ada, { asked: ['energy'], version: 1 })).rejects.toThrow('Choose 4 to 6');
	await expect(archiveQuestion(ada, 'energy', { isArchived: true, version: 2 })).rejects.toThrow(
		'next round'
	);
	await archiveQuestion(ada, 'supported', { isArchived: true, version: 2 });
	const { asked, bank } = await pulseSettingsOf(ada);
	expect(asked).toHaveLength(4);
	expect(asked).not.toContain('mood');
	expect(bank.filter(({ isArchived }) => isArchived).map(({ key }) => key)).toEqual(['mood', 'supported']);
	const [round] = await db.select().from(pulseRounds);
	expect(round!.questions.map(({ key }) => key)).toContain('mood');
	await closeRound(program(db, organisation, AFTER_ROUND));
	await openRound(program(db, organisation, new Date('2026-11-23T09:00:00Z')));
	const [next] = await db.select().from(pulseRounds).where(eq(pulseRounds.startsOn, '2026-11-23'));
	expect(next!.questions.map(({ wording }) => wording)).toContain('How was it?');
	const closing = { opensOnWeekday: 2, opensAtHour: 9, daysOpen: 1, closesAtHour: 8, version: 3 };
	await expect(setSchedule(ada, closing)).rejects.toThrow('close later than it opens');
	await setSchedule(ada, { ...closing, daysOpen: 3 });
	await expect(setSchedule(organisation.as['lena']!, { ...closing, daysOpen: 3 })).rejects.toThrow('nothing');
});

test('a team reads what was done about what it said, until its leader takes it back', async () => {
	const db = await testDatabase();
	const organisation = await northwind(db);
	const { lena, aisha, chen } = organisation.as;
	const orders = organisation.teams['Orders']!;
	const note = await writeNote(lena!, orders, { said: 'Too few breaks', done: 'Ten minutes more' });
	expect(await notesOf(aisha!, orders)).toMatchObject([{ said: 'Too few breaks' }]);
	await expect(notesOf(chen!, orders)).rejects.toThrow('nothing at this address');
	await expect(writeNote(aisha!, orders, { said: 'A', done: 'B' })).rejects.toThrow(
		'nothing at this address'
	);
	await expect(withdrawNote(aisha!, orders, note)).rejects.toThrow('nothing at this address');
	await withdrawNote(lena!, orders, note);
	expect(await notesOf(aisha!, orders)).toEqual([]);
	await expect(withdrawNote(lena!, orders, note)).rejects.toThrow('nothing at this address');
});

test('every role together, over three rounds of changing teams, solves for nothing that is not shown', async () => {
	const db = await testDatabase();
	const organisation = await northwind(db);
	const draw = chanceFrom(3);
	const below = (end: number) => Math.floor(draw() * end);
	const { Orders: orders, Returns: returns } = organisation.teams as Record<'Orders' | 'Returns', string>;
	const people = [
		...(await crowd(db, organisation, orders, 6)),
		...(await crowd(db, organisation, returns, 4))
	];
	const truth: TrueCell[] = [];
	const sightings: Sighting[] = [];
	for (const round of ['2026-11-16', '2026-11-23', '2026-11-30']) {
		const [opens, closes] = [new Date(`${round}T10:00:00Z`), new Date(`${round}T10:00:00Z`)];
		closes.setUTCDate(closes.getUTCDate() + 5);
		await openRound(program(db, organisation, opens));
		const given: Record<string, { mood: number; abuse: number }[]> = { [orders]: [], [returns]: [] };
		for (const person of [...people, organisation.as['bo']!, organisation.as['aisha']!]) {
			if (below(5) === 0) continue;
			const own = [...person.actor.teams.keys()];
			const team = own[below(own.length)]!;
			const scores = { mood: 1 + below(5), abuse: below(2) };
			const context = { ...person, now: opens };
			await answer(context, { mood: scores.mood, 'unlogged-abuse': scores.abuse }, { team, round });
			given[team]!.push(scores);
		}
		await closeRound(program(db, organisation, closes));
		for (const [team, answers] of Object.entries(given)) {
			const moods = answers.map(({ mood }) => mood);
			const abuses = answers.map(({ abuse }) => abuse);
			truth.push({ round, question: 'mood', kind: 'scale', team, scores: moods });
			truth.push({ round, question: 'unlogged-abuse', kind: 'yes-no', team, scores: abuses });
		}
	}
	const now = new Date('2026-12-06T12:00:00Z');
	for (const person of Object.values(organisation.as)) {
		const context = { ...person, now };
		const kindOf = (question: string) => (question === 'mood' ? ('scale' as const) : ('yes-no' as const));
		for (const { startsOn, pooled } of await pooledRounds(context, {
			from: '2026-11-01',
			to: '2026-12-06'
		})) {
			for (const [question, { teams, cell }] of Object.entries(pooled)) {
				sightings.push({ round: startsOn, question, kind: kindOf(question), teams, cell });
			}
		}
		for (const team of [orders, returns]) {
			const period = { from: '2026-11-01', to: '2026-12-06' };
			const answered = await pulseResultsForApi(context, { team, ...period }).catch(() => null);
			for (const { startsOn, questions } of answered?.rounds ?? []) {
				for (const { key, kind, result } of questions) {
					if (result.is === 'suppressed') continue;
					sightings.push({ round: startsOn, question: key, kind, teams: [team], cell: result });
				}
			}
		}
	}
	expect(sightings.length).toBeGreaterThan(10);
	expect(breachesIn(truth, sightings)).toEqual([]);
});
