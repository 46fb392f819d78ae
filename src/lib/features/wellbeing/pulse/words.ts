import { formatNumber, formatShare, type Habits } from '../../../shared/format';
import { whyNotShown, type ShownCell, type YesShare } from '../disclosure';
import { leastScore, type PulseQuestion } from './question';

type Asked = Pick<PulseQuestion, 'kind' | 'words'>;

const SCALE = 5;

/** What is shown of a cell, or why nothing is, in words. */
export function cellInWords(question: Asked, cell: ShownCell, habits: Habits): string {
	switch (cell.is) {
		case 'suppressed':
			return whyNotShown(cell);
		case 'alike':
			return `At least ${formatNumber(cell.atLeast, habits)} of ${formatNumber(cell.answers, habits)} answered “${wordFor(question, cell.score)}”`;
		case 'bound':
			return `${cell.side === 'at-least' ? 'At least' : 'At most'} ${meanInWords(question, cell.mean, habits)}`;
		default:
			return meanInWords(question, cell.mean, habits);
	}
}

/** A mean as it is written: 3.4 of 5 for a scale, 40% for yes or no. */
export function meanInWords({ kind }: Pick<PulseQuestion, 'kind'>, mean: number, habits: Habits): string {
	return kind === 'scale'
		? `${formatNumber(mean, habits, 1)} of ${SCALE}`
		: `${formatShare(mean, habits)} yes`;
}

/** The word for a score. */
export function wordFor(question: Asked, score: number): string {
	return question.words[score - leastScore(question)] ?? String(score);
}

/** A share of yes that may be known between two bounds only. */
export function yesInWords({ answers, least, most }: YesShare, habits: Habits): string {
	const share = (count: number) => formatShare(count / answers, habits);
	const of = `of ${formatNumber(answers, habits)} answers`;
	return least === most ? `${share(least)} ${of}` : `${share(least)} to ${share(most)} ${of}`;
}

const topicNames = {
	mood: 'Mood',
	energy: 'Energy',
	supported: 'Feeling supported',
	workload: 'Manageable work',
	safe: 'Safe to speak',
	'unlogged-abuse': 'Abuse that was not logged'
} as const;

/** A question in a few words, where there are any for it; else as it is asked. */
export function nameOf({ topic, wording }: Pick<PulseQuestion, 'topic' | 'wording'>): string {
	return topic ? topicNames[topic] : wording;
}
