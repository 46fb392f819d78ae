/** What somebody asks another to be there for. */
export const requestKinds = {
	listening: { label: 'A listening ear', help: 'Somebody who listens, and keeps it to themselves.' },
	training: { label: 'Training', help: 'Practice or learning that would make the work easier.' },
	'mental-health': {
		label: 'Mental-health support',
		help: 'Finding the right help, in or outside the company.'
	},
	schedule: { label: 'Schedule', help: 'Hours, shifts, breaks, or time away from a hard queue.' },
	other: { label: 'Something else', help: 'Say it in your own words.' }
} as const;

export type RequestKind = keyof typeof requestKinds;

export const requestKindList = Object.keys(requestKinds) as RequestKind[];

/** How a request stands, and what each says. Only the asker closes one. */
export const requestStates = {
	open: 'Not seen yet',
	seen: 'Seen',
	agreed: 'Agreed',
	closed: 'Closed'
} as const;

export type RequestState = keyof typeof requestStates;

/** So long after it was closed, what both wrote in a request is deleted. */
export const WORDS_KEPT_DAYS = 90;

/** The part that somebody has in a request. Nobody else is told that there is one. */
export type RequestPart = 'asker' | 'helper';

/** The part of a person; null for everybody who has none. */
export function partIn(
	{ askerId, helperId }: { askerId: string; helperId: string },
	userId: string
): RequestPart | null {
	if (userId === askerId) return 'asker';
	return userId === helperId ? 'helper' : null;
}

/** What each may do with a request as it stands. */
export function mayDo(
	part: RequestPart,
	state: RequestState
): { see: boolean; answer: boolean; close: boolean } {
	return {
		see: part === 'helper' && state === 'open',
		answer: part === 'helper' && (state === 'seen' || state === 'agreed'),
		close: part === 'asker' && state !== 'closed'
	};
}

/**
 * How many people asked for each kind, where each counts once: for what they asked for first.
 * @param asked ids sort by the time they were made
 */
export function oneKindEach(
	asked: readonly { id: string; askerId: string; kind: RequestKind }[]
): { key: RequestKind; people: number }[] {
	const first = new Map<string, { id: string; kind: RequestKind }>();
	for (const { id, askerId, kind } of asked) {
		const known = first.get(askerId);
		if (!known || id < known.id) first.set(askerId, { id, kind });
	}
	return requestKindList.map((key) => ({
		key,
		people: [...first.values()].filter(({ kind }) => kind === key).length
	}));
}
