import { forgetPractice } from '$lib/features/playbook/practice/commands.server';
import { forgettingForm } from '$lib/features/playbook/practice/forms';
import { ownLog } from '$lib/features/playbook/practice/queries.server';
import { action, page } from '$lib/server/answers';
import { isId } from '$lib/shared/ids';

export const load = page(async ({ context, url }) => {
	const before = url.searchParams.get('before');
	return { ...(await ownLog(context, before && isId(before) ? before : null)), isFirst: !before };
});

export const actions = {
	default: action(forgettingForm, async ({ context, input }) => {
		await forgetPractice(context, input.id);
		return { notice: 'Taken out of your log.' };
	})
};
