import { attach } from '$lib/features/incidents/commands/attachments.server';
import { nothing } from '$lib/features/incidents/forms';
import { findIncident } from '$lib/features/incidents/queries.server';
import { page, redirectWithNotice, uploadAction } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	const { id, sees } = await findIncident(context, params.id!);
	authorise(sees.has('attachments'));
	return { id };
});

export const actions = {
	default: uploadAction(nothing, async ({ context, file, event }) => {
		const id = event.params.id!;
		await attach(context, id, file);
		redirectWithNotice(event.cookies, `/incidents/${id}`, 'The file is attached.');
	})
};
