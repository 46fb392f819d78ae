import type { Day } from '../../../shared/days';
import type { Habits } from '../../../shared/format';
import { whyNoComments, type Floors, type ShownCell, type TeamDisclosure } from '../disclosure';
import type { PulseQuestion } from './question';
import { cellInWords, nameOf, wordFor } from './words';
import { scoresOf } from './question';

/** What is shown of one question in one round, ready to be read. */
export interface CellView {
	key: string;
	name: string;
	wording: string;
	inWords: string;
	isShown: boolean;
	/** How many gave each answer, the least first; null where that is not shown. */
	spread: { word: string; count: number; share: number }[] | null;
}

/** A cell as a page writes it. */
export function cellView(question: PulseQuestion, cell: ShownCell, habits: Habits): CellView {
	return {
		key: question.key,
		name: nameOf(question),
		wording: question.wording,
		inWords: cellInWords(question, cell, habits),
		isShown: cell.is !== 'suppressed',
		spread:
			cell.is === 'spread'
				? scoresOf(question).map((score, place) => ({
						word: wordFor(question, score),
						count: cell.counts[place]!,
						share: cell.counts[place]! / cell.answers
					}))
				: null
	};
}

/** How many answered, or why that is not said. */
export function answersInWords(
	{ answers }: Pick<TeamDisclosure, 'answers'>,
	members: number,
	{ scoreFloor }: Pick<Floors, 'scoreFloor'>
): string {
	return answers === null ? `Fewer than ${scoreFloor} of ${members}` : `${answers} of ${members}`;
}

/** The questions of several rounds, each once, those asked latest first. */
export function questionsOf(rounds: readonly { questions: readonly PulseQuestion[] }[]): PulseQuestion[] {
	const found = new Map<string, PulseQuestion>();
	for (const { questions } of rounds) {
		for (const question of questions) if (!found.has(question.key)) found.set(question.key, question);
	}
	return [...found.values()];
}

/** The rounds of a team as the rows of a file: a row for each question, in words where a number is not shown. */
export function rowsOf(
	rounds: readonly (TeamDisclosure & {
		startsOn: Day;
		members: number;
		questions: readonly PulseQuestion[];
	})[],
	team: string,
	floors: Floors,
	habits: Habits
): string[][] {
	return [
		['Team', 'Round', 'Answered', 'In the team', 'Question', 'Answers', 'Result', 'Mean', 'Answers by score'],
		...rounds.flatMap((round) =>
			round.questions.map((question) => {
				const cell = round.cells[question.key] ?? { is: 'suppressed', why: 'few', floor: floors.scoreFloor };
				return [
					team,
					round.startsOn,
					round.answers === null ? '' : String(round.answers),
					String(round.members),
					question.wording,
					cell.is === 'suppressed' ? '' : String(cell.answers),
					cellInWords(question, cell, habits),
					cell.is === 'mean' || cell.is === 'spread' ? String(cell.mean) : '',
					cell.is === 'spread' ? cell.counts.join(' ') : ''
				];
			})
		)
	];
}

/** The comments of a round, or why there are none to read. */
export function commentsView(
	{ comments }: Pick<TeamDisclosure, 'comments'>,
	floors: Floors
): { comments: string[]; instead: string | null } {
	if (comments === null) return { comments: [], instead: whyNoComments(floors) };
	return { comments, instead: comments.length === 0 ? 'Nobody wrote anything beside their answers.' : null };
}

/** What the card of an open round says. */
export function openCardOf({
	startsOn,
	closesAt,
	hasAnswered,
	questions
}: {
	startsOn: Day;
	closesAt: Date;
	hasAnswered: boolean;
	questions: readonly PulseQuestion[];
}) {
	return { startsOn, closesAt, hasAnswered, questionCount: questions.length };
}
