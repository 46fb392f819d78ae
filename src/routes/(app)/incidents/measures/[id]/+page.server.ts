import { decidersOf, whyNotToDecide } from '$lib/features/incidents/measures/measure';
import {
	appealsOf,
	customerOfMeasure,
	findMeasure,
	noticeOf
} from '$lib/features/incidents/measures/queries.server';
import { categoryOf } from '$lib/features/incidents/policy/policy';
import { policyById } from '$lib/features/incidents/queries.server';
import { seesEveryIncident } from '$lib/features/incidents/visibility';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { measure, incident } = await findMeasure(context, params.id!);
	const { actor } = context;
	const [notice, appeals, policy, customerId] = await Promise.all([
		noticeOf(context, measure, incident),
		appealsOf(context, measure.id, incident),
		policyById(context, incident.policyVersionId),
		seesEveryIncident(actor) ? customerOfMeasure(context, measure) : null
	]);
	const { isPartOfIt } = incident;
	const { decidedBy, approvedBy: _, ...shown } = measure;
	return {
		measure: shown,
		incident: {
			id: incident.id,
			occurredOn: incident.occurredOn,
			severity: incident.severity,
			category: categoryOf(policy.document, incident.category)?.name ?? incident.category,
			customerReference: incident.customerReference
		},
		customerId,
		notice,
		appeals: appeals.map(({ decidedBy: _, ...appeal }) => appeal),
		seesIt: incident.sees.has('verbatim'),
		mayLogAppeal: incident.sees.has('story') || incident.relations.includes('leader-elsewhere'),
		whyNot: {
			review: whyNotToDecide(actor, { isPartOfIt }),
			approve: whyNotToDecide(actor, { isPartOfIt, decided: [decidedBy] }),
			answer: whyNotToDecide(actor, { isPartOfIt, decided: decidersOf(measure, appeals) })
		}
	};
});
