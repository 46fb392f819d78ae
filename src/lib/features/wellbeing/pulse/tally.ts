import type { Answers } from './answering';
import { scoresOf, type PulseQuestion } from './question';

/** How often each score was given, the least first, by question. */
export type Counts = Record<string, number[]>;

/** What was answered in a team so far, and what was written beside it. */
export interface Tally {
	counts: Counts;
	comments: string[];
}

/** How often each score is among some answers. */
export function countsOf(questions: readonly PulseQuestion[], answers: readonly Answers[]): Counts {
	return Object.fromEntries(
		questions.map((question) => [
			question.key,
			scoresOf(question).map((score) => answers.filter((each) => each[question.key] === score).length)
		])
	);
}

/** Several tallies as one; comments by their letters, so that their order does not tell when they came. */
export function together(tallies: readonly Tally[]): Tally {
	const counts: Counts = {};
	for (const tally of tallies) {
		for (const [question, given] of Object.entries(tally.counts)) {
			counts[question] = given.map((count, place) => count + (counts[question]?.[place] ?? 0));
		}
	}
	return { counts, comments: tallies.flatMap(({ comments }) => comments).toSorted() };
}

/** The least that a tally takes in bytes, whatever is in it; that of an ordinary team fits. */
const LEAST_BYTES = 4096;

/** A tally as a text that is to be sealed. Only powers of two are its length, which a sealed text does not hide. */
export function packed(tally: Tally): string {
	const text = JSON.stringify(tally);
	const { byteLength } = new TextEncoder().encode(text);
	let size = LEAST_BYTES;
	while (size < byteLength) size *= 2;
	return text + ' '.repeat(size - byteLength);
}

/** A tally from the text that `packed` made of it. */
export function unpacked(text: string): Tally {
	return JSON.parse(text) as Tally;
}
