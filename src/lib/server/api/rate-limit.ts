/** How a key stands within its present minute. */
export interface RateState {
	limit: number;
	/** Requests left in this window. */
	left: number;
	/** Seconds until a new window begins. */
	secondsLeft: number;
	/** Whether this request is one too many. */
	exceeded: boolean;
}

export const WINDOW_SECONDS = 60;

const WINDOW_MS = WINDOW_SECONDS * 1000;

/**
 * Counts requests by key in windows of a minute, in the memory of this process: with several processes each allows the
 * whole limit.
 */
export class RateLimit {
	readonly #windows = new Map<string, Window>();
	#sweptAt = 0;

	/** @param limit requests a minute */
	constructor(readonly limit: number) {}

	/** Counts a request and says whether it may go on. */
	count(keyId: string, now: Date): RateState {
		const at = now.getTime();
		this.#sweep(at);
		const window = this.#windowOf(keyId, at);
		window.requests += 1;
		this.#windows.set(keyId, window);
		return this.#stateOf(window, at);
	}

	/** Says how a key stands without counting anything: whether its next request would be one too many. */
	next(keyId: string, now: Date): RateState {
		const at = now.getTime();
		const { startedAt, requests } = this.#windowOf(keyId, at);
		return this.#stateOf({ startedAt, requests: requests + 1 }, at);
	}

	#windowOf(keyId: string, at: number): Window {
		const window = this.#windows.get(keyId);
		// A clock that was set back must not lock anybody out until it has caught up.
		const isPresent = window && at < window.startedAt + WINDOW_MS && at >= window.startedAt;
		return isPresent ? window : { startedAt: at, requests: 0 };
	}

	#stateOf(window: Window, at: number): RateState {
		return {
			limit: this.limit,
			left: Math.max(0, this.limit - window.requests),
			secondsLeft: Math.max(1, Math.ceil((window.startedAt + WINDOW_MS - at) / 1000)),
			exceeded: window.requests > this.limit
		};
	}

	/** Forgets windows that are over, so that keys of long ago take no memory. */
	#sweep(at: number): void {
		if (Math.abs(at - this.#sweptAt) < WINDOW_MS) return;
		this.#sweptAt = at;
		for (const [keyId, { startedAt }] of this.#windows) {
			if (at >= startedAt + WINDOW_MS) this.#windows.delete(keyId);
		}
	}
}

interface Window {
	startedAt: number;
	requests: number;
}

/** The state in the headers of the IETF draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers). */
export function rateLimitHeaders({ limit, left, secondsLeft }: RateState): Record<string, string> {
	return {
		'ratelimit-policy': `"default";q=${limit};w=${WINDOW_SECONDS}`,
		ratelimit: `"default";r=${left};t=${secondsLeft}`
	};
}
