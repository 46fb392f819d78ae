import { invalidateAll } from '$app/navigation';
import type { SubmitFunction } from '@sveltejs/kit';
import { toast } from './toast';

/**
 * For `use:enhance` on buttons that post to an address other than their page's, whose refusals Kit would not bring back
 * here: says why, and shows the page as it is by now.
 */
export const sayRefusal: SubmitFunction = () => {
	return async ({ result, update }) => {
		if (result.type !== 'failure') return update();
		const { message, errors } = result.data as { message: string; errors: Record<string, string> };
		toast([message, ...Object.values(errors)].join(' '));
		await invalidateAll();
	};
};
