import { formatNumber, formatShare, type Habits } from '../../../shared/format';
import type { Series, Tally } from './tally';
import { WEEKS_A_MONTH, WEEKS_COUNTED } from './weeks';

/** So many cases at the organisation's mean are added to each count, so that few cases say little by themselves. */
const PRIOR_CASES = 10;

/** A fix is taken to stop this share of the avoidable cases; an assumption until a trial tells. */
export const SHARE_A_FIX_STOPS = 0.5;

/** What all records of the counted weeks say, for small counts to lean on. */
export interface Prior {
	/** Share of records that somebody judged avoidable or not. */
	judgedShare: number;
	/** Share of judged records that were avoidable; one half where nobody judged any. */
	avoidableShare: number;
	/** Mean severity, 1 (low) to 4 (critical). */
	severity: number;
}

export interface Rank {
	casesAMonth: number;
	/** Share of the cases taken to be avoidable, 0 to 1. */
	avoidableShare: number;
	avoidableAMonth: number;
	/** Mean severity, 1 (low) to 4 (critical), shrunk. */
	severity: number;
	score: number;
}

export function priorOf(tally: Tally): Prior {
	const all = tally.series('records');
	const judged = judgedIn(tally);
	const avoidable = judged - tally.series('avoidable', 'no').cases;
	return {
		judgedShare: all.cases > 0 ? Math.min(1, judged / all.cases) : 0,
		avoidableShare: (avoidable + 1) / (judged + 2),
		severity: all.cases > 0 ? all.severity / all.cases : 1
	};
}

/** How many records somebody judged avoidable or not. */
export function judgedIn(tally: Tally): number {
	const answers = tally.values('avoidable').filter((answer) => answer !== '');
	return tally.together('avoidable', answers).cases;
}

/**
 * What a pattern costs a month: cases a month × avoidable share × severity, where
 *
 *     avoidable share = (avoidable cases + 10 · p) / (judged cases + 10),  p = (all avoidable + 1) / (all judged + 2)
 *     severity        = (sum of severities + 10 · s) / (cases + 10),       s = mean severity of all records
 *     judged cases    = cases × share of all records judged, at least the avoidable ones
 *
 * This is the posterior mean of a share under a Beta prior worth ten cases at the organisation's mean (and Laplace's
 * rule for that mean), after the empirical Bayes estimates in Gelman et al., Bayesian Data Analysis, chapter 2.
 * Judged cases are estimated because roll-ups count avoidable ones by cause, and judged ones only for all records.
 * @param weeks full weeks counted, at least 1
 */
export function rankOf({ cases, avoidable, severity }: Series, prior: Prior, weeks: number): Rank {
	const casesAMonth = (cases / weeks) * WEEKS_A_MONTH;
	const judged = Math.max(avoidable, cases * prior.judgedShare);
	const avoidableShare = (avoidable + PRIOR_CASES * prior.avoidableShare) / (judged + PRIOR_CASES);
	const meanSeverity = (severity + PRIOR_CASES * prior.severity) / (cases + PRIOR_CASES);
	const avoidableAMonth = casesAMonth * avoidableShare;
	return {
		casesAMonth,
		avoidableShare,
		avoidableAMonth,
		severity: meanSeverity,
		score: avoidableAMonth * meanSeverity
	};
}

/** The formula in words, with the means it leans on at present. */
export function rankingInWords(prior: Prior, habits: Habits): string[] {
	const mean = formatShare(prior.avoidableShare, habits);
	return [
		`First comes what costs most: avoidable cases a month × severity (1 low to 4 critical), counted over the last ${WEEKS_COUNTED} full weeks.`,
		`Avoidable cases are the cases times their avoidable share. To each share and each mean severity we add ${PRIOR_CASES} cases at the mean of all records (${mean} avoidable, severity ${formatNumber(prior.severity, habits, 1)}), so that three unlucky cases do not outrank fifty.`,
		prior.judgedShare === 0
			? 'Nobody has judged yet whether these escalations could have been avoided, so half of them are taken to be; judging them makes the order better.'
			: `The share is taken of judged cases: ${formatShare(prior.judgedShare, habits)} of all records say whether they could have been avoided, and the same is assumed of each pattern.`,
		'What a fix might spare assumes that it stops half of the avoidable cases. That is a guess until you measure it.'
	];
}
