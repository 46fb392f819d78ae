import { expect, it } from 'vitest';
import { isOver, secondsToWait } from './throttle';

const limit = { attempts: 5, windowMs: 900_000 };
const windowStartedAt = new Date('2026-11-17T14:00:00Z');
const after = (seconds: number) => new Date(windowStartedAt.getTime() + seconds * 1000);

it('lets the first attempts through', () => {
	expect(secondsToWait(undefined, limit, after(0))).toBe(0);
	expect(secondsToWait({ failures: 4, windowStartedAt }, limit, after(1))).toBe(0);
});

it('refuses the next until the window ends, and says for how long', () => {
	expect(secondsToWait({ failures: 5, windowStartedAt }, limit, after(0))).toBe(900);
	expect(secondsToWait({ failures: 5, windowStartedAt }, limit, after(899.5))).toBe(1);
	expect(secondsToWait({ failures: 5, windowStartedAt }, limit, after(900))).toBe(0);
});

it('knows when a window is over, to the moment', () => {
	expect(isOver({ failures: 5, windowStartedAt }, limit, after(899.999))).toBe(false);
	expect(isOver({ failures: 5, windowStartedAt }, limit, after(900))).toBe(true);
});
