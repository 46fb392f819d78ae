import { scoresOf, type PulseQuestion } from './question';

export const LONGEST_COMMENT = 1_000;

/** The field of a form that holds the answer to a question. */
export function fieldOf({ key }: Pick<PulseQuestion, 'key'>): string {
	return `answer-${key}`;
}

/** What somebody answers: the score for each question they did not leave out, by its key. */
export type Answers = Record<string, number>;

/**
 * Reads what was chosen. A question may be left out, not all of them.
 * @returns the scores, and what is wrong by field
 */
export function answersFrom(
	questions: readonly PulseQuestion[],
	given: Readonly<Record<string, unknown>>
): { answers: Answers; errors: Record<string, string> } {
	const answers: Answers = {};
	const errors: Record<string, string> = {};
	for (const question of questions) {
		const value = given[fieldOf(question)];
		if (value === undefined || value === '') continue;
		const score = scoresOf(question).find((each) => String(each) === value);
		if (score === undefined) {
			errors[fieldOf(question)] =
				`Choose one of the ${question.words.length} answers; this was none of them.`;
		} else answers[question.key] = score;
	}
	const [first] = questions;
	if (first && Object.keys(answers).length === 0 && Object.keys(errors).length === 0) {
		errors[fieldOf(first)] = 'Choose an answer to at least one question.';
	}
	return { answers, errors };
}
