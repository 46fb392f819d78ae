import { choices, namesOfEntries } from '$lib/features/escalations/choices';
import { followUpState } from '$lib/features/escalations/escalation';
import { findEscalation, taxonomy, timelineOf } from '$lib/features/escalations/queries.server';
import { brandsOfOrganisation, teamsOfActor } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';

export const load = page(async ({ context, params }) => {
	const escalation = await findEscalation(context, params.id!);
	const [events, entries, teams, brands] = await Promise.all([
		timelineOf(context, escalation.id),
		taxonomy(context),
		teamsOfActor(context),
		brandsOfOrganisation(context)
	]);
	return {
		escalation,
		events,
		choices: choices(entries),
		names: {
			...namesOfEntries(entries),
			...Object.fromEntries([...teams, ...brands].map(({ id, name }) => [id, name]))
		},
		followUp: followUpState(escalation, dayOf(context.now, context.actor.habits.timeZone))
	};
});
