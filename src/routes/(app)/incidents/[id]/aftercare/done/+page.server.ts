import { redirect } from '@sveltejs/kit';
import { wasThere } from '$lib/features/incidents/commands/aftercare.server';
import { nothing } from '$lib/features/incidents/forms';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(() => redirect(303, '/'));

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		await wasThere(context, event.params.id!);
		redirectWithNotice(event.cookies, '/', 'Thank you for being there.');
	})
};
