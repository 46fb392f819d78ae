import { debriefsForToday } from '$lib/features/debriefs/cases/queries.server';
import { actionsDue } from '$lib/features/debriefs/actions/queries.server';
import { retrosForToday } from '$lib/features/debriefs/retros/queries.server';
import { promiseOf } from '$lib/features/escalations/hand-over';
import {
	countOpen,
	followUpsDue,
	handedToActor,
	openEscalationsOf,
	ownCoolOffsOver,
	repliesWaitingFor
} from '$lib/features/escalations/queries.server';
import { returnedFixes, trialsWaiting } from '$lib/features/fixes/queries.server';
import { summaryOf } from '$lib/features/fixes/fix';
import {
	categoryNames,
	measuresWaiting,
	outcomesForReporter
} from '$lib/features/incidents/measures/queries.server';
import { askedOfActor, policyToRead } from '$lib/features/incidents/queries.server';
import { whatToFixFirst } from '$lib/features/insights/suggestions/queries.server';
import { kudosReceivedLately } from '$lib/features/kudos/queries.server';
import { leadsATeam } from '$lib/features/people/actor';
import { openCardOf } from '$lib/features/wellbeing/pulse/view';
import { openRoundFor } from '$lib/features/wellbeing/pulse/queries.server';
import { requestsWaiting } from '$lib/features/wellbeing/support/queries.server';
import { page } from '$lib/server/answers';

const SUGGESTIONS_SHOWN = 3;

export const load = page(async ({ context }) => {
	const decides = context.actor.isAdmin || leadsATeam(context.actor);
	const [
		followUps,
		open,
		openCount,
		handed,
		pauses,
		replies,
		trials,
		returned,
		asked,
		policy,
		toFix,
		measures,
		thanks,
		outcomes,
		debriefs,
		round,
		support,
		retros,
		actions
	] = await Promise.all([
		followUpsDue(context),
		openEscalationsOf(context),
		countOpen(context),
		handedToActor(context),
		ownCoolOffsOver(context),
		repliesWaitingFor(context),
		trialsWaiting(context),
		returnedFixes(context),
		askedOfActor(context),
		policyToRead(context),
		decides ? whatToFixFirst(context, { team: null, until: null }, SUGGESTIONS_SHOWN) : null,
		measuresWaiting(context),
		kudosReceivedLately(context),
		outcomesForReporter(context),
		debriefsForToday(context),
		openRoundFor(context),
		requestsWaiting(context),
		retrosForToday(context),
		actionsDue(context)
	]);
	return {
		decides,
		retros,
		actions,
		debriefs,
		round: round && !round.hasAnswered ? openCardOf(round) : null,
		followUps,
		open,
		openCount,
		asked,
		policy,
		trials,
		measures,
		thanks,
		outcomes,
		support,
		categories: measures.length > 0 ? await categoryNames(context) : {},
		returned,
		waiting: {
			pauses,
			handed: handed.map((handOver) => ({ ...handOver, promise: promiseOf(handOver, context.now) })),
			...replies
		},
		suggestions: toFix ? toFix.suggestions.map(summaryOf) : null
	};
});
