import type { Day } from '../../../shared/days';
import type { Habits } from '../../../shared/format';
import { findingsIn, shareNamingCauses, type Finding } from './findings';
import type { Entry } from './pattern';
import { priorOf, rankingInWords, rankOf, type Prior } from './ranking';
import { Tally, type WeeklyCount } from './tally';
import { countedPeriod, WEEKS_COUNTED } from './weeks';
import { inWords } from './wording';

/** What was counted in the full weeks that suggestions look at. */
export interface Counts {
	/** Mondays of the full weeks, oldest first (`weeksToLookAt`). */
	mondays: readonly Day[];
	weekly: readonly WeeklyCount[];
	entries: readonly Entry[];
}

/** A fix worth trying, with what it rests on; `features/fixes/fix.ts` describes its parts, and freezes them. */
export type Suggestion = ReturnType<typeof suggestionOf>;

/** The costliest suggestions first, and how they are ranked, in sentences. */
export interface Suggested {
	suggestions: Suggestion[];
	ranking: string[];
}

/** What the rules suggest for these counts. Pure: the same counts give the same suggestions. */
export function suggest({ mondays, weekly, entries }: Counts, habits: Habits): Suggested {
	const tally = new Tally(mondays, weekly);
	const prior = priorOf(tally);
	const namingCauses = shareNamingCauses(tally);
	const suggestions = findingsIn(tally, entries)
		.map((finding) => suggestionOf(finding, { prior, namingCauses, mondays, habits }))
		.sort((a, b) => b.evidence.score - a.evidence.score || (a.key < b.key ? -1 : 1));
	return { suggestions, ranking: rankingInWords(prior, habits) };
}

function suggestionOf(
	finding: Finding,
	given: { prior: Prior; namingCauses: number; mondays: readonly Day[]; habits: Habits }
) {
	const { rule, subject, series, trend } = finding;
	const weeksCounted = Math.min(WEEKS_COUNTED, given.mondays.length);
	const rank = rankOf(series, given.prior, weeksCounted);
	const window = countedPeriod(given.mondays)!;
	return {
		key: `${rule.key}:${subject.id}`,
		title: rule.fix,
		why: rule.why,
		measure: rule.measure,
		evidence: {
			subject,
			...inWords({ finding, rank, weeksCounted, ...given }),
			cases: series.cases,
			avoidable: series.avoidable,
			casesAMonth: rank.casesAMonth,
			avoidableAMonth: rank.avoidableAMonth,
			severity: rank.severity,
			score: rank.score,
			windowFrom: window.from,
			windowTo: window.to,
			direction: trend.direction,
			risingSince: trend.direction === 'rising' ? trend.since : null,
			usualUpTo: trend.usual?.upper ?? null,
			weeks: given.mondays.map((monday, place) => ({ monday, cases: series.weekly[place]! }))
		}
	};
}
