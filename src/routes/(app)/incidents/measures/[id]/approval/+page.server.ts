import { answerApproval } from '$lib/features/incidents/measures/commands/decisions.server';
import { approvalForm } from '$lib/features/incidents/measures/forms';
import { whyNotApproved, whyNotToDecide } from '$lib/features/incidents/measures/measure';
import { findMeasure } from '$lib/features/incidents/measures/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { measure, incident } = await findMeasure(context, params.id!);
	const { decidedBy, approvedBy: _, ...shown } = measure;
	return {
		measure: shown,
		incidentId: incident.id,
		seesIt: incident.sees.has('verbatim'),
		whyNot:
			whyNotApproved(measure) ??
			whyNotToDecide(context.actor, { isPartOfIt: incident.isPartOfIt, decided: [decidedBy] })
	};
});

export const actions = {
	default: action(approvalForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await answerApproval(context, id, input);
		redirectWithNotice(event.cookies, `/incidents/measures/${id}`, 'Your answer is noted.');
	})
};
