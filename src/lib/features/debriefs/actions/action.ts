import type { Day } from '$lib/shared/days';

export const actionStates = { open: 'Open', done: 'Done', dropped: 'Dropped' } as const;

export type ActionState = keyof typeof actionStates;

/** What a team agreed to do, as its members see it. */
export interface TeamAction {
	id: string;
	title: string;
	ownerId: string | null;
	ownerName: string | null;
	dueOn: Day | null;
	state: ActionState;
	fixId: string | null;
	version: number;
	retroId: string;
	retroTitle: string;
}

/** Whether it should have been done by now. */
export function isOverdue({ state, dueOn }: Pick<TeamAction, 'state' | 'dueOn'>, today: Day): boolean {
	return state === 'open' && dueOn !== null && dueOn < today;
}
