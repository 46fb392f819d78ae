import type { Habits } from '$lib/shared/format';
import type { Component } from 'svelte';
import type { Board } from './board';
import type { Phase } from './phase';
import type { RetroSession } from './session.svelte';

/** What a board is drawn of, beside what it shows at all times. */
export type PartName =
	| 'lead'
	| 'timer'
	| 'pins'
	| 'left'
	| 'write'
	| 'last-time'
	| 'group'
	| 'vote'
	| 'actions'
	| 'checks'
	| 'discuss'
	| 'close';

export interface PartProps {
	session: RetroSession;
	habits: Habits;
	today: string;
	/** The server's present when the page was read, in milliseconds. */
	now: number;
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
	timer: () => import('./RetroTimer.svelte'),
	pins: () => import('./Pins.svelte'),
	left: () => import('./LeftCards.svelte'),
	write: () => import('./WritePart.svelte'),
	'last-time': () => import('./LastTimePart.svelte'),
	group: () => import('./GroupPart.svelte'),
	vote: () => import('./VoteGroups.svelte'),
	actions: () => import('./ActionsPart.svelte'),
	checks: () => import('./ChecksPart.svelte'),
	discuss: () => import('./DiscussGroups.svelte'),
	close: () => import('./ClosePart.svelte')
};

/** Whether a card is to be written on a board where that is not what the step is for. */
export const isToWrite = (url: URL) => url.searchParams.has('write');

/**
 * The parts of a board in its phase, from the top. What it does not show, or only who leads has, is fetched by nobody.
 * @param isWriting whether somebody is writing a card, also where the others have gone on
 */
export function partsOf(
	board: Pick<Board, 'phase' | 'isClosed' | 'mayLead' | 'timer' | 'pins' | 'checks'>,
	isWriting = false
): PartName[] {
	const { phase, isClosed, mayLead, timer, pins, checks } = board;
	return [
		...(mayLead && !isClosed ? (['lead'] as const) : []),
		...(timer && !isClosed ? (['timer'] as const) : []),
		...(pins.length > 0 ? (['pins'] as const) : []),
		...(isClosed ? partsOfClosed(checks.length > 0) : partsOfPhase(phase)),
		...(phase === 'group' && isWriting && !isClosed ? (['write'] as const) : [])
	];
}

function partsOfClosed(isChecked: boolean): PartName[] {
	return isChecked ? ['actions', 'checks', 'discuss'] : ['actions', 'discuss'];
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
