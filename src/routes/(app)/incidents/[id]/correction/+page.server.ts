import { taxonomy } from '$lib/features/escalations/queries.server';
import { correctIncident } from '$lib/features/incidents/commands/corrections.server';
import { incidentCorrectionForm } from '$lib/features/incidents/forms';
import { findIncident, involvedIn, policyById } from '$lib/features/incidents/queries.server';
import { mayCorrect } from '$lib/features/incidents/visibility';
import { activePeople, brandsOfOrganisation, namesOf } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';
import { timeOf } from '$lib/shared/zoned';

export const load = page(async ({ context, params }) => {
	const incident = await findIncident(context, params.id!);
	authorise(mayCorrect(incident.relations));
	const [policy, entries, brands, people, involvedIds] = await Promise.all([
		policyById(context, incident.policyVersionId),
		taxonomy(context),
		brandsOfOrganisation(context),
		activePeople(context),
		involvedIn(context, incident.id)
	]);
	const names = await namesOf(context, involvedIds);
	const { categories, severities } = policy.document;
	const others = people.filter(({ id }) => id !== incident.loggedBy);
	const gone = involvedIds.filter((each) => !others.some(({ id }) => id === each));
	return {
		record: { id: incident.id, version: incident.version, state: incident.state },
		/** What the record says now, as the fields of the form have it. */
		stored: {
			category: incident.category,
			severity: String(incident.severity),
			contactEnded: incident.contactEnded ? 'on' : '',
			occurredOn: incident.occurredOn,
			occurredAtTime: timeOf(incident.occurredAt, context.actor.habits.timeZone),
			channelId: incident.channelId ?? '',
			brandId: incident.brandId ?? '',
			customerReference: incident.customerReference ?? '',
			involvedIds
		},
		options: {
			category: categories.map(({ key, name }) => ({ value: key, label: name })),
			severity: severities.map(({ level, name, examples }) => ({
				value: String(level),
				label: `${level} · ${name}`,
				help: examples.slice(0, 2).join(' · ')
			})),
			channelId: offered(
				entries.filter(({ kind }) => kind === 'channel'),
				incident.channelId
			),
			brandId: offered(brands, incident.brandId),
			involvedIds: [
				...others.map(({ id, name }) => ({ value: id, label: name })),
				...gone.map((id) => ({ value: id, label: names.get(id) ?? 'Somebody' }))
			]
		}
	};
});

export const actions = {
	default: action(incidentCorrectionForm, async ({ context, input, event }) => {
		const isChanged = await correctIncident(context, event.params.id!, input);
		const notice = isChanged ? 'Corrected.' : 'There was nothing to correct.';
		redirectWithNotice(event.cookies, `/incidents/${event.params.id}`, notice);
	})
};

/** Those that are offered, and the one that the record has. */
function offered(all: readonly { id: string; name: string; archived: boolean }[], chosen: string | null) {
	return all
		.filter(({ id, archived }) => !archived || id === chosen)
		.map(({ id, name }) => ({ value: id, label: name }));
}
