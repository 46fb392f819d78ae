import { deserialize } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import { toast } from '$lib/ui/toast';
import type { SubmitFunction } from '@sveltejs/kit';
import { reopeningAddress } from './addresses';

/** What came back from a form that was refused. */
export interface Refused {
	message: string;
	errors: Record<string, string>;
	values: Record<string, string | string[]>;
}

/**
 * Sends an answer without leaving the page: done, it is told with a way to undo it; refused, the form says why.
 * @param refused called with why the answer was refused, and with null when another is sent
 * @param answered called when the answer was taken
 */
export function answering(refused: (why: Refused | null) => void, answered: () => void): SubmitFunction {
	return () => {
		refused(null);
		return async ({ result }) => {
			if (result.type === 'failure') return refused(result.data as unknown as Refused);
			if (result.type === 'success') {
				const { notice, decisionId } = result.data as { notice: string; decisionId: string };
				toast(notice, { undo: () => takeBack(decisionId) });
			} else if (result.type === 'error') {
				toast('This suggestion no longer holds, or is not yours to answer.');
			}
			await invalidateAll();
			answered();
		};
	};
}

async function takeBack(decisionId: string): Promise<void> {
	const response = await fetch(reopeningAddress(decisionId, location.pathname + location.search), {
		method: 'POST',
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		body: new FormData()
	});
	const result = deserialize(await response.text());
	if (result.type === 'error')
		toast('This could not be undone: it was taken back or decided otherwise meanwhile.');
	await invalidateAll();
}
