import { redirect } from '@sveltejs/kit';
import { codeForm } from '$lib/features/playbook/practice/forms';
import { sessionOfCode } from '$lib/features/playbook/practice/queries.server';
import { action, page } from '$lib/server/answers';
import { invalid, Problem } from '$lib/shared/problem';

export const load = page(() => ({}));

export const actions = {
	default: action(codeForm, async ({ context, input }) => {
		await sessionOfCode(context, input.code).catch((thrown: unknown) => {
			if (!(thrown instanceof Problem)) throw thrown;
			throw invalid({
				code: 'No session that you can come into has this code. Ask your colleague for it again.'
			});
		});
		redirect(303, `/playbook/practice/together/${input.code}`);
	})
};
