import { taxonomy } from '$lib/features/escalations/queries.server';
import { decide } from '$lib/features/incidents/measures/commands/decisions.server';
import { decisionForm } from '$lib/features/incidents/measures/forms';
import { suggestedDays, whyNotThisStep, whyNotToDecide } from '$lib/features/incidents/measures/measure';
import { measuresOfIncident, proposalFor } from '$lib/features/incidents/measures/queries.server';
import { categoryOf } from '$lib/features/incidents/policy/policy';
import { findIncident } from '$lib/features/incidents/queries.server';
import { activePeople } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { canSeal } from '$lib/server/encryption';
import { dayOf } from '$lib/shared/days';

export const load = page(async ({ context, params }) => {
	const incident = await findIncident(context, params.id!);
	const { actor } = context;
	const [{ proposal, policy, history }, measures, entries, people] = await Promise.all([
		proposalFor(context, incident),
		measuresOfIncident(context, incident),
		taxonomy(context),
		activePeople(context)
	]);
	const steps = policy.document.steps.filter(({ key }) => key !== 'police');
	const today = dayOf(context.now, actor.habits.timeZone);
	return {
		incident: {
			id: incident.id,
			version: incident.version,
			occurredOn: incident.occurredOn,
			customerReference: incident.customerReference,
			state: incident.state
		},
		whyNot: whyNotToDecide(actor, incident),
		seesIt: incident.sees.has('verbatim'),
		deciderName: incident.deciderName,
		measures: measures.filter(({ state }) => state !== 'not-approved'),
		proposal,
		history,
		category: categoryOf(policy.document, incident.category),
		steps: steps.map(({ key, name, when, longestDays }) => ({ key, name, when, longestDays })),
		notFor: Object.fromEntries(
			steps.flatMap((step) => {
				const whyNot = whyNotThisStep(actor, step);
				return whyNot ? [[step.key, whyNot]] : [];
			})
		),
		suggested: Object.fromEntries(steps.map((step) => [step.key, suggestedDays(step, today)])),
		appealWithinDays: policy.document.appealWithinDays,
		channels: entries
			.filter(({ kind, archived }) => kind === 'channel' && !archived)
			.map(({ id, name }) => ({ value: id, label: name })),
		people: people.map(({ id, name }) => ({ value: id, label: name })),
		canSeal: canSeal()
	};
});

export const actions = {
	default: action(decisionForm, async ({ context, input, event }) => {
		const measureId = await decide(context, event.params.id!, input);
		redirectWithNotice(event.cookies, `/incidents/measures/${measureId}`, 'Decided. The reporter is told.');
	})
};
