/**
 * A reply that is drafted, and may be read by a second person before it goes out: draft -> waiting -> approved, or a
 * wording is suggested, and the author settles which of the two it is.
 */
export const replyStates = {
	draft: 'Draft',
	waiting: 'Waiting to be read',
	approved: 'Approved',
	suggested: 'Another wording suggested',
	settled: 'Settled'
} as const;

export type ReplyState = keyof typeof replyStates;

/** What can happen to a reply. */
export type ReplyStep =
	/** The author changes the wording. */
	| 'edit'
	/** The author asks somebody to read it. */
	| 'ask'
	/** The author takes the question back. */
	| 'take-back'
	/** The reader finds it good. */
	| 'approve'
	/** The reader suggests another wording. */
	| 'suggest'
	/** The author decides between the two wordings. */
	| 'settle';

const leadsTo: Record<ReplyState, Partial<Record<ReplyStep, ReplyState>>> = {
	draft: { edit: 'draft', ask: 'waiting' },
	waiting: { 'take-back': 'draft', approve: 'approved', suggest: 'suggested' },
	// What was read stays as it was read; whoever wants to say something else drafts another reply.
	approved: {},
	suggested: { settle: 'settled' },
	settled: {}
};

const readersSteps: ReadonlySet<ReplyStep> = new Set(['approve', 'suggest']);

export interface ReplyRoles {
	state: ReplyState;
	authorId: string;
	readerId: string | null;
}

/** What a person may do with a reply now. The reader answers, and only the author does the rest. */
export function stepsOpenTo(reply: ReplyRoles, userId: string): ReplyStep[] {
	const steps = Object.keys(leadsTo[reply.state]) as ReplyStep[];
	return steps.filter((step) =>
		readersSteps.has(step) ? reply.readerId === userId : reply.authorId === userId
	);
}

/**
 * The state a step leads to.
 * @returns null where it is not open in this state
 */
export function stateAfter(state: ReplyState, step: ReplyStep): ReplyState | null {
	return leadsTo[state][step] ?? null;
}

/** The wording as it stands: what was settled on, or else the author's own. */
export function presentWording(reply: { wording: string; settled: string | null }): string {
	return reply.settled ?? reply.wording;
}
