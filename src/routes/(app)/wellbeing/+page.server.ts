import { shippedRules } from '$lib/features/wellbeing/disclosure';
import { openRoundFor, pooledRounds, teamOverviews } from '$lib/features/wellbeing/pulse/queries.server';
import { cadences } from '$lib/features/wellbeing/pulse/schedule';
import { answersInWords, cellView, openCardOf } from '$lib/features/wellbeing/pulse/view';
import { page } from '$lib/server/answers';
import { addDays, dayOf } from '$lib/shared/days';

const POOLED_WITHIN_DAYS = 35;

export const load = page(async ({ context }) => {
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	const [round, teams, pooled] = await Promise.all([
		openRoundFor(context),
		teamOverviews(context),
		pooledRounds(context, { from: addDays(today, -POOLED_WITHIN_DAYS), to: today })
	]);
	const [latestPool] = pooled;
	return {
		round: round && openCardOf(round),
		floor: shippedRules.scoreFloor,
		teams: teams.map(({ id, name, pulse, latest }) => ({
			id,
			name,
			cadence: cadences[pulse.cadence].label,
			latest: latest && {
				startsOn: latest.startsOn,
				answered: answersInWords(latest, latest.members, pulse),
				cells: latest.questions
					.slice(0, 1)
					.map((question) => cellView(question, latest.cells[question.key]!, habits))
			}
		})),
		pooled: latestPool && {
			startsOn: latestPool.startsOn,
			cells: latestPool.questions.flatMap((question) => {
				const found = latestPool.pooled[question.key];
				return found ? [{ teams: found.teams.length, ...cellView(question, found.cell, habits) }] : [];
			})
		}
	};
});
