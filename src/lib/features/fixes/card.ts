import { daysBetween, type Day } from '../../shared/days';
import { formatDate, formatNumber, type Habits } from '../../shared/format';
import type { Cycle } from './cycle';
import type { FixStage } from './fix';
import { movesFrom, shortLabelOf, type MoveKind, type Standing } from './moves';

/** The columns of the board, from left to right. */
export const columns: readonly { title: string; stages: readonly FixStage[]; empty: string }[] = [
	{ title: 'Suggested', stages: ['suggested'], empty: 'Nothing new.' },
	{ title: 'Triaged', stages: ['triaged'], empty: 'Nothing waits for a plan.' },
	{ title: 'Trial planned', stages: ['planned'], empty: 'No trial is planned.' },
	{ title: 'In trial', stages: ['in-trial'], empty: 'No trial runs.' },
	{ title: 'Study due', stages: ['study-due'], empty: 'No trial waits to be studied.' },
	{
		title: 'Decided',
		stages: ['adapted', 'adopted', 'no-change', 'abandoned'],
		empty: 'No trial was decided about yet.'
	},
	{ title: 'Not ours to fix', stages: ['not-ours'], empty: 'Nobody else owes you a fix.' },
	{ title: 'Set aside', stages: ['declined', 'duplicate'], empty: 'Nothing was set aside.' }
];

/** What a card of the board or a row of the list shows of a fix. */
export interface FixCard {
	id: string;
	title: string;
	stage: FixStage;
	version: number;
	votes: number;
	voted: boolean;
	/** Whose it is and what it waits for, in a line. */
	line: string;
	/** Where the reader may move it. */
	moves: { value: MoveKind; label: string }[];
}

/** What a card is made of. */
interface Carded {
	id: string;
	title: string;
	stage: FixStage;
	version: number;
	votes: number;
	voted: boolean;
	ownerName: string | null;
	outsideOwner: string | null;
	outsideSince: Day | null;
	createdByName: string;
	cycle: Pick<Cycle, 'startOn' | 'checkOn' | 'endedOn'> | null;
	standing: Standing;
}

export function cardOf(fix: Carded, today: Day, habits: Habits): FixCard {
	const { id, title, stage, version, votes, voted, standing } = fix;
	return {
		id,
		title,
		stage,
		version,
		votes,
		voted,
		line: lineOf(fix, today, habits),
		moves: movesFrom(stage, standing).map((kind) => ({ value: kind, label: shortLabelOf(kind) }))
	};
}

function lineOf(fix: Carded, today: Day, habits: Habits): string {
	const { stage, cycle, ownerName, outsideOwner, outsideSince, createdByName } = fix;
	const on = (day: Day | undefined | null) => (day ? formatDate(day, habits) : '');
	switch (stage) {
		case 'suggested':
		case 'triaged':
			return `from ${createdByName}`;
		case 'planned':
			return `${ownerName}, starts ${on(cycle?.startOn)}`;
		case 'in-trial':
			return `${ownerName}, until ${on(cycle?.checkOn)}`;
		case 'study-due':
			return `${ownerName}, since ${on(cycle?.endedOn ?? cycle?.checkOn)}`;
		case 'not-ours':
			return outsideSince
				? `${outsideOwner}, for ${ageInWords(outsideSince, today, habits)}`
				: (outsideOwner ?? '');
		default:
			return ownerName ?? `from ${createdByName}`;
	}
}

/** How long something has been going on: "3 days", "7 weeks". */
export function ageInWords(since: Day, today: Day, habits: Habits): string {
	const days = Math.max(0, daysBetween(since, today));
	if (days < 14) return days === 1 ? '1 day' : `${formatNumber(days, habits)} days`;
	return `${formatNumber(Math.floor(days / 7), habits)} weeks`;
}

/** What is next for a fix, for whoever reads its record. */
export const nextSteps: Record<FixStage, string> = {
	suggested: 'Whoever leads looks at it: is it worth a trial, is it ours, has somebody said it before?',
	triaged:
		'It waits for a plan: who sees to it, what is measured, by how much it should go down, until when.',
	planned: 'Start the trial once the change is in place. From then on its plan is frozen.',
	'in-trial': 'The trial runs. Leave the change as it is until the check day: one calm week is no proof.',
	'study-due': 'Read the verdict, and say what becomes of it.',
	adopted: 'It stays. Its measure is watched, and the fix reopens where the chart signals a rise.',
	adapted: 'The next cycle waits to be planned, with what changes.',
	abandoned: 'Nothing, unless somebody reopens it.',
	'no-change': 'Nothing, unless somebody reopens it.',
	'not-ours': 'Whoever owns it has to fix it. Ask again when you next speak with them.',
	declined: 'Nothing, unless somebody reopens it.',
	duplicate: 'What happens, happens to the one it says the same as.'
};
