import { debriefsAbout } from '$lib/features/debriefs/cases/queries.server';
import { overLimit } from '$lib/features/escalations/authority';
import { chainOf, stepInWords } from '$lib/features/escalations/chain';
import { namesOfEntries } from '$lib/features/escalations/choices';
import { followUpState } from '$lib/features/escalations/escalation';
import { promiseOf, tiersToHandTo } from '$lib/features/escalations/hand-over';
import { linksOf } from '$lib/features/escalations/links/queries.server';
import {
	findEscalation,
	followUpMessageOf,
	openCoolOffs,
	othersOfCustomer,
	presentHandOver,
	repliesTo,
	stepsOfChain,
	taxonomy,
	timelineOf
} from '$lib/features/escalations/queries.server';
import { fromItsImport } from '$lib/features/escalations/timeline';
import { nameOfImporter } from '$lib/features/imports/queries.server';
import { incidentsOfEscalation } from '$lib/features/incidents/queries.server';
import { standingOf } from '$lib/features/incidents/customers/queries.server';
import { standingInWords } from '$lib/features/incidents/customers/standing';
import { brandsOfOrganisation, teamsOfActor } from '$lib/features/people/queries.server';
import { fittingPages } from '$lib/features/playbook/queries.server';
import { page } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';

export const load = page(async ({ context, params }) => {
	const escalation = await findEscalation(context, params.id!);
	const [
		events,
		entries,
		teams,
		brands,
		handOver,
		steps,
		coolOffs,
		replies,
		message,
		links,
		ofCustomer,
		incidents,
		standing,
		words,
		debriefs,
		importedBy
	] = await Promise.all([
		timelineOf(context, escalation.id),
		taxonomy(context),
		teamsOfActor(context),
		brandsOfOrganisation(context),
		presentHandOver(context, escalation),
		stepsOfChain(context),
		openCoolOffs(context, escalation.id),
		repliesTo(context, escalation.id),
		followUpMessageOf(context, escalation.id),
		linksOf(context, escalation.id),
		othersOfCustomer(context, escalation),
		incidentsOfEscalation(context, escalation.id),
		standingOf(context, escalation.customerReference),
		fittingPages(context, {
			causeId: escalation.causeIds,
			reasonId: escalation.reasonId,
			tier: escalation.tier
		}),
		debriefsAbout(context, { kind: 'escalation', id: escalation.id }),
		nameOfImporter(context, escalation.importId)
	]);
	const step = chainOf(steps, escalation.teamId).find(({ tier }) => tier === escalation.tier);
	return {
		escalation,
		events: fromItsImport(events, escalation, importedBy),
		links,
		ofCustomer,
		incidents,
		debriefs,
		standing:
			standing &&
			standingInWords(standing, context.actor.habits, dayOf(context.now, context.actor.habits.timeZone)),
		words,
		names: {
			...namesOfEntries(entries),
			...Object.fromEntries([...teams, ...brands].map(({ id, name }) => [id, name]))
		},
		followUp: followUpState(escalation, dayOf(context.now, context.actor.habits.timeZone)),
		followUpMessage: message,
		over: overLimit(escalation),
		tier: {
			step: step ? stepInWords(step) : null,
			handOver,
			promise: handOver ? promiseOf(handOver, context.now) : { state: 'none' as const },
			mayHandUp: tiersToHandTo(escalation, 'up').length > 0,
			mayHandDown: tiersToHandTo(escalation, 'down').length > 0
		},
		coolOffs,
		replies: replies.map(({ id, state, authorName, readerName, changedAt }) => ({
			id,
			state,
			authorName,
			readerName,
			changedAt
		})),
		now: context.now
	};
});
