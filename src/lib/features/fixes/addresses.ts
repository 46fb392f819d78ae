import type { WhatToFix } from './decision';
import type { Evidence } from './fix';
import type { Reach } from './reach';

/** A list of cases behind some evidence. */
export interface CasesLink {
	href: string;
	label: string;
}

const filterOf = {
	cause: 'cause',
	reason: 'reason-only',
	'first-line': 'first-line',
	channel: 'channel',
	brand: 'brand',
	repeat: 'repeat',
	avoidable: 'avoidable',
	weekday: null
} as const;

/**
 * The lists of escalations that the evidence counted: one for each outcome where it is about outcomes, and for each of
 * the teams. None where the list cannot be narrowed that far.
 * @param teams the teams to narrow it to; none where the reader sees just those that were counted
 */
export function casesBehind(
	{ subject, windowFrom, windowTo }: Evidence,
	teams: readonly { id: string; name: string }[]
): CasesLink[] {
	const filter = filterOf[subject.kind];
	if (filter === null) return [];
	const outcomes = subject.outcomes.length > 0 ? subject.outcomes : [null];
	const inTeams = teams.length > 0 ? teams : [null];
	return inTeams.flatMap((team) =>
		outcomes.map((outcome) => {
			const search = new URLSearchParams({ from: windowFrom, to: windowTo, [filter]: subject.id });
			if (team) search.set('team', team.id);
			if (outcome) search.set('outcome', outcome.id);
			const particulars = [teams.length > 1 ? team?.name : null, outcome?.name].filter(Boolean).join(', ');
			return {
				href: `/escalations?${search}`,
				label: particulars ? `Read the cases: ${particulars}` : 'Read the cases'
			};
		})
	);
}

/** The team to narrow lists to where it is but one; a reader of several sees just those anyway. */
export function teamToNarrow({ whole, teamIds }: Reach): { id: string; name: string }[] {
	return whole || teamIds.length !== 1 ? [] : [{ id: teamIds[0]!, name: '' }];
}

export type AnswerKind = 'acceptance' | 'dismissal' | 'snooze';

/** Where a suggestion is answered, and where one is then led back to. */
export function answerAddress(
	key: string,
	answer: AnswerKind,
	{ team, until }: WhatToFix['scope'],
	back: string
): string {
	const search = new URLSearchParams();
	if (team) search.set('team', team);
	if (until) search.set('until', until);
	search.set('back', back);
	return `/suggestions/${encodeURIComponent(key)}/${answer}?${search}`;
}

/** Where a decision is taken back. */
export function reopeningAddress(decisionId: string, back: string): string {
	return `/suggestions/decisions/${decisionId}/reopening?${new URLSearchParams({ back })}`;
}
