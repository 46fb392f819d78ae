import { formatNumber, type Habits } from '../../../shared/format';
import type { Named } from '../filter';
import { periodInWords, shareOf } from '../findings';
import { filtersView, optionsOf, type FiltersView } from '../view/filters';
import type { Link, Option } from '../view/parts';
import { LEAST_CUSTOMERS } from './tally';
import { CHARACTERS_READ } from './tokens';
import { casesWithWord, wordsAddress, MOST_ELSEWHERE, MOST_HERE, type FoundWords } from './words';

/** The causes to choose from. */
export interface CauseChoice {
	chosen: string | null;
	options: Option[];
	/** The same cause without filters. */
	clear: string;
}

/** The words with their counts. */
export interface WordsCardView {
	title: string;
	caption: string;
	columns: { here: string; elsewhere: string };
	rows: { word: string; href: string; here: string; elsewhere: string }[];
	explanation: string[];
	csv: string;
}

/** The page of rising words, in words. */
export interface WordsView {
	title: string;
	sub: string | null;
	/** Where the cause itself is charted. */
	back: Link;
	filters: FiltersView;
	causes: CauseChoice;
	/** Set where there is no word to show. */
	nothing: { title: string; text: string; action: Link | null } | null;
	card: WordsCardView | null;
}

/** How many words a heading names. */
const WORDS_IN_THE_HEADING = 3;

/** Says which words rise with a cause. */
export function wordsView(found: FoundWords, habits: Habits): WordsView {
	const { filter, choices, cause, words } = found;
	return {
		title: titleOf(found),
		sub: cause ? aboutWhat(found, habits) : null,
		back: { href: insightsAddress(found), label: 'Insights' },
		filters: filtersView(filter, choices),
		causes: {
			chosen: cause?.id ?? null,
			options: optionsOf(choices.causes, cause?.id ?? null),
			clear: cause ? `/insights/words?${new URLSearchParams({ cause: cause.id })}` : '/insights/words'
		},
		nothing: words.length > 0 ? null : nothingOf(found, habits),
		card: cause && words.length > 0 ? cardOf(found, cause, habits) : null
	};
}

function titleOf({ cause, words }: FoundWords): string {
	if (!cause || words.length === 0) return 'Rising words';
	const named = words.slice(0, WORDS_IN_THE_HEADING).map(({ word }) => `“${word}”`);
	const last = named.pop()!;
	const list = named.length > 0 ? `${named.join(', ')} and ${last}` : last;
	return `${list} ${words.length === 1 ? 'comes' : 'come'} up more with ${cause.name}`;
}

function aboutWhat({ filter, cause, read, isSample }: FoundWords, habits: Habits): string {
	const here = formatNumber(read.here, habits);
	const elsewhere = formatNumber(read.elsewhere, habits);
	const newest = isSample ? 'the newest ' : '';
	return `${periodInWords(filter.choice.period, habits)} · ${newest}${here} summaries of ${cause!.name} beside ${newest}${elsewhere} others`;
}

function insightsAddress({ filter, cause }: FoundWords): string {
	const search = new URLSearchParams(wordsAddress(filter, cause?.id ?? '').split('?')[1]);
	search.delete('cause');
	if (cause) search.set('trend', cause.id);
	return `/insights?${search}`;
}

function cardOf({ filter, words, read }: FoundWords, cause: Named, habits: Habits): WordsCardView {
	const counted = (count: number, of: number) => {
		const share = count > 0 ? shareOf(count, of, habits) : null;
		return `${formatNumber(count, habits)}${share ? ` (${share})` : ''}`;
	};
	return {
		title:
			words.length === 1 ? 'One word stands out' : `${formatNumber(words.length, habits)} words stand out`,
		caption: `Words that come up more with ${cause.name}`,
		columns: { here: 'Summaries of this cause', elsewhere: 'Other summaries' },
		rows: words.map(({ word, here, elsewhere }) => ({
			word,
			href: casesWithWord(filter, cause.id, word),
			here: counted(here, read.here),
			elsewhere: counted(elsewhere, read.elsewhere)
		})),
		explanation,
		csv: wordsAddress(filter, cause.id, '.csv')
	};
}

function nothingOf(
	{ cause, choices, hasRecords, read, filter }: FoundWords,
	habits: Habits
): WordsView['nothing'] {
	if (!hasRecords || choices.causes.length === 0) {
		return {
			title: 'Words that rise with a cause will show here',
			text: 'Once escalations are recorded with their contributing causes, this page tells which words their summaries use more than others do.',
			action: { href: '/escalations/new', label: 'Log an escalation' }
		};
	}
	if (!cause) {
		return {
			title: 'Choose a contributing cause',
			text: 'You will see which words its summaries use more than those of other escalations, with the cases behind them.',
			action: null
		};
	}
	const days = periodInWords(filter.choice.period, habits);
	if (read.here === 0) {
		return {
			title: `No escalation names ${cause.name} here`,
			text: `Nothing with this cause was recorded from ${days} with these filters.`,
			action: null
		};
	}
	if (read.elsewhere === 0) {
		return {
			title: 'There is nothing to compare with',
			text: `Every escalation from ${days} names ${cause.name}, so no word can stand out.`,
			action: null
		};
	}
	return {
		title: 'No word stands out',
		text: `The summaries of ${cause.name} are told in the same words as the others, or in words that fewer than ${LEAST_CUSTOMERS} customers share.`,
		action: null
	};
}

const explanation = [
	'A word stands here when summaries with this cause use it more than the others of the same period and filters do, by more than chance makes likely. It counts once for each summary, and the words that are most certain to differ come first (log-odds with a prior, after Monroe, Colaresi and Quinn).',
	`Read are the newest ${MOST_HERE} summaries of the cause and the newest ${MOST_ELSEWHERE} others, and of each the first ${CHARACTERS_READ} characters.`,
	`To keep people out of it, a word is shown only where the cases of at least ${LEAST_CUSTOMERS} different customers use it. What holds a digit, looks like an address, occurs in a reference, or is written like a name never is; most German nouns are left out for the same reason, as German writes them like names.`
];
