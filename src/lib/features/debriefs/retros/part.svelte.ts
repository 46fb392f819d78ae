import type { Habits } from '$lib/shared/format';
import type { Component } from 'svelte';
import type { Board } from './board';
import type { Phase } from './phase';
import type { RetroSession } from './session.svelte';

/** What a board is drawn of, beside what it shows at all times. */
export type PartName = 'lead' | 'write' | 'last-time' | 'group' | 'vote' | 'actions' | 'discuss' | 'close';

export interface PartProps {
	session: RetroSession;
	habits: Habits;
	today: string;
	/** Who can see to an action. */
	members: readonly { id: string; name: string }[];
	/** What came of a form that was posted without scripts. */
	failure: {
		action?: string;
		message: string;
		errors: Record<string, string>;
		values: Record<string, string | string[]>;
	} | null;
}

/** A part with what draws it, which is fetched when the meeting gets there. */
export interface LoadedPart {
	name: PartName;
	Part: Component<PartProps>;
}

const drawings: Record<PartName, () => Promise<{ default: Component<PartProps> }>> = {
	lead: () => import('./LeadPart.svelte'),
	write: () => import('./WritePart.svelte'),
	'last-time': () => import('./LastTimePart.svelte'),
	group: () => import('./GroupPart.svelte'),
	vote: () => import('./VoteGroups.svelte'),
	actions: () => import('./ActionsPart.svelte'),
	discuss: () => import('./DiscussPart.svelte'),
	close: () => import('./ClosePart.svelte')
};

/** The parts of a board in its phase, from the top; what only who leads has is fetched by nobody else. */
export function partsOf(board: Pick<Board, 'phase' | 'isClosed' | 'mayLead'>): PartName[] {
	if (board.isClosed) return ['actions', 'discuss'];
	return board.mayLead ? ['lead', ...partsOfPhase(board.phase)] : partsOfPhase(board.phase);
}

function partsOfPhase(phase: Phase): PartName[] {
	switch (phase) {
		case 'waiting':
			return ['write'];
		case 'discuss':
			return ['discuss', 'actions'];
		case 'actions':
			return ['actions', 'discuss'];
		case 'close':
			return ['close', 'actions'];
		default:
			return [phase];
	}
}

export function loadParts(names: readonly PartName[]): Promise<LoadedPart[]> {
	return Promise.all(names.map(async (name) => ({ name, Part: (await drawings[name]()).default })));
}
