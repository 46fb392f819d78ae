import { changePassword } from '$lib/features/people/commands.server';
import { changePasswordForm } from '$lib/features/people/forms';
import { ownProfile } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context }) => ({ profile: await ownProfile(context) }));

export const actions = {
	default: action(changePasswordForm, async ({ context, input, event }) => {
		const { sessionId = '', visitor } = event.locals;
		await changePassword(context, { ...input, sessionId, address: visitor.address });
		redirectWithNotice(
			event.cookies,
			'/settings',
			'Your password is changed, and your other sessions are ended.'
		);
	})
};
