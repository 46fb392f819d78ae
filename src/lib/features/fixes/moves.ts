import { notFound, Problem } from '../../shared/problem';
import type { CycleDecision } from './cycle';
import type { FixStage, FixStatus } from './fix';

/** Who may make a move: whoever leads what the fix is for; or the owner of the trial as well. */
type Mover = 'leader' | 'owner';

interface MoveRule {
	/** As a button says it. */
	label: string;
	/** The same where there is little room, as on a card of the board. */
	short?: string;
	from: readonly FixStage[];
	to: FixStatus;
	by: Mover;
	/** Where what it needs is asked for; null where it needs nothing more. */
	asks: string | null;
	/** What has been done once it is made. */
	done: string;
}

/**
 * Every way in which a fix may change its status: what the board offers, the commands allow and the record page shows.
 * A decision about a trial is four moves, so that each has its own target.
 */
export const moves = {
	triage: {
		label: 'Triage',
		from: ['suggested'],
		to: 'triaged',
		by: 'leader',
		asks: null,
		done: 'Triaged. Next: plan a trial.'
	},
	plan: {
		label: 'Plan a trial',
		from: ['triaged', 'adapted'],
		to: 'planned',
		by: 'leader',
		asks: 'plan',
		done: 'The trial is planned.'
	},
	'put-back': {
		label: 'Put back to suggested',
		short: 'Put it back',
		from: ['triaged'],
		to: 'suggested',
		by: 'leader',
		asks: null,
		done: 'Put back among the suggested.'
	},
	start: {
		label: 'Start the trial',
		from: ['planned'],
		to: 'in-trial',
		by: 'owner',
		asks: 'trial',
		done: 'The trial has started, and its plan is frozen.'
	},
	replan: {
		label: 'Change the plan',
		short: 'Change plan',
		from: ['planned'],
		to: 'planned',
		by: 'owner',
		asks: 'plan',
		done: 'The plan is changed.'
	},
	unplan: {
		label: 'Drop the plan',
		from: ['planned'],
		to: 'triaged',
		by: 'owner',
		asks: null,
		done: 'The plan is dropped.'
	},
	end: {
		label: 'End the trial early',
		short: 'End it early',
		from: ['in-trial'],
		to: 'in-trial',
		by: 'owner',
		asks: 'ending',
		done: 'The trial has ended, and can be studied now.'
	},
	adopt: {
		label: 'Adopt',
		from: ['study-due'],
		to: 'adopted',
		by: 'owner',
		asks: 'decision',
		done: 'Adopted. It keeps watching its measure.'
	},
	adapt: {
		label: 'Adapt',
		from: ['study-due'],
		to: 'adapted',
		by: 'owner',
		asks: 'decision',
		done: 'Adapted. The next cycle waits to be planned.'
	},
	abandon: {
		label: 'Abandon',
		from: ['study-due'],
		to: 'abandoned',
		by: 'owner',
		asks: 'decision',
		done: 'Abandoned.'
	},
	'see-no-change': {
		label: 'No detectable change',
		short: 'No change',
		from: ['study-due'],
		to: 'no-change',
		by: 'owner',
		asks: 'decision',
		done: 'Closed without a detectable change.'
	},
	'hand-over': {
		label: 'Hand it over',
		from: ['in-trial', 'study-due'],
		to: 'in-trial',
		by: 'owner',
		asks: 'owner',
		done: 'Handed over. The plan stays as it was frozen.'
	},
	reopen: {
		label: 'Reopen',
		from: ['declined', 'duplicate', 'not-ours', 'adopted', 'abandoned', 'no-change'],
		to: 'triaged',
		by: 'leader',
		asks: 'reopening',
		done: 'Reopened. It is triaged again.'
	},
	decline: {
		label: 'Decline',
		from: ['suggested', 'triaged', 'planned', 'adapted', 'not-ours'],
		to: 'declined',
		by: 'leader',
		asks: 'refusal',
		done: 'Declined, with the reason for all to read.'
	},
	'mark-duplicate': {
		label: 'Mark as a duplicate',
		short: 'Duplicate',
		from: ['suggested', 'triaged'],
		to: 'duplicate',
		by: 'leader',
		asks: 'duplicate',
		done: 'Marked as a duplicate.'
	},
	'hand-out': {
		label: 'Not ours to fix',
		from: ['suggested', 'triaged', 'planned', 'adapted'],
		to: 'not-ours',
		by: 'leader',
		asks: 'outside-owner',
		done: 'Noted whose it is to fix.'
	}
} as const satisfies Record<string, MoveRule>;

export type MoveKind = keyof typeof moves;

/** What a move is called where there is little room. */
export function shortLabelOf(kind: MoveKind): string {
	const { label, short = label }: MoveRule = moves[kind];
	return short;
}

export const moveKinds = Object.keys(moves) as MoveKind[];

/** What somebody is to a fix. */
export interface Standing {
	/** Whether they lead all that it is for. */
	leads: boolean;
	/** Whether the trial is theirs. */
	owns: boolean;
}

/** The moves that somebody may make with a fix where it stands. */
export function movesFrom(stage: FixStage, standing: Standing): MoveKind[] {
	return moveKinds.filter((kind) => startsFrom(kind, stage) && mayMove(kind, standing));
}

/**
 * Lets a move go on only where it is the actor's to make, and possible where the fix stands.
 * @param meanwhile what was last done to the fix, as a sentence
 * @throws Problem `not-found`, `conflict`
 */
export function expectMove(kind: MoveKind, stage: FixStage, standing: Standing, meanwhile: string): void {
	if (!mayMove(kind, standing)) throw notFound();
	if (!startsFrom(kind, stage)) throw new Problem('conflict', `${meanwhile} Nothing was changed.`);
}

export function mayMove(kind: MoveKind, { leads, owns }: Standing): boolean {
	return leads || (moves[kind].by === 'owner' && owns);
}

function startsFrom(kind: MoveKind, stage: FixStage): boolean {
	const { from }: MoveRule = moves[kind];
	return from.includes(stage);
}

const decisionOf: Partial<Record<MoveKind, CycleDecision>> = {
	adopt: 'adopted',
	adapt: 'adapted',
	abandon: 'abandoned',
	'see-no-change': 'no-change'
};

/** The page of a fix that asks what a move needs, with the decision chosen where it is one; the fix where nothing is asked. */
export function addressOfMove(id: string, kind: MoveKind): string {
	const { asks }: MoveRule = moves[kind];
	const decision = decisionOf[kind];
	const search = decision ? `?${new URLSearchParams({ decision })}` : '';
	return asks === null ? `/fixes/${id}` : `/fixes/${id}/${asks}${search}`;
}
