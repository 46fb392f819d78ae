import { reviewMeasure } from '$lib/features/incidents/measures/commands/reviews.server';
import { reviewForm } from '$lib/features/incidents/measures/forms';
import { whyNotReviewed, whyNotToDecide } from '$lib/features/incidents/measures/measure';
import { findMeasure } from '$lib/features/incidents/measures/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { measure, incident } = await findMeasure(context, params.id!);
	const { decidedBy: _, approvedBy: __, ...shown } = measure;
	return {
		measure: shown,
		incidentId: incident.id,
		seesIt: incident.sees.has('verbatim'),
		whyNot: whyNotReviewed(measure) ?? whyNotToDecide(context.actor, incident)
	};
});

export const actions = {
	default: action(reviewForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await reviewMeasure(context, id, input);
		const notice = input.answer === 'lift' ? 'Lifted.' : 'Kept until the next review.';
		redirectWithNotice(event.cookies, `/incidents/measures/${id}`, notice);
	})
};
