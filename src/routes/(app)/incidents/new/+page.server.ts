import { findEscalation, taxonomy } from '$lib/features/escalations/queries.server';
import { logIncident } from '$lib/features/incidents/commands/logging.server';
import { incidentForm } from '$lib/features/incidents/forms';
import type { IncidentFormData } from '$lib/features/incidents/log-form';
import { helpersOf, presentPolicy } from '$lib/features/incidents/queries.server';
import { brandsOfOrganisation, teamsOfActor, type Named } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { canSeal } from '$lib/server/encryption';
import { dayOf } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';

export const load = page(async ({ context, url }) => {
	const from = url.searchParams.get('escalation');
	const [policy, teams, brands, entries, escalation] = await Promise.all([
		presentPolicy(context),
		teamsOfActor(context),
		brandsOfOrganisation(context),
		taxonomy(context),
		from ? findEscalation(context, from) : null
	]);
	const { timeZone } = context.actor.habits;
	const offeredTeams = options(teams);
	const own = [escalation?.teamId, ...context.actor.teams.keys()].find((id) =>
		offeredTeams.some(({ value }) => value === id)
	);
	const { categories, severities, steps } = policy.document;
	const data: IncidentFormData = {
		id: newId(),
		personId: context.actor.userId,
		teams: offeredTeams,
		teamId: own ?? offeredTeams[0]?.value ?? '',
		helpers: await helpersOf(
			context,
			offeredTeams.map(({ value }) => value)
		),
		brands: options(brands),
		channels: options(entries.filter(({ kind }) => kind === 'channel')),
		policy: { categories, severities, steps },
		timeZone,
		today: dayOf(context.now, timeZone),
		canSeal: canSeal(),
		escalation: escalation && {
			id: escalation.id,
			customerReference: escalation.customerReference,
			channelId: escalation.channelId,
			brandId: escalation.brandId
		}
	};
	return { incidentForm: data };
});

export const actions = {
	default: action(incidentForm, async ({ context, input, event }) => {
		const id = await logIncident(context, input);
		redirectWithNotice(event.cookies, `/incidents/${id}`, 'Incident logged.');
	})
};

function options(named: readonly Pick<Named, 'id' | 'name' | 'archived'>[]) {
	return named.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name }));
}
