/** What somebody answered to one question of one round. */
export interface GivenAnswer {
	team: string;
	score: number;
}

/** Other answers that would look the same, and by whose answers they differ. */
interface Twin {
	answers: readonly GivenAnswer[];
	touched: readonly number[];
}

/**
 * Whatever somebody works out of all they see, it is true of every set of answers that looks the same. So an answer is
 * safe from everybody, whoever answered too included, if for each of them there is such a twin in which it is another one
 * and theirs is not; and so is the sum of a team. Unlike equations, this holds for bounds and rounded numbers too.
 * @param scores that can be given, the least first
 * @param hidden the teams that are not shown by themselves
 * @param look everything that anybody sees of the answers
 * @returns what is given away, in sentences
 */
export function givenAway(
	answers: readonly GivenAnswer[],
	scores: readonly number[],
	hidden: ReadonlySet<string>,
	look: (answers: readonly GivenAnswer[]) => string
): string[] {
	const seen = look(answers);
	const looksTheSame = (twin: Twin) => look(twin.answers) === seen;
	const single = answers.flatMap(({ team }, person) =>
		isOpen(twinsOf(answers, person, scores).filter(looksTheSame), [person])
			? []
			: [`what somebody of ${team} answered`]
	);
	const sums = [...hidden].flatMap((team) => {
		const members = answers.flatMap((answer, person) => (answer.team === team ? [person] : []));
		if (members.length === 0) return [];
		const twins = members
			.values()
			.flatMap((person) => twinsOf(answers, person, scores))
			.filter((twin) => sumOf(team, twin.answers) !== sumOf(team, answers))
			.filter(looksTheSame);
		// Alone in their team, they know its sum anyway.
		return isOpen(twins, members.length === 1 ? members : []) ? [] : [`what ${team} came to`];
	});
	return [...single, ...sums];
}

/** Whether nobody but those who may know has an answer of theirs in all of the twins. */
function isOpen(twins: Iterable<Twin>, mayKnow: readonly number[]): boolean {
	let inAll: readonly number[] | null = null;
	for (const { touched } of twins) {
		inAll = (inAll ?? touched).filter((person) => touched.includes(person));
		if (inAll.every((person) => mayKnow.includes(person))) return true;
	}
	return false;
}

/** The answers with another one of a person, and perhaps of somebody else to make up for it. */
function* twinsOf(
	answers: readonly GivenAnswer[],
	person: number,
	scores: readonly number[]
): Generator<Twin> {
	const own = answers[person]!.score;
	for (const score of scores) if (score !== own) yield changed(answers, [[person, score]]);
	for (const [other, { score }] of answers.entries()) {
		if (other === person) continue;
		if (score !== own)
			yield changed(answers, [
				[person, score],
				[other, own]
			]);
		for (const step of [-1, 1]) {
			if (!scores.includes(own + step) || !scores.includes(score - step)) continue;
			yield changed(answers, [
				[person, own + step],
				[other, score - step]
			]);
		}
	}
}

function changed(answers: readonly GivenAnswer[], changes: readonly [person: number, score: number][]): Twin {
	const scoreOf = new Map(changes);
	return {
		answers: answers.map(({ team, score }, place) => ({ team, score: scoreOf.get(place) ?? score })),
		touched: [...scoreOf.keys()]
	};
}

function sumOf(team: string, answers: readonly GivenAnswer[]): number {
	return answers.reduce((sum, answer) => sum + (answer.team === team ? answer.score : 0), 0);
}
