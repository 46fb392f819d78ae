import { programOf } from '../../src/lib/features/people/actor';
import { disclose, shippedRules, type TeamTally } from '../../src/lib/features/wellbeing/disclosure';
import { questionsAsked, shippedQuestions } from '../../src/lib/features/wellbeing/pulse/bank';
import { writeNote } from '../../src/lib/features/wellbeing/pulse/commands/notes.server';
import { openRound } from '../../src/lib/features/wellbeing/pulse/commands/rounds.server';
import { scoresOf, type PulseQuestion } from '../../src/lib/features/wellbeing/pulse/question';
import { roundOn, shippedSchedule } from '../../src/lib/features/wellbeing/pulse/schedule';
import { pulseResults, pulseRounds } from '../../src/lib/features/wellbeing/pulse/tables.server';
import { inTransaction } from '../../src/lib/server/context';
import { insertMany } from '../../src/lib/server/db/insert-many';
import { addDays, dayOf, mondayOf } from '../../src/lib/shared/days';
import { chance, type Chance } from './chance';
import type { Stage } from './handling';

const WEEKS = 53;

/** When seasonal colleagues were there, in weeks before now: only then enough answered for comments. */
const SEASON = { first: 34, last: 20 };

/** When too much work wore the team down, in weeks before now. */
const HARD_TIMES = { first: 13, last: 5 };

const comments = [
	'The queue on Monday was endless, but we helped each other.',
	'More notice for late turns, please.',
	'The new words for ending a contact work.',
	'I would like fifteen minutes after a shouting customer, not five.',
	'Good week. Nothing to add.',
	'The carrier again.'
];

/** A year of rounds of the pulse, what was done about them, and the round that is open. */
export async function takeThePulse({ now, cast, as, teamId }: Stage): Promise<void> {
	const leader = as(cast.Lena, 0);
	const { organisationId, habits } = leader.actor;
	const dice = chance(11);
	const questions = questionsAsked(shippedQuestions);
	const teams = [
		{ id: teamId('Orders'), members: 6, seasonal: 7 },
		{ id: teamId('Returns'), members: 6, seasonal: 0 }
	];
	const thisMonday = mondayOf(dayOf(now, habits.timeZone));
	const planned = Array.from({ length: WEEKS }, (_, week) =>
		roundOn(shippedSchedule, addDays(thisMonday, -7 * week), habits.timeZone)
	);
	const closed = planned.map((round, week) => ({ ...round, week })).filter(({ closesAt }) => closesAt <= now);
	const shown = closed.map((round) => {
		const inSeason = round.week <= SEASON.first && round.week >= SEASON.last;
		const members = (team: (typeof teams)[number]) => team.members + (inSeason ? team.seasonal : 0);
		const tallies = teams.map((team) => tallyOf(team.id, members(team), round.week, questions, dice));
		const { teams: disclosed, pooled } = disclose(questions, tallies);
		return {
			round,
			pooled,
			results: teams.map((team) => ({ teamId: team.id, members: members(team), ...disclosed.get(team.id)! }))
		};
	});
	await inTransaction(leader, async ({ db }) => {
		await insertMany(
			db,
			pulseRounds,
			shown.map(({ round: { startsOn, opensAt, closesAt }, pooled }) => ({
				organisationId,
				startsOn,
				opensAt,
				closesAt,
				isClosed: true,
				questions,
				pooled
			}))
		);
		await insertMany(
			db,
			pulseResults,
			shown.flatMap(({ round: { startsOn }, results }) =>
				results.map((result) => ({ organisationId, startsOn, isPublished: true, ...result }))
			)
		);
	});
	await openRound({ ...leader, actor: programOf(organisationId, habits), now });
	await tellWhatWasDone({ cast, as, teamId });
}

function tallyOf(
	teamId: string,
	members: number,
	week: number,
	questions: readonly PulseQuestion[],
	dice: Chance
): TeamTally {
	// Nearly everybody answers, and now and then too few.
	const answers = Array.from({ length: members }).filter(() => dice.percent(86)).length;
	const isHard = week <= HARD_TIMES.first && week >= HARD_TIMES.last;
	const counts = Object.fromEntries(
		questions.map((question) => {
			const given = Array.from({ length: answers }, () => scoreFor(question, isHard, dice));
			return [question.key, scoresOf(question).map((score) => given.filter((each) => each === score).length)];
		})
	);
	const { scoreFloor, commentFloor } = shippedRules;
	const written = comments.filter(() => dice.percent(40));
	return { teamId, answers, counts, scoreFloor, commentFloor, comments: written };
}

function scoreFor({ kind, topic }: PulseQuestion, isHard: boolean, dice: Chance): number {
	if (kind === 'yes-no') return dice.percent(isHard ? 45 : 25) ? 1 : 0;
	const wornDown = isHard && (topic === 'energy' || topic === 'workload' || topic === 'mood');
	const weights = wornDown ? { 1: 15, 2: 40, 3: 30, 4: 13, 5: 2 } : { 1: 4, 2: 12, 3: 34, 4: 36, 5: 14 };
	return Number(dice.weighted(weights));
}

async function tellWhatWasDone({ cast, as, teamId }: Pick<Stage, 'cast' | 'as' | 'teamId'>): Promise<void> {
	const weeks = (count: number) => count * 7 * 24 * 60;
	const orders = teamId('Orders');
	await writeNote(as(cast.Lena, weeks(9)), orders, {
		said: 'The work is not manageable since the carrier changed, and evenings are the worst.',
		done: 'Two more people on the evening queue from next week, and a fix about the carrier’s late parcels has started.'
	});
	await writeNote(as(cast.Lena, weeks(3)), orders, {
		said: 'A break after an abusive contact should not have to be asked for.',
		done: 'You may take fifteen minutes at once and tell nobody. It stands in the policy now.'
	});
}
