/** How a question is answered: on a scale of five, or by yes or no. */
export type QuestionKind = 'scale' | 'yes-no';

/**
 * What a question asks about, where the app makes something of it: the trend starts with it, or the register of abusive
 * contacts stands beside it. Null for whatever else a team wants to know.
 */
export type QuestionTopic = 'mood' | 'energy' | 'supported' | 'workload' | 'safe' | 'unlogged-abuse';

/** A question as it is asked, with a word for every score. */
export interface PulseQuestion {
	/** Stays the same as long as the wording means the same, so that rounds can be compared. */
	key: string;
	kind: QuestionKind;
	topic: QuestionTopic | null;
	wording: string;
	/** The word for each score, the least first: five for a scale; "No" and "Yes" for the other kind. */
	words: string[];
}

/** A question of the bank: what it asks, whose words they are, and whether it is still offered. */
export interface BankQuestion extends PulseQuestion {
	/** The pack it came with; null for one the organisation wrote. */
	pack: string | null;
	isArchived: boolean;
}

/** The score of the first word of a question: 1 on a scale, 0 for "No". */
export function leastScore({ kind }: Pick<PulseQuestion, 'kind'>): number {
	return kind === 'scale' ? 1 : 0;
}

/** The scores that a question can be answered with, the least first. */
export function scoresOf({ kind }: Pick<PulseQuestion, 'kind'>): readonly number[] {
	return kind === 'scale' ? [1, 2, 3, 4, 5] : [0, 1];
}
