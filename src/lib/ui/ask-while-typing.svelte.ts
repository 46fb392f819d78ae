/** As long as somebody pauses between two keys. */
const PAUSE_MS = 350;

/**
 * Asks for what belongs to something that is being typed, once there is a pause. To be called while a component is set up.
 * What cannot be had is no answer, and never in the way.
 * @param addressOf where to ask; null where there is nothing to ask about yet
 */
export function askWhileTyping<Answer>(addressOf: () => string | null) {
	let answer = $state.raw<Answer>();

	$effect(() => {
		const address = addressOf();
		answer = undefined;
		if (address === null) return;
		const leaving = new AbortController();
		const timer = setTimeout(async () => {
			const response = await fetch(address, { signal: leaving.signal }).catch(() => undefined);
			if (response?.ok) answer = await response.json().catch(() => undefined);
		}, PAUSE_MS);
		return () => {
			clearTimeout(timer);
			leaving.abort();
		};
	});

	return {
		get answer() {
			return answer;
		}
	};
}
