import { valueOf, type ShownCell } from '../../src/lib/features/wellbeing/disclosure';
import type { QuestionKind } from '../../src/lib/features/wellbeing/pulse/question';

/** A number that somebody came upon: what is shown of some teams' answers to one question of one round. */
export interface Sighting {
	round: string;
	question: string;
	kind: QuestionKind;
	teams: readonly string[];
	cell: ShownCell;
}

/** What a team really answered to one question of one round. */
export interface TrueCell {
	round: string;
	question: string;
	kind: QuestionKind;
	team: string;
	scores: readonly number[];
}

/**
 * Plays somebody who has collected every number, knows who belongs to which group and how the rules work, and may be one
 * of those who answered. Answers of one cell stand in the same equations always, so the unknowns are the sums of cells,
 * and the attacker's own answer. Exact sums make linear equations, solved with fractions; the ends of the scale bound them.
 * @returns what they found out, in sentences
 */
export function breachesIn(truth: readonly TrueCell[], sightings: readonly Sighting[]): string[] {
	const groups = Map.groupBy(truth, ({ round, question }) => `${round} ${question}`);
	return [...groups].flatMap(([name, cells]) => {
		const seen = sightings.filter(({ round, question }) => `${round} ${question}` === name);
		const present = cells.filter(({ scores }) => scores.length > 0);
		return [
			...solved(present, seen, null).map((team) => `${name}: solved for ${team}`),
			...present.flatMap((own) =>
				solved(present, seen, own.team).map((team) => `${name}: one of ${own.team} solved for ${team}`)
			),
			...seen.flatMap((sighting) => forced(present, sighting).map((what) => `${name}: ${what}`))
		];
	});
}

/** Cells that were not shown, but whose sum follows from the equations. */
function solved(cells: readonly TrueCell[], seen: readonly Sighting[], insider: string | null): string[] {
	const unknowns = cells.map(({ team }) => team);
	const rows = seen.flatMap(({ teams, cell, kind }) => {
		const sums = possibleSums(cell, kind);
		return sums.length === 1 ? [unknowns.map((team) => (teams.includes(team) ? 1 : 0))] : [];
	});
	const own = cells.find(({ team }) => team === insider);
	// Alone in their cell, they know all of it; else the others of their cell stay unknown.
	if (own?.scores.length === 1) rows.push(unknowns.map((team) => (team === insider ? 1 : 0)));
	const shown = new Set(
		seen
			.filter(({ teams, cell }) => teams.length === 1 && cell.is !== 'suppressed')
			.flatMap(({ teams }) => teams)
	);
	const rank = rankOf(rows);
	return unknowns.filter((team) => {
		if (shown.has(team) || (team === insider && own?.scores.length === 1)) return false;
		return rankOf([...rows, unknowns.map((each) => (each === team ? 1 : 0))]) === rank;
	});
}

/** Whether the number leaves nobody but the attacker open: all the others must have answered the same. */
function forced(cells: readonly TrueCell[], { teams, cell, kind }: Sighting): string[] {
	if (cell.is === 'suppressed') return [];
	const scores = cells.filter(({ team }) => teams.includes(team)).flatMap((each) => each.scores);
	const [least, most] = kind === 'scale' ? [1, 5] : [0, 1];
	const sums = possibleSums(cell, kind);
	const insiders = [null, ...new Set(scores)];
	return insiders.flatMap((own) => {
		const others = scores.length - (own === null ? 0 : 1);
		const left = sums
			.map((sum) => sum - (own ?? 0))
			.filter((sum) => sum >= least * others && sum <= most * others);
		const allLeast = left.every((sum) => sum === least * others);
		const allMost = left.every((sum) => sum === most * others);
		const remaining = cell.is === 'spread' ? withoutOne(cell.counts, own === null ? null : own - least) : [];
		const allAlike = cell.is === 'spread' && remaining.filter((count) => count > 0).length === 1;
		const who = own === null ? 'anybody' : `whoever answered ${own}`;
		return allLeast || allMost || allAlike ? [`${who} knows what all of ${teams.join(', ')} answered`] : [];
	});
}

function withoutOne(counts: readonly number[], place: number | null): number[] {
	return counts.map((count, each) => (each === place ? count - 1 : count));
}

/** Every sum of scores that would be shown like this. */
function possibleSums(cell: ShownCell, kind: QuestionKind): number[] {
	if (cell.is === 'suppressed') return [];
	const [least, most] = kind === 'scale' ? [1, 5] : [0, 1];
	const { answers } = cell;
	if (cell.is === 'spread') {
		return [cell.counts.reduce((sum, count, place) => sum + count * (least + place), 0)];
	}
	const all = Array.from({ length: (most - least) * answers + 1 }, (_, over) => least * answers + over);
	return all.filter((sum) => {
		if (cell.is === 'alike') {
			const away = sum - cell.score * answers;
			const free = answers - cell.atLeast;
			return away >= free * (least - cell.score) && away <= free * (most - cell.score);
		}
		const mean = sum / answers;
		if (cell.is === 'bound') {
			return cell.side === 'at-most' ? mean <= cell.mean + 1e-9 : mean >= cell.mean - 1e-9;
		}
		return Math.round(Number((mean * 10).toFixed(6))) === Math.round(valueOf(cell)!.value * 10);
	});
}

/** The rank of a matrix of whole numbers, exactly: rows are kept whole by multiplying before they are subtracted. */
function rankOf(rows: readonly (readonly number[])[]): number {
	const left = rows.map((row) => row.map(BigInt));
	let rank = 0;
	for (let column = 0; column < (left[0]?.length ?? 0); column++) {
		const pivot = left.findIndex((row, place) => place >= rank && row[column] !== 0n);
		if (pivot < 0) continue;
		[left[rank], left[pivot]] = [left[pivot]!, left[rank]!];
		const top = left[rank]!;
		for (let place = rank + 1; place < left.length; place++) {
			const row = left[place]!;
			const factor = row[column]!;
			if (factor === 0n) continue;
			left[place] = row.map((value, each) => value * top[column]! - top[each]! * factor);
		}
		rank += 1;
	}
	return rank;
}
