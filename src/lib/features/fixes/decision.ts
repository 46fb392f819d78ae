import type { Day, Period } from '../../shared/days';
import { formatDate, formatInstant, formatNumber, type Habits } from '../../shared/format';
import type { Evidence, Suggestion } from './fix';

export type DecisionKind = 'accepted' | 'dismissed' | 'snoozed';

/** What was last decided about a suggestion. */
export interface Decision {
	id: string;
	suggestionKey: string;
	/** The team it was decided for; null for the whole organisation. */
	teamId: string | null;
	title: string;
	decision: DecisionKind;
	/** Why it was dismissed. */
	reason: string | null;
	/** A snoozed suggestion comes back on this day. */
	until: Day | null;
	fixId: string | null;
	evidence: Evidence;
	decidedByName: string;
	decidedAt: Date;
}

/** A dismissed suggestion comes back with so many times the cases a month. */
export const NEW_EVIDENCE = 1.5;

/** Whether a decision still stands, and where it does not, what is new since it was made. */
export type Standing = { stands: true } | { stands: false; news: string };

/**
 * Accepted, a suggestion stays away; snoozed, until its day; dismissed, until there is new evidence: half as many cases
 * a month again, or a rise that began after the weeks it was dismissed on.
 * @param now the counts at present, of the team it was decided for; null where they are not those of that team
 */
export function standingOf(decision: Decision, now: Evidence | null, today: Day, habits: Habits): Standing {
	const { decision: kind, until, evidence, decidedByName } = decision;
	if (kind === 'accepted') return { stands: true };
	if (kind === 'snoozed') {
		if (until !== null && today < until) return { stands: true };
		return {
			stands: false,
			news: `${decidedByName} put it off until ${formatDate(until ?? today, habits)}.`
		};
	}
	const news = now && newsSince(evidence, now, habits);
	if (!news) return { stands: true };
	return {
		stands: false,
		news: `${decidedByName} dismissed it (“${decision.reason}”). New since then: ${news}.`
	};
}

function newsSince(then: Evidence, now: Evidence, habits: Habits): string | null {
	const news: string[] = [];
	if (now.casesAMonth >= NEW_EVIDENCE * then.casesAMonth) {
		const [before, after] = [then, now].map(({ casesAMonth }) => formatNumber(casesAMonth, habits, 1));
		news.push(`${after} cases a month instead of ${before}`);
	}
	if (now.risingSince !== null && now.risingSince > then.windowTo) {
		news.push(`it has been rising since the week of ${formatDate(now.risingSince, habits)}`);
	}
	return news.length > 0 ? news.join(', and ') : null;
}

/** Who decided what, and when: "Lena dismissed it on Tue 3 Nov, 14:05 (“We ship with another carrier now”)." */
export function decisionInWords(
	{ decision, decidedByName, decidedAt, reason, until }: Decision,
	habits: Habits
) {
	const on = formatInstant(decidedAt, habits);
	if (decision === 'accepted') return `${decidedByName} accepted it on ${on}.`;
	if (decision === 'dismissed') return `${decidedByName} dismissed it on ${on} (“${reason}”).`;
	return `${decidedByName} put it off on ${on}, until ${until ? formatDate(until, habits) : 'later'}.`;
}

/** A suggestion that waits for an answer. */
export type OpenSuggestion<S extends Suggestion = Suggestion> = S & {
	/** What is new since it was put off or dismissed; null where it was not. */
	news: string | null;
};

export interface Answered<S extends Suggestion = Suggestion> {
	/** Those that wait for an answer. */
	suggestions: OpenSuggestion<S>[];
	/** Decisions that stand, other than acceptances, which are fixes now. */
	decided: Decision[];
}

/** What a list of suggestions is drawn from. */
export interface WhatToFix extends Answered {
	/** Whose counts, and up to which day; null for all teams of the reader, and for today. */
	scope: { team: string | null; until: Day | null };
	/** Whether the reader may answer these. */
	mayDecide: boolean;
	/** The days counted, or null where there is no full week yet. */
	counted: Period | null;
	/** From when to when recording was on, or null where nothing was ever recorded. */
	recording: Period | null;
	/** How suggestions are ranked, in sentences. */
	ranking: string[];
}

/**
 * Sets aside the suggestions that were answered. A decision for the whole organisation holds for every team; with
 * several teams in view, one that each of them has answered is answered.
 * @param teamIds the teams whose counts the suggestions rest on together; null for the whole organisation
 */
export function setAsideAnswered<S extends Suggestion>(
	suggestions: readonly S[],
	decisions: readonly Decision[],
	teamIds: readonly string[] | null,
	today: Day,
	habits: Habits
): Answered<S> {
	const counted = teamIds === null ? null : teamIds.length === 1 ? teamIds[0] : undefined;
	const evidence = new Map(suggestions.map((suggestion) => [suggestion.key, suggestion.evidence]));
	const standings = decisions.map((decision) => {
		const now = decision.teamId === counted ? (evidence.get(decision.suggestionKey) ?? null) : null;
		return { decision, standing: standingOf(decision, now, today, habits) };
	});

	const unanswered = suggestions.flatMap((suggestion): OpenSuggestion<S>[] => {
		const own = standings.filter(({ decision }) => decision.suggestionKey === suggestion.key);
		const standsFor = (teamId: string | null) =>
			own.some(({ decision, standing }) => decision.teamId === teamId && standing.stands);
		if (standsFor(null) || (teamIds !== null && teamIds.length > 0 && teamIds.every(standsFor))) return [];
		const news = own.flatMap(({ decision, standing }) =>
			!standing.stands && decision.teamId === counted ? [standing.news] : []
		);
		return [{ ...suggestion, news: news[0] ?? null }];
	});
	const decided = standings
		.filter(({ decision, standing }) => standing.stands && decision.decision !== 'accepted')
		.map(({ decision }) => decision);
	return { suggestions: unanswered, decided };
}
