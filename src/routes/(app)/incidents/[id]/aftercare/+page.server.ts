import { chooseAftercare } from '$lib/features/incidents/commands/aftercare.server';
import { aftercareForm } from '$lib/features/incidents/forms';
import { aftercareOf, findIncident, helpersOf } from '$lib/features/incidents/queries.server';
import { supportOf } from '$lib/features/wellbeing/support/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { notFound } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	const incident = await findIncident(context, params.id!);
	const aftercare = await aftercareOf(context, incident);
	if (!aftercare) throw notFound();
	const [helpers, support] = await Promise.all([helpersOf(context, [incident.teamId]), supportOf(context)]);
	return { id: incident.id, aftercare, helpers: helpers[incident.teamId] ?? [], support };
});

export const actions = {
	default: action(aftercareForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await chooseAftercare(context, id, input);
		redirectWithNotice(event.cookies, `/incidents/${id}`, 'Noted. You can change your mind at any time.');
	})
};
