import { deserialize } from '$app/forms';
import type { Entry, Outcome } from './outbox';

/** Refusals that pass: the server is away, busy or has not got it in time. */
const PASSING = new Set([408, 425, 429]);

const LONGEST_ANSWER_MS = 20_000;

/** Sends what waits to a form action, its key as the field `key`. */
export async function sendToAction({ key, address, values }: Entry): Promise<Outcome> {
	const body = new FormData();
	for (const [name, value] of Object.entries({ ...values, key })) body.set(name, value);
	const answer = await fetch(address, {
		method: 'POST',
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
		body
	});
	if (answer.status >= 500 || PASSING.has(answer.status)) return 'not-arrived';
	const result = deserialize(await answer.text());
	if (result.type === 'success') return { taken: result.data };
	if (result.type === 'failure') {
		if (PASSING.has(result.status)) return 'not-arrived';
		return { refused: reasonIn(result.data) };
	}
	if (result.type === 'redirect') {
		// Whoever is sent to sign in has it sent once they are back.
		return result.location.startsWith('/sign-in') ? 'not-arrived' : { taken: null };
	}
	const status = result.status ?? 500;
	return status >= 500 || PASSING.has(status) ? 'not-arrived' : { refused: reasonIn(result.error) };
}

/** Why something was refused, in all its sentences: those about single fields may be said beside none. */
export function reasonIn(given: unknown): string {
	const { message, errors } = (given ?? {}) as { message?: string; errors?: Record<string, string> };
	return [...new Set([message ?? 'This could not be saved.', ...Object.values(errors ?? {})])].join(' ');
}
