import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breachesIn, type Sighting, type TrueCell } from '../../../../tests/support/pulse-attacker';
import { givenAway, type GivenAnswer } from '../../../../tests/support/pulse-twins';
import {
	disclose,
	discloseCounts,
	poolStillShown,
	roundStillShown,
	shippedRules,
	stillShown,
	windowMean,
	yesAmong,
	type DisclosureRules,
	type ShownCell,
	type TeamTally
} from './disclosure';
import { scoresOf, type PulseQuestion } from './pulse/question';

const words = ['1', '2', '3', '4', '5'];
const mood: PulseQuestion = { key: 'mood', kind: 'scale', topic: 'mood', wording: 'Mood?', words };
const abuse: PulseQuestion = {
	key: 'abuse',
	kind: 'yes-no',
	topic: 'unlogged-abuse',
	wording: 'Abuse?',
	words: ['No', 'Yes']
};
const questions = [mood, abuse];

function tally(teamId: string, scores: number[], given: Partial<TeamTally> = {}): TeamTally {
	const counts = scoresOf(mood).map((score) => scores.filter((each) => each === score).length);
	return {
		teamId,
		answers: scores.length,
		counts: { mood: counts },
		comments: [],
		scoreFloor: 5,
		commentFloor: 10,
		...given
	};
}

const shownOf = (scores: number[], rules?: DisclosureRules) =>
	disclose([mood], [tally('one', scores)], rules).teams.get('one')!.cells['mood'];

describe('a cell', () => {
	test('is not shown under five answers, shown as a mean from five, and with its spread from ten', () => {
		expect(shownOf([2, 3, 3, 4])).toEqual({ is: 'suppressed', why: 'few', floor: 5 });
		expect(shownOf([2, 3, 3, 4, 3])).toEqual({ is: 'mean', answers: 5, mean: 3 });
		expect(shownOf([1, 2, 3, 3, 4, 4, 5, 3, 2])).toMatchObject({ is: 'mean', answers: 9 });
		expect(shownOf([1, 2, 3, 3, 4, 4, 5, 3, 2, 3])).toEqual({
			is: 'spread',
			answers: 10,
			mean: 3,
			counts: [1, 2, 4, 2, 1]
		});
	});

	test('close to an end of the scale is shown as a bound', () => {
		expect(shownOf([5, 5, 5, 5, 5])).toEqual({ is: 'bound', answers: 5, side: 'at-least', mean: 4 });
		expect(shownOf([5, 5, 5, 5, 1])).toEqual({ is: 'bound', answers: 5, side: 'at-least', mean: 4 });
		expect(shownOf([1, 1, 1, 1, 1, 2])).toEqual({ is: 'bound', answers: 6, side: 'at-most', mean: 1.9 });
	});

	test('that nearly all answered alike says no more than that', () => {
		expect(shownOf(Array.from({ length: 12 }, () => 4))).toEqual({
			is: 'alike',
			answers: 12,
			score: 4,
			atLeast: 10
		});
	});

	test('is shown by the floor of its team, and comments by the higher one', () => {
		const scores = [2, 3, 3, 4, 3, 2, 4];
		const raised = tally('one', scores, { scoreFloor: 8, commentFloor: 12, comments: ['A'] });
		const { cells, answers, comments } = disclose([mood], [raised]).teams.get('one')!;
		expect(cells['mood']).toEqual({ is: 'suppressed', why: 'few', floor: 8 });
		expect([answers, comments]).toEqual([null, null]);
	});
});

describe('small teams', () => {
	const pooled = (...teams: TeamTally[]) => disclose([mood], teams).pooled['mood'];

	test('are added up where there are two and enough answers', () => {
		expect(pooled(tally('a', [2, 3]), tally('b', [3, 4, 3]), tally('c', [1, 2, 3, 4, 5]))).toEqual({
			teams: ['a', 'b'],
			cell: { is: 'mean', answers: 5, mean: 3 }
		});
		expect(pooled(tally('a', [2, 3]), tally('b', [3, 4]))).toBe(undefined);
		expect(pooled(tally('a', [2, 3, 3, 4]))).toBe(undefined);
	});

	test('are the same ones whether anybody answered in them or not', () => {
		const teams = (silent: number[]) =>
			pooled(tally('a', [2, 3]), tally('b', [3, 4, 3]), tally('c', silent))?.teams;
		expect(teams([])).toEqual(['a', 'b', 'c']);
		expect(teams([4])).toEqual(['a', 'b', 'c']);
	});

	test('are not added up where one person could take their own answer away and be left with one team', () => {
		expect(pooled(tally('a', [3]), tally('b', [2, 3, 4, 3]))).toBe(undefined);
	});

	test('are added up by the highest of their floors, and hidden as soon as one is raised', () => {
		const [a, b] = [tally('a', [2, 3, 3]), tally('b', [3, 4, 3])];
		expect(pooled({ ...a, scoreFloor: 7 }, b)).toBe(undefined);
		const shown = disclose([mood], [a, b]).pooled;
		const floors = { scoreFloor: 5, commentFloor: 10 };
		expect(Object.keys(poolStillShown(shown, () => floors))).toEqual(['mood']);
		expect(poolStillShown(shown, (team) => (team === 'a' ? { ...floors, scoreFloor: 7 } : floors))).toEqual(
			{}
		);
	});
});

test('a floor that was raised since hides what earlier rounds had shown', () => {
	const spread: ShownCell = { is: 'spread', answers: 10, mean: 3, counts: [1, 2, 4, 2, 1] };
	expect(stillShown(spread, { scoreFloor: 5, commentFloor: 12 })).toEqual({
		is: 'mean',
		answers: 10,
		mean: 3
	});
	expect(stillShown(spread, { scoreFloor: 11, commentFloor: 12 })).toEqual({
		is: 'suppressed',
		why: 'raised',
		floor: 11
	});
	const round = { answers: 10, cells: { mood: spread }, comments: ['A'] };
	expect(roundStillShown(round, { scoreFloor: 11, commentFloor: 12 })).toMatchObject({
		answers: null,
		comments: null
	});
});

test('means and shares over several cells come from what is shown alone', () => {
	const cells: ShownCell[] = [
		{ is: 'mean', answers: 6, mean: 3 },
		{ is: 'suppressed', why: 'few', floor: 5 },
		{ is: 'bound', answers: 6, side: 'at-least', mean: 4 }
	];
	expect(windowMean(cells)).toEqual({ mean: 3.5, answers: 12, shown: 2, rounds: 3, isRough: true });
	expect(windowMean([cells[1]!])).toBe(null);
	expect(
		yesAmong([
			{ is: 'alike', answers: 8, score: 0, atLeast: 6 },
			{ is: 'spread', answers: 12, mean: 0.3, counts: [8, 4] },
			{ is: 'mean', answers: 6, mean: 0.5 }
		])
	).toEqual({ answers: 26, least: 7, most: 9 });
});

test('of numbers of people none under the floor is shown, nor one that could be subtracted', () => {
	fc.assert(
		fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 6 }), (people) => {
			const parts = people.map((count, place) => ({ key: String(place), people: count }));
			const shown = discloseCounts(parts, 200);
			const hidden = shown.filter((each) => each.people === null);
			expect(shown.every((each) => each.people === null || each.people >= 5)).toBe(true);
			if (hidden.length > 0 && hidden.length < shown.length) expect(hidden.length).toBeGreaterThan(1);
		})
	);
});

test('of numbers of people none is shown that nearly everybody makes up, whoever the one is that does not', () => {
	const shown = (people: number, among: number) =>
		discloseCounts([{ key: 'schedule', people }], among).map((each) => each.people);
	expect(shown(6, 9)).toEqual([6]);
	expect(shown(6, 8)).toEqual([null]);
	expect(shown(6, 6)).toEqual([null]);
});

/** An organisation with small teams that overlap and change, and what its people answer over some rounds. */
const organisations = fc
	.record({
		people: fc.array(
			fc.array(fc.constantFrom(0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5), { minLength: 1, maxLength: 2 }),
			{
				minLength: 4,
				maxLength: 40,
				size: 'max'
			}
		),
		floors: fc.array(fc.integer({ min: 5, max: 8 }), { minLength: 6, maxLength: 6 }),
		rounds: fc.integer({ min: 1, max: 3 }),
		mood: fc.constantFrom('any', 'high', 'alike'),
		seed: fc.array(fc.nat({ max: 999 }), { minLength: 180, maxLength: 180 })
	})
	.map(({ people, floors, rounds, mood: temper, seed }) => {
		let drawn = 0;
		const draw = (below: number) => seed[drawn++ % seed.length]! % below;
		return Array.from({ length: rounds }, (_, round) => {
			const answers = people.flatMap((teams) => {
				if (draw(5) === 0) return [];
				// Some have moved to another team since, and who is in several answers for one.
				const team = draw(8) === 0 ? draw(6) : teams[draw(teams.length)]!;
				const score = temper === 'any' ? 1 + draw(5) : temper === 'high' ? 4 + draw(2) : 3;
				return [{ team, mood: draw(7) === 0 ? null : score, abuse: draw(9) === 0 ? null : draw(4) === 0 }];
			});
			return { round: `round-${round}`, answers, floors };
		});
	});

type Rounds = typeof organisations extends fc.Arbitrary<infer Made> ? Made : never;
type Round = Rounds[number];

const TEAMS = ['t0', 't1', 't2', 't3', 't4', 't5'];

/** What each of a round answered to a question, those apart who left it out. */
function answersTo({ key }: PulseQuestion, { answers }: Round): GivenAnswer[] {
	return answers.flatMap((answer) => {
		const score = key === mood.key ? answer.mood : answer.abuse === null ? null : Number(answer.abuse);
		return score === null ? [] : [{ team: `t${answer.team}`, score }];
	});
}

/** What is shown of a round, in which all teams are asked, whether anybody answers or not. */
function shownIn({ answers, floors }: Round, rules: DisclosureRules, given: Map<string, GivenAnswer[]>) {
	const tallies = TEAMS.map((teamId, team) => ({
		teamId,
		answers: answers.filter((answer) => answer.team === team).length,
		scoreFloor: Math.max(rules.scoreFloor, rules.scoreFloor < 5 ? 0 : floors[team]!),
		commentFloor: 10,
		comments: [],
		counts: Object.fromEntries(
			questions.map((question) => {
				const ofTeam = given.get(question.key)!.filter((answer) => answer.team === teamId);
				return [
					question.key,
					scoresOf(question).map((score) => ofTeam.filter((answer) => answer.score === score).length)
				];
			})
		)
	}));
	return disclose(questions, tallies, rules);
}

const givenIn = (round: Round) => new Map(questions.map((each) => [each.key, answersTo(each, round)]));

function played(rounds: Rounds, rules: DisclosureRules) {
	const truth: TrueCell[] = [];
	const sightings: Sighting[] = [];
	for (const made of rounds) {
		const { round } = made;
		const given = givenIn(made);
		const { teams: shown, pooled } = shownIn(made, rules, given);
		for (const { key, kind } of questions) {
			for (const [team, ofTeam] of Map.groupBy(given.get(key)!, (answer) => answer.team)) {
				truth.push({ round, question: key, kind, team, scores: ofTeam.map(({ score }) => score) });
			}
			for (const [team, { cells }] of shown) {
				sightings.push({ round, question: key, kind, teams: [team], cell: cells[key]! });
			}
			const pool = pooled[key];
			if (pool) sightings.push({ round, question: key, kind, teams: pool.teams, cell: pool.cell });
		}
	}
	return { truth, sightings };
}

/** What can be told of a round from everything that is shown of it, by anybody, whoever answered included. */
function toldBy(round: Round, rules: DisclosureRules): string[] {
	const given = givenIn(round);
	const { teams } = shownIn(round, rules, given);
	return questions.flatMap((question) => {
		const { key } = question;
		const hidden = [...teams].filter(([, { cells }]) => cells[key]!.is === 'suppressed');
		const look = (answers: readonly GivenAnswer[]) => {
			const { teams: shown, pooled } = shownIn(round, rules, new Map([...given, [key, [...answers]]]));
			return JSON.stringify([[...shown], pooled]);
		};
		return givenAway(given.get(key)!, scoresOf(question), new Set(hidden.map(([team]) => team)), look);
	});
}

describe('somebody who has collected every number of 400 organisations', () => {
	const attack = (rules: DisclosureRules) =>
		fc.sample(organisations, { seed: 6, numRuns: 400 }).flatMap((rounds) => {
			const { truth, sightings } = played(rounds, rules);
			return breachesIn(truth, sightings);
		});

	test('finds out no cell that is not shown, and no single answer, even as one of those who answered', () => {
		expect(attack(shippedRules)).toEqual([]);
	});

	test('has numbers to work with', () => {
		const all = fc.sample(organisations, { seed: 6, numRuns: 400 }).map((each) => played(each, shippedRules));
		const cells = all
			.flatMap(({ sightings }) => sightings)
			.map(({ cell, teams }) => [cell.is, teams.length > 1]);
		const kinds = new Set(cells.map(([kind, isPool]) => `${kind}${isPool ? ' of a pool' : ''}`));
		for (const kind of ['mean', 'bound', 'spread', 'alike', 'suppressed', 'mean of a pool']) {
			expect(kinds).toContain(kind);
		}
	});

	const rulesOff: [string, Partial<DisclosureRules>][] = [
		['all teams are added up in place of the small ones', { pools: 'all-teams' }],
		['one team alone may be added up', { poolTeams: 1 }],
		['four answers are enough to be shown', { scoreFloor: 1 }],
		['numbers at the ends of the scale are exact', { blursExtremes: false }]
	];

	test.each(rulesOff)('wins where %s', (_, changed) => {
		expect(attack({ ...shippedRules, ...changed }).length).toBeGreaterThan(0);
	});

	const all = fc.sample(organisations, { seed: 6, numRuns: 400 }).flat();

	test('cannot even tell which of several sets of answers it was that they look at', () => {
		expect(all.flatMap((round) => toldBy(round, shippedRules))).toEqual([]);
	});

	test.each(rulesOff)('can tell where %s', (_, changed) => {
		expect(all.some((round) => toldBy(round, { ...shippedRules, ...changed }).length > 0)).toBe(true);
	});
});
