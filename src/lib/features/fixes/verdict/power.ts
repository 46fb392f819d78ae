import { formatNumber, formatShare, type Habits } from '../../../shared/format';
import type { Unit } from './verdict';
import { changeInWords } from './words';

/** How likely a trial is to notice what it predicts. */
export interface Power {
	unit: Unit;
	/** The ratio that is predicted. */
	predicted: number;
	/** Full weeks that are compared with, and what they counted. */
	weeksBefore: number;
	eventsBefore: number;
	/** After how many full weeks it would be noticed with 80%; null where two years are not enough. */
	weeksToNotice: number | null;
	/** Full weeks up to the check day, and the chance to notice by then; null where no full week lies before it. */
	atCheck: { weeks: number; chance: number } | null;
	/** The smallest change that would be noticed by the check day with 80%, as a ratio; null where none would. */
	smallest: number | null;
	/** How many times more than chance the weeks vary, where they do. */
	overdispersion: number | null;
}

/** The chance from which on one would rather notice than not. */
export const LIKELY = 0.8;

/** The answer to "would we notice?", and what one could do about it. */
export interface PowerInWords {
	/** Whether the trial is likely to say something by its check day; null where no check day is known. */
	isLikely: boolean | null;
	sentence: string;
	details: string[];
}

/** Says what a plan can hope for, so that nobody starts a hopeless trial unknowing. */
export function powerInWords(power: Power, habits: Habits): PowerInWords {
	const { atCheck, eventsBefore } = power;
	if (eventsBefore === 0) {
		return {
			isLikely: false,
			sentence: 'No: nothing was counted in the weeks to compare with, so nothing can go down.',
			details: ['Choose other weeks, or another measure.']
		};
	}
	const isLikely = atCheck === null ? null : atCheck.chance >= LIKELY;
	return {
		isLikely,
		sentence: [leadOf(isLikely), whenInWords(power, habits), chanceInWords(power, habits)]
			.filter((part) => part !== '')
			.join(' '),
		details: [smallestInWords(power, habits), restsOn(power, habits), adviceFor(power)].filter(
			(part) => part !== ''
		)
	};
}

function leadOf(isLikely: boolean | null): string {
	if (isLikely === null) return '';
	return isLikely ? 'Yes, probably.' : 'Probably not.';
}

function whenInWords({ weeksToNotice, predicted, unit }: Power, habits: Habits): string {
	const change = changeInWords(predicted, unit, habits);
	if (weeksToNotice === null) {
		return `Even if it is ${change}, not even two years would be likely to show it.`;
	}
	const weeks = weeksToNotice === 1 ? '1 full week' : `${formatNumber(weeksToNotice, habits)} full weeks`;
	return `If it is ${change}, ${weeks} would show it with ${formatShare(LIKELY, habits)} probability.`;
}

function chanceInWords({ atCheck }: Power, habits: Habits): string {
	if (atCheck === null) return '';
	const weeks = atCheck.weeks === 1 ? '1 full week' : `${formatNumber(atCheck.weeks, habits)} full weeks`;
	return `At your check day, after ${weeks}, the chance is about ${aboutShare(atCheck.chance, habits)}.`;
}

/** A chance is an estimate: to the nearest 5%, and never none or all. */
function aboutShare(chance: number, habits: Habits): string {
	return formatShare(Math.min(0.99, Math.max(0.01, Math.round(chance * 20) / 20)), habits);
}

function smallestInWords({ smallest, predicted, unit }: Power, habits: Habits): string {
	if (smallest === null || Math.abs(smallest - predicted) < 0.005) return '';
	return `By then you would probably notice ${changeInWords(smallest, unit, habits)} or a larger change.`;
}

function restsOn({ eventsBefore, weeksBefore, overdispersion, unit }: Power, habits: Habits): string {
	const counted = `It rests on ${formatNumber(eventsBefore, habits)} counted in ${formatNumber(weeksBefore, habits)} full weeks before`;
	const by = { contacts: ', by contacts', weeks: '', records: ', of the records that could have been' }[unit];
	return overdispersion === null
		? `${counted}${by}.`
		: `${counted}${by}, which vary ${formatNumber(overdispersion, habits, 1)} times as much as chance makes them.`;
}

function adviceFor({ atCheck, weeksToNotice }: Power): string {
	if (atCheck === null || atCheck.chance >= LIKELY) return '';
	return weeksToNotice === null
		? 'Choose a measure that counts more, compare with more weeks, or try something that changes more.'
		: 'Choose a later check day, a measure that counts more, or try something that changes more.';
}
