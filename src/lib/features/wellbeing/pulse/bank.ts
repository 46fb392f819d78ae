import { shippedAsked, shippedBank } from './packs';
import type { BankQuestion, PulseQuestion } from './question';

/** A round is over in a quarter of a minute, so it asks this many. */
export const FEWEST_ASKED = 4;
export const MOST_ASKED = 6;

/** Questions that a bank can hold, those put away included. */
export const LARGEST_BANK = 60;

/** The questions there are, and which of them the next round asks. */
export interface QuestionBank {
	bank: BankQuestion[];
	asked: string[];
}

export const shippedQuestions: QuestionBank = { bank: shippedBank, asked: shippedAsked };

/** What a round that opens now asks, as it is worded now. */
export function questionsAsked({ bank, asked }: QuestionBank): PulseQuestion[] {
	return asked.flatMap((key) => {
		const found = bank.find((question) => question.key === key && !question.isArchived);
		if (!found) return [];
		const { kind, topic, wording, words } = found;
		return [{ key, kind, topic, wording, words }];
	});
}

/** What is wrong with a choice of questions, in a sentence; null where nothing is. */
export function wrongWithAsked({ bank, asked }: QuestionBank): string | null {
	if (asked.length < FEWEST_ASKED || asked.length > MOST_ASKED) {
		return `Choose ${FEWEST_ASKED} to ${MOST_ASKED} questions: this is ${asked.length}.`;
	}
	const offered = bank.filter(({ isArchived }) => !isArchived).map(({ key }) => key);
	return asked.every((key) => offered.includes(key))
		? null
		: 'One of these questions is not offered any more.';
}

/** What an answer means stays the same while these do, so rounds before and after can stand in one line. */
export function meansTheSame(a: BankQuestion, b: Pick<BankQuestion, 'wording' | 'words' | 'kind'>): boolean {
	return a.kind === b.kind && a.wording === b.wording && a.words.join('\n') === b.words.join('\n');
}
