import { redirect } from '@sveltejs/kit';
import { undoImport } from '$lib/features/imports/commands.server';
import { nothing } from '$lib/features/imports/forms';
import { outlookOfUndo } from '$lib/features/imports/queries.server';
import { action, page } from '$lib/server/answers';

export const load = page(async ({ context, params }) => ({
	import: await outlookOfUndo(context, params.id!)
}));

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		await undoImport(context, { importId: event.params.id! });
		redirect(303, `/imports/${event.params.id}`);
	})
};
