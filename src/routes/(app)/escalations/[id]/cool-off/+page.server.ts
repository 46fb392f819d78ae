import { beginCoolOff, endCoolOff } from '$lib/features/escalations/commands/cool-offs.server';
import { coolOffForm } from '$lib/features/escalations/handling/forms';
import { findEscalation, openCoolOffs } from '$lib/features/escalations/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import * as v from 'valibot';

export const load = page(async ({ context, params }) => {
	const escalation = await findEscalation(context, params.id!);
	return { escalation, coolOffs: await openCoolOffs(context, escalation.id), now: context.now };
});

export const actions = {
	begin: action(coolOffForm, async ({ context, input, event }) => {
		await beginCoolOff(context, event.params.id!, input);
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, 'Take your time.');
	}),
	end: action(v.object({}), async ({ context, event }) => {
		await endCoolOff(context, event.params.id!);
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, 'Good to have you back.');
	})
};
