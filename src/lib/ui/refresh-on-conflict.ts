import { invalidateAll } from '$app/navigation';
import type { SubmitFunction } from '@sveltejs/kit';

const CONFLICT = 409;

/**
 * For `use:enhance` on forms that carry a version. A refusal because somebody was quicker loads what is stored by now,
 * so that sending the form again is about that and not refused once more. What was typed stays.
 */
export const refreshOnConflict: SubmitFunction = () => {
	return async ({ result, update }) => {
		await update({ reset: false });
		if (result.type === 'failure' && result.status === CONFLICT) await invalidateAll();
	};
};
