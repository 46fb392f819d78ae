/** How many attempts may fail within a window of time. */
export interface Limit {
	attempts: number;
	windowMs: number;
}

/** Attempts counted in a window. */
export interface Attempts {
	failures: number;
	windowStartedAt: Date;
}

const QUARTER_OF_AN_HOUR_MS = 15 * 60_000;

/** An account bears few attempts, an address more: an office may share one. */
export const limits = {
	account: { attempts: 5, windowMs: QUARTER_OF_AN_HOUR_MS },
	address: { attempts: 20, windowMs: QUARTER_OF_AN_HOUR_MS }
} as const satisfies Record<string, Limit>;

/** Whether the window these attempts were counted in is over. */
export function isOver(attempts: Attempts, limit: Limit, now: Date): boolean {
	return now.getTime() >= attempts.windowStartedAt.getTime() + limit.windowMs;
}

/** Seconds until another attempt may be made; 0 where it may be made now. */
export function secondsToWait(attempts: Attempts | undefined, limit: Limit, now: Date): number {
	if (!attempts || isOver(attempts, limit, now) || attempts.failures < limit.attempts) return 0;
	return Math.ceil((attempts.windowStartedAt.getTime() + limit.windowMs - now.getTime()) / 1000);
}
