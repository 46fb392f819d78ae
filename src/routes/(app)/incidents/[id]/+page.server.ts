import { debriefsAbout } from '$lib/features/debriefs/cases/queries.server';
import { taxonomy } from '$lib/features/escalations/queries.server';
import { readWords } from '$lib/features/incidents/commands/logging.server';
import { nothing } from '$lib/features/incidents/forms';
import { whyNotToDecide } from '$lib/features/incidents/measures/measure';
import { measuresOfIncident } from '$lib/features/incidents/measures/queries.server';
import { categoryOf, severityOf } from '$lib/features/incidents/policy/policy';
import {
	aftercareOf,
	attachmentsOf,
	findIncident,
	helpersOf,
	policyById,
	storyOf
} from '$lib/features/incidents/queries.server';
import { mayCorrect } from '$lib/features/incidents/visibility';
import { brandsOfOrganisation, teamNames } from '$lib/features/people/queries.server';
import { supportOf } from '$lib/features/wellbeing/support/queries.server';
import { action, page } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { sees, relations, outcomeReadAt, ...incident } = await findIncident(context, params.id!);
	const seen = { id: incident.id, sees, relations };
	const isReporter = relations.includes('reporter');
	const [
		measures,
		story,
		attachments,
		aftercare,
		policy,
		support,
		teams,
		brands,
		entries,
		helpers,
		debriefs
	] = await Promise.all([
		measuresOfIncident(context, seen),
		storyOf(context, seen),
		attachmentsOf(context, seen),
		aftercareOf(context, seen),
		policyById(context, incident.policyVersionId),
		supportOf(context),
		teamNames(context),
		brandsOfOrganisation(context),
		taxonomy(context),
		isReporter ? helpersOf(context, [incident.teamId]) : null,
		debriefsAbout(context, { kind: 'incident', id: incident.id })
	]);
	const severity = severityOf(policy.document, incident.severity);
	return {
		incident,
		isReporter,
		isNews: isReporter && incident.state === 'decided' && outcomeReadAt === null,
		mayCorrect: mayCorrect(relations),
		mayDecide: whyNotToDecide(context.actor, incident) === null,
		measures: measures.map(({ decidedBy: _, approvedBy: __, ...measure }) => measure),
		sees: { words: sees.has('verbatim'), attachments: sees.has('attachments'), story: sees.has('story') },
		story,
		attachments,
		aftercare: aftercare && {
			...aftercare,
			helpers: helpers?.[incident.teamId] ?? []
		},
		policy: { id: policy.id, number: policy.number },
		support,
		debriefs,
		names: {
			category: categoryOf(policy.document, incident.category)?.name ?? incident.category,
			severity: severity ? `${severity.level} · ${severity.name}` : String(incident.severity),
			team: teams.get(incident.teamId) ?? '',
			brand: brands.find(({ id }) => id === incident.brandId)?.name ?? null,
			channel: entries.find(({ id }) => id === incident.channelId)?.name ?? null
		}
	};
});

export const actions = {
	/** Not a part of the page until it is asked for. */
	reveal: action(nothing, async ({ context, event }) => {
		const words = await readWords(context, event.params.id!);
		return { revealed: true as const, words };
	})
};
