import { applyAction, deserialize } from '$app/forms';
import { invalidateAll } from '$app/navigation';

/** Sends a form to an address, as a person would who presses its button, and shows the page as it is then. */
export async function postAction(address: string, values: Record<string, string> = {}): Promise<void> {
	const body = new FormData();
	for (const [name, value] of Object.entries(values)) body.set(name, value);
	const answer = await fetch(address, {
		method: 'POST',
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		body
	});
	const result = deserialize(await answer.text());
	if (result.type === 'error') await applyAction(result);
	else await invalidateAll();
}
