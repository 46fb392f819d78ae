import type * as v from 'valibot';
import type { Habits } from '../../../shared/format';
import type { Cycle } from '../cycle';
import type { Verdict } from '../verdict/verdict';
import type { TrialWeek } from '../verdict/weeks';
import { verdictDetails } from '../verdict/words';
import type { fixInAnswer, fixWithVerdictInAnswer } from './forms';

type FixInAnswer = v.InferOutput<typeof fixInAnswer>;
type VerdictInAnswer = NonNullable<v.InferOutput<typeof fixWithVerdictInAnswer>['verdict']>;

/** A fix as it is read for an answer. */
interface FixRead {
	id: string;
	title: string;
	why: string;
	stage: FixInAnswer['stage'];
	teams: readonly string[] | null;
	ownerName: string | null;
	votes: number;
	createdAt: Date;
	statusSince: Date | null;
	outsideOwner: string | null;
	outsideSince: string | null;
	declinedReason: string | null;
	cycle: Cycle | null;
}

/** A fix in the words of the API. */
export function answerOfFix(fix: FixRead, teamNames: ReadonlyMap<string, string>): FixInAnswer {
	const { id, title, why, stage, votes, outsideOwner, outsideSince, declinedReason, cycle } = fix;
	return {
		id,
		title,
		why,
		stage,
		teams:
			fix.teams?.flatMap((teamId) => {
				const name = teamNames.get(teamId);
				return name === undefined ? [] : [{ id: teamId, name }];
			}) ?? null,
		owner: fix.ownerName,
		votes,
		suggestedAt: fix.createdAt.toISOString(),
		movedAt: fix.statusSince?.toISOString() ?? null,
		outsideOwner,
		outsideSince,
		declinedReason,
		trial: cycle && answerOfTrial(cycle)
	};
}

function answerOfTrial(cycle: Cycle): NonNullable<FixInAnswer['trial']> {
	const { number, state, measureKey, measureName, baselineFrom, baselineTo } = cycle;
	const { predictedDrop, startOn, checkOn, endedOn, decision, decidedAt } = cycle;
	return {
		number,
		state,
		measure: { key: measureKey, name: measureName },
		baseline: { from: baselineFrom, to: baselineTo },
		predictedDrop,
		startOn,
		checkOn,
		endedOn,
		decision,
		decidedAt: decidedAt?.toISOString() ?? null
	};
}

/** A verdict in the words of the API. */
export function answerOfVerdict(
	{ verdict, sentence, weeks }: { verdict: Verdict; sentence: string; weeks: readonly TrialWeek[] },
	habits: Habits
): VerdictInAnswer {
	const { kind, look, unit, before, after, ratio, interval, confidence, predicted } = verdict;
	return {
		kind,
		isInterim: look === 'interim',
		sentence,
		details: verdictDetails(verdict, habits),
		unit,
		before,
		after,
		ratio,
		interval: interval && { lower: interval.lower, upper: interval.upper },
		confidence,
		predictedRatio: predicted,
		overdispersion: verdict.overdispersion,
		enoughOn: verdict.enoughOn,
		weeks: weeks.map(({ monday, part, count, of, incomplete, value, centre, lower, upper, outside }) => ({
			start: monday,
			part,
			counted: count,
			among: of,
			complete: incomplete === null,
			rate: value,
			centre,
			lower,
			upper,
			outside
		}))
	};
}
