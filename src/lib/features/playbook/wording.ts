/** How far a suggested wording has come. */
export const wordingStates = {
	open: 'Waiting for an answer',
	accepted: 'Accepted',
	declined: 'Declined',
	withdrawn: 'Withdrawn'
} as const;

export type WordingState = keyof typeof wordingStates;
