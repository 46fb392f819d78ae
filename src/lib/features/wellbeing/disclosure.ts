import type { Day } from '../../shared/days';
import { leastScore, scoresOf, type PulseQuestion } from './pulse/question';

/**
 * What may be shown of answers, decided here alone. A number that a page, a chart, a file, a mail or the API gives away is
 * one of those returned here, or computed from them and nothing else; so nobody can subtract their way to a smaller group.
 * See docs/decisions on wellbeing, and the attacker of the tests who tries.
 */
export interface DisclosureRules {
	/** Fewest answers to show a score of. A team may ask for more. */
	scoreFloor: number;
	/** Fewest answers to show how they spread, and what was written beside them. A team may ask for more. */
	commentFloor: number;
	/**
	 * Whom a number over several teams is about: those too small to be shown alone. Over all teams it would give away the
	 * one small team among them, as the total less what is shown of the others.
	 */
	pools: 'small-teams' | 'all-teams';
	/** Fewest teams with two answers or more to add up, so that nobody can take their own away and be left with one team. */
	poolTeams: number;
	/**
	 * Whether a number close to an end is shown as a bound: five people whose mean is 5.0 have each said 5, and among five
	 * whose mean is 4.2 the one who said 1 knows it of the others.
	 */
	blursExtremes: boolean;
}

export const shippedRules: DisclosureRules = {
	scoreFloor: 5,
	commentFloor: 10,
	pools: 'small-teams',
	poolTeams: 2,
	blursExtremes: true
};

/** No team can ask for more answers than this. */
export const HIGHEST_FLOOR = 50;

/** How many answers a team wants to be among, at least. */
export interface Floors {
	scoreFloor: number;
	commentFloor: number;
}

/** What is shown of the answers of a group to one question. Groups never overlap: each answer is in one. */
export type ShownCell =
	/** Mean to one decimal; for yes or no the share of yes, from 0 to 1. */
	| { is: 'mean'; answers: number; mean: number }
	/** The mean lies so close to an end that only this is said of it. */
	| { is: 'bound'; answers: number; side: 'at-least' | 'at-most'; mean: number }
	/** How many gave each score, the least first, and the mean of that. */
	| { is: 'spread'; answers: number; mean: number; counts: number[] }
	/** Nearly all answered alike, so only that is said. */
	| { is: 'alike'; answers: number; score: number; atLeast: number }
	| { is: 'suppressed'; why: 'few' | 'raised'; floor: number };

/** What is shown of a team's round, by question. */
export type TeamCells = Record<string, ShownCell>;

/**
 * What the teams too small to be shown come to together, by question; a question that is not shown is left out. Its teams
 * are all that were asked and are not shown by themselves, so that they tell nothing of who answered.
 */
export type PooledCells = Record<string, { teams: string[]; cell: ShownCell }>;

/** What a team answered in a round, as it was counted. */
export interface TeamTally extends Floors {
	teamId: string;
	/** How many people answered at all. */
	answers: number;
	/** How often each score was given, the least first, by question. */
	counts: Record<string, number[]>;
	comments: string[];
}

/** What is shown of a team's round. */
export interface TeamDisclosure {
	/** How many answered; null where they are too few to say. */
	answers: number | null;
	cells: TeamCells;
	/** In no order that means anything; null where too few answered. */
	comments: string[] | null;
}

/**
 * Decides once, when a round has closed, what will ever be shown of it.
 * @param tallies of all teams of the round, each answer in one of them
 */
export function disclose(
	questions: readonly PulseQuestion[],
	tallies: readonly TeamTally[],
	rules: DisclosureRules = shippedRules
): { teams: Map<string, TeamDisclosure>; pooled: PooledCells } {
	const floored = tallies.map((tally) => ({ ...tally, ...strictest([tally], rules) }));
	const teams = new Map(
		floored.map((tally) => [
			tally.teamId,
			{
				answers: tally.answers >= tally.scoreFloor ? tally.answers : null,
				cells: Object.fromEntries(
					questions.map((question) => [
						question.key,
						cellOf(question, tally.counts[question.key] ?? [], tally, rules)
					])
				),
				comments: tally.answers >= tally.commentFloor ? tally.comments : null
			}
		])
	);
	return { teams, pooled: pooledCells(questions, floored, rules) };
}

function pooledCells(
	questions: readonly PulseQuestion[],
	tallies: readonly TeamTally[],
	rules: DisclosureRules
): PooledCells {
	const pooled: PooledCells = {};
	for (const question of questions) {
		const answersOf = ({ counts }: TeamTally) => sum(counts[question.key] ?? []);
		// Whoever is not shown belongs to it, also where nobody answered: else it would tell in which teams somebody did.
		const added = tallies.filter(
			(tally) => rules.pools === 'all-teams' || answersOf(tally) < tally.scoreFloor
		);
		if (added.filter((tally) => answersOf(tally) > 1).length < rules.poolTeams) continue;
		const together = scoresOf(question).map((_, place) =>
			sum(added.map(({ counts }) => counts[question.key]?.[place] ?? 0))
		);
		const cell = cellOf(question, together, strictest(added, rules), rules);
		if (cell.is === 'suppressed') continue;
		pooled[question.key] = { teams: added.map(({ teamId }) => teamId), cell };
	}
	return pooled;
}

/** The highest floors of several teams, and never below those of the rules. */
function strictest(floors: readonly Floors[], rules: DisclosureRules): Floors {
	return {
		scoreFloor: Math.max(rules.scoreFloor, ...floors.map(({ scoreFloor }) => scoreFloor)),
		commentFloor: Math.max(rules.commentFloor, ...floors.map(({ commentFloor }) => commentFloor))
	};
}

/** What is shown of the answers of one group to one question. */
function cellOf(
	question: PulseQuestion,
	counts: readonly number[],
	{ scoreFloor, commentFloor }: Floors,
	rules: DisclosureRules
): ShownCell {
	const answers = sum(counts);
	if (answers < scoreFloor) return { is: 'suppressed', why: 'few', floor: scoreFloor };
	const most = Math.max(...counts);
	const showsCounts = question.kind === 'yes-no' || answers >= commentFloor;
	// With three who answered otherwise, each of them still has two others to wonder about.
	if (rules.blursExtremes && showsCounts && most >= answers - 2) {
		const score = scoresOf(question)[counts.indexOf(most)]!;
		return { is: 'alike', answers, score, atLeast: answers - 2 };
	}
	const excess = sum(counts.map((count, place) => count * place));
	const least = leastScore(question);
	const mean = (over: number) => least + over / answers;
	if (answers >= commentFloor) {
		return { is: 'spread', answers, mean: toTenths(mean(excess), Math.round), counts: [...counts] };
	}
	const range = counts.length - 1;
	// One answer may be as far from the end as the scale is long, and somebody knows it; what is left must still be open.
	if (rules.blursExtremes && excess <= range + 1) {
		return { is: 'bound', answers, side: 'at-most', mean: toTenths(mean(range + 1), Math.ceil) };
	}
	if (rules.blursExtremes && excess >= range * answers - range - 1) {
		const mostOver = range * answers - range - 1;
		return { is: 'bound', answers, side: 'at-least', mean: toTenths(mean(mostOver), Math.floor) };
	}
	return { is: 'mean', answers, mean: toTenths(mean(excess), Math.round) };
}

function toTenths(value: number, round: (tenths: number) => number): number {
	return round(Number((value * 10).toFixed(6))) / 10;
}

/**
 * A published cell as it may be shown at present: a team that has raised its floor since is shown less of earlier rounds
 * too, from the moment it did.
 */
export function stillShown(cell: ShownCell, { scoreFloor, commentFloor }: Floors): ShownCell {
	if (cell.is === 'suppressed') return cell;
	if (cell.answers < scoreFloor) return { is: 'suppressed', why: 'raised', floor: scoreFloor };
	if (cell.is === 'spread' && cell.answers < commentFloor) {
		return { is: 'mean', answers: cell.answers, mean: cell.mean };
	}
	return cell;
}

/** What is shown of a team's earlier round at present, by the floors it has raised since. */
export function roundStillShown(
	{ answers, cells, comments }: TeamDisclosure,
	floors: Floors
): TeamDisclosure {
	return {
		answers: answers !== null && answers >= floors.scoreFloor ? answers : null,
		cells: Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, stillShown(cell, floors)])),
		comments: answers !== null && answers >= floors.commentFloor ? comments : null
	};
}

/** What is shown of the small teams together at present: as soon as one of them has raised its floor, by that. */
export function poolStillShown(pooled: PooledCells, floorsOf: (teamId: string) => Floors): PooledCells {
	const shown: PooledCells = {};
	for (const [key, { teams, cell }] of Object.entries(pooled)) {
		const present = stillShown(cell, strictest(teams.map(floorsOf), shippedRules));
		if (present.is !== 'suppressed') shown[key] = { teams, cell: present };
	}
	return shown;
}

/** The number that a chart draws for a cell, and whether it is only near to what was answered; null where none is shown. */
export function valueOf(cell: ShownCell): { value: number; isRough: boolean } | null {
	switch (cell.is) {
		case 'suppressed':
			return null;
		case 'alike':
			return { value: cell.score, isRough: true };
		case 'bound':
			return { value: cell.mean, isRough: true };
		default:
			return { value: cell.mean, isRough: false };
	}
}

/** A mean over several rounds, from what is shown of them alone. */
export interface WindowMean {
	mean: number;
	answers: number;
	/** Rounds that are shown, of those there were. */
	shown: number;
	rounds: number;
	isRough: boolean;
}

/** The mean of the rounds of a window, each weighed by its answers; null where none of them is shown. */
export function windowMean(cells: readonly ShownCell[]): WindowMean | null {
	const values = cells.flatMap((cell) => {
		const drawn = valueOf(cell);
		return drawn && cell.is !== 'suppressed' ? [{ ...drawn, answers: cell.answers }] : [];
	});
	if (values.length === 0) return null;
	const answers = sum(values.map((each) => each.answers));
	return {
		mean: toTenths(sum(values.map((each) => each.value * each.answers)) / answers, Math.round),
		answers,
		shown: values.length,
		rounds: cells.length,
		isRough: values.some(({ isRough }) => isRough)
	};
}

/** How many of some answers were yes: exactly, or between two numbers, from what is shown alone. */
export interface YesShare {
	answers: number;
	least: number;
	most: number;
}

/** How many said yes in several groups together; null where none of them is shown. */
export function yesAmong(cells: readonly ShownCell[]): YesShare | null {
	const shares = cells.flatMap((cell) => (cell.is === 'suppressed' ? [] : [yesIn(cell)]));
	if (shares.length === 0) return null;
	return {
		answers: sum(shares.map(({ answers }) => answers)),
		least: sum(shares.map(({ least }) => least)),
		most: sum(shares.map(({ most }) => most))
	};
}

function yesIn(cell: Exclude<ShownCell, { is: 'suppressed' }>): YesShare {
	const { answers } = cell;
	if (cell.is === 'alike') {
		const others = answers - cell.atLeast;
		return cell.score === 1
			? { answers, least: cell.atLeast, most: answers }
			: { answers, least: 0, most: others };
	}
	if (cell.is === 'spread') return { answers, least: cell.counts[1]!, most: cell.counts[1]! };
	// A mean to one decimal stands for every number of people that it could be rounded from.
	const least = Math.max(0, Math.ceil((cell.mean - 0.05) * answers - 1e-9));
	const most = Math.min(answers, Math.floor((cell.mean + 0.05) * answers + 1e-9));
	return { answers, least, most: Math.max(least, most) };
}

/** A number of people as it may be shown; null where it is too small, or would give away one that is. */
export interface ShownCount {
	key: string;
	people: number | null;
}

/**
 * Numbers of people by kind, of which everybody is in one at most. Those under the floor are left out, and as many of the
 * smallest others as it takes so that what is left out is neither a single kind nor fewer people than the floor together.
 * Kinds that nobody chose are left out too, and so say nothing, and so is one that nearly everybody chose, which would say it
 * of each. Only for groups that never overlap, over periods that are over and never overlap.
 * @param among how many people there were in all
 */
export function discloseCounts(
	parts: readonly { key: string; people: number }[],
	among: number,
	floor: number = shippedRules.scoreFloor
): ShownCount[] {
	const chosen = parts.filter(({ people }) => people > 0);
	const bySize = chosen.toSorted((a, b) => a.people - b.people);
	let hidden = bySize.filter(({ people }) => people < floor).length;
	const together = () => sum(bySize.slice(0, hidden).map(({ people }) => people));
	while (hidden > 0 && hidden < bySize.length && (hidden === 1 || together() < floor)) hidden += 1;
	const left = new Set(
		bySize.filter(({ people }, place) => place < hidden || people >= among - 2).map(({ key }) => key)
	);
	return chosen.map(({ key, people }) => ({ key, people: left.has(key) ? null : people }));
}

/** Why a cell is not shown, in words. */
export function whyNotShown({ why, floor }: Extract<ShownCell, { is: 'suppressed' }>): string {
	return why === 'few'
		? `Fewer than ${floor} people answered, so nothing is shown.`
		: `This team has since asked for at least ${floor} answers, and here there were fewer.`;
}

/** Why what was written is not shown, in words. */
export function whyNoComments({ commentFloor }: Pick<Floors, 'commentFloor'>): string {
	return `Comments are shown from ${commentFloor} answers on. There were fewer, so nobody has read them.`;
}

/** Why a number of people is not shown, in words. */
export function whyNoCount(floor: number = shippedRules.scoreFloor): string {
	return `Fewer than ${floor} people, or left out so that no smaller number can be worked out.`;
}

/** A round as those who read a team's results see it. */
export interface DisclosedRound extends TeamDisclosure {
	startsOn: Day;
	members: number;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
