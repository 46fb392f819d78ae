import type { Day, Period } from '../../shared/days';
import { formatDate, formatInstant, formatNumber, type Habits } from '../../shared/format';
import type { Evidence, Suggestion } from './fix';
import { teamsAsText, teamsOf, type ForTeams, type Reach } from './reach';

export type DecisionKind = 'accepted' | 'dismissed' | 'snoozed';

/** What was last decided about a suggestion. */
export interface Decision {
	id: string;
	suggestionKey: string;
	/** The teams it was decided for; null for the whole organisation. */
	teams: ForTeams;
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
 * @param now the counts at present, of the teams it was decided for; null where they are those of others
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
	/** How many more wait for an answer than are given. */
	more: number;
	/** Whether the reader may answer these. */
	mayDecide: boolean;
	/** Whether the reader might, having chosen one of several teams. */
	mayChooseTeam: boolean;
	/** The days counted, or null where there is no full week yet. */
	counted: Period | null;
	/** From when to when recording was on, or null where nothing was ever recorded. */
	recording: Period | null;
	/** How suggestions are ranked, in sentences. */
	ranking: string[];
}

/**
 * Sets aside the suggestions that were answered. A decision for the whole organisation holds for every team; with
 * several teams in view, a suggestion that was answered for each of them is answered.
 * @param reach whose counts the suggestions rest on
 */
export function setAsideAnswered<S extends Suggestion>(
	suggestions: readonly S[],
	decisions: readonly Decision[],
	reach: Reach,
	today: Day,
	habits: Habits
): Answered<S> {
	const ours = teamsAsText(teamsOf(reach));
	const evidence = new Map(suggestions.map((suggestion) => [suggestion.key, suggestion.evidence]));
	const weighed = decisions.map((decision) => {
		const isOurs = teamsAsText(decision.teams) === ours;
		const now = isOurs ? (evidence.get(decision.suggestionKey) ?? null) : null;
		return { decision, isOurs, standing: standingOf(decision, now, today, habits) };
	});
	const byKey = Map.groupBy(weighed, ({ decision }) => decision.suggestionKey);

	const waiting = suggestions.flatMap((suggestion): OpenSuggestion<S>[] => {
		const about = byKey.get(suggestion.key) ?? [];
		const standing = about.filter((one) => one.standing.stands).map(({ decision }) => decision.teams);
		if (isAnswered(standing, reach)) return [];
		const news = about.flatMap((one) => (one.isOurs && !one.standing.stands ? [one.standing.news] : []));
		return [{ ...suggestion, news: news[0] ?? null }];
	});
	const decided = weighed
		.filter(({ decision, standing }) => standing.stands && decision.decision !== 'accepted')
		.map(({ decision }) => decision);
	return { suggestions: waiting, decided };
}

function isAnswered(decidedFor: ForTeams[], { teamIds }: Reach): boolean {
	if (decidedFor.includes(null)) return true;
	return teamIds.length > 0 && teamIds.every((id) => decidedFor.some((teams) => teams?.includes(id)));
}
