import type { RisingWord } from '../../../statistics/rising-words';
import { casesAddress, searchOf, type InsightsFilter, type Named } from '../filter';
import type { Choices } from '../insights';

/** The newest summaries of the cause, and of the others, that are read. */
export const MOST_HERE = 2000;
export const MOST_ELSEWHERE = 4000;

/** The words that rise with a cause, and what they were found in. */
export interface FoundWords {
	filter: InsightsFilter;
	choices: Choices;
	/** Whether anything was ever recorded in the reader's teams. */
	hasRecords: boolean;
	/** Null where the address names none. */
	cause: Named | null;
	/** How many summaries of the cause, and of the others, were read. */
	read: { here: number; elsewhere: number };
	/** Whether there are more than were read. */
	isSample: boolean;
	words: RisingWord[];
}

/** The page of words of a cause, with this filter. */
export function wordsAddress(filter: InsightsFilter, causeId: string, file = ''): string {
	const search = new URLSearchParams(searchOf(filter, { trend: null, reasonLevel: 'entry' }));
	search.set('cause', causeId);
	return `/insights/words${file}?${search}`;
}

/** The cases of a cause that a word comes up in. */
export function casesWithWord(filter: InsightsFilter, causeId: string, word: string): string {
	return `${casesAddress(filter, { cause: causeId })}&${new URLSearchParams({ q: word })}`;
}

/** The words as rows of a file. */
export function wordRows({ cause, words, read }: FoundWords): (string | number)[][] {
	return [
		[
			'Word',
			`Summaries of ${cause?.name ?? 'the cause'} (of ${read.here})`,
			`Other summaries (of ${read.elsewhere})`,
			'Score'
		],
		...words.map(({ word, here, elsewhere, score }) => [word, here, elsewhere, Math.round(score * 100) / 100])
	];
}
