import type { Day } from '../../../shared/days';
import { addDays, mondayOf } from '../../../shared/days';

/** What somebody may need after a contact that hurt. */
export const aftercareChoices = {
	break: { label: 'A break', help: 'Take it now. Nobody is told.' },
	colleague: { label: 'A colleague', help: 'The one you choose sees on Today that you would like company.' },
	leader: { label: 'To talk to my leader', help: 'The leader you choose sees it on Today.' },
	nothing: { label: 'Nothing for now', help: 'You can change your mind at any time.' }
} as const;

export type AftercareChoice = keyof typeof aftercareChoices;

export const aftercareChoiceList = Object.keys(aftercareChoices) as AftercareChoice[];

/** Whether somebody has to be named for it. */
export function asksSomebody(choice: AftercareChoice | null): choice is 'colleague' | 'leader' {
	return choice === 'colleague' || choice === 'leader';
}

/** Counts below this are not shown to anybody. */
export const COUNT_FLOOR = 5;

export const COUNTED_WEEKS = 12;

/** The full weeks whose counts leaders see: they stand still until the week is over, so nobody is watched answering. */
export function countedPeriod(today: Day): { from: Day; to: Day } {
	const monday = mondayOf(today);
	return { from: addDays(monday, -7 * COUNTED_WEEKS), to: addDays(monday, -1) };
}

/**
 * The counts as leaders may see them; null where one is too small to be shown. So few who did not answer are not shown
 * either, which is why their difference must not be.
 */
export function shownCounts({ offered, answered }: { offered: number; answered: number }): {
	offered: number | null;
	answered: number | null;
} {
	const isEnough = (count: number) => count >= COUNT_FLOOR;
	const unanswered = offered - answered;
	const maySubtract = unanswered === 0 || isEnough(unanswered);
	return {
		offered: isEnough(offered) ? offered : null,
		answered: isEnough(answered) && maySubtract ? answered : null
	};
}
