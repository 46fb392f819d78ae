import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RateLimit, rateLimitHeaders } from './rate-limit';

const START = new Date('2026-11-17T14:05:00Z');
const after = (ms: number) => new Date(START.getTime() + ms);

describe('the rate limit of a key', () => {
	it('lets through as many requests a minute as it says, and refuses the next', () => {
		const limit = new RateLimit(2);
		expect(limit.count('a', START)).toEqual({ limit: 2, left: 1, secondsLeft: 60, exceeded: false });
		expect(limit.count('a', after(20_500))).toEqual({ limit: 2, left: 0, secondsLeft: 40, exceeded: false });
		expect(limit.count('a', after(59_999))).toEqual({ limit: 2, left: 0, secondsLeft: 1, exceeded: true });
		expect(limit.count('a', after(60_000))).toMatchObject({ left: 1, exceeded: false });
	});

	it('can be asked beforehand, which counts nothing', () => {
		const limit = new RateLimit(1);
		expect(limit.next('a', START)).toEqual(limit.next('a', START));
		expect(limit.next('a', START).exceeded).toBe(false);
		limit.count('a', START);
		expect(limit.next('a', after(30_000))).toMatchObject({ exceeded: true, secondsLeft: 30 });
		expect(limit.next('a', after(60_000)).exceeded).toBe(false);
	});

	it('is counted for each key by itself', () => {
		const limit = new RateLimit(1);
		expect(limit.count('a', START).exceeded).toBe(false);
		expect(limit.count('b', START).exceeded).toBe(false);
		expect(limit.count('a', START).exceeded).toBe(true);
	});

	it('begins anew where the clock was set back', () => {
		const limit = new RateLimit(1);
		limit.count('a', START);
		expect(limit.count('a', after(-3_600_000)).exceeded).toBe(false);
	});

	it('is said in the headers of the IETF draft', () => {
		expect(rateLimitHeaders({ limit: 600, left: 12, secondsLeft: 7, exceeded: false })).toEqual({
			'ratelimit-policy': '"default";q=600;w=60',
			ratelimit: '"default";r=12;t=7'
		});
	});

	it('never lets more through than the limit in one window, whenever requests come', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 20 }),
				fc.array(fc.nat({ max: 5000 }), { maxLength: 200 }),
				(most, pauses) => {
					const limit = new RateLimit(most);
					const allowed: number[] = [];
					let at = 0;
					let windowStart = 0;
					for (const pause of pauses) {
						at += pause;
						if (allowed.length === 0 || at >= windowStart + 60_000) {
							windowStart = at;
							allowed.length = 0;
						}
						if (!limit.count('a', after(at)).exceeded) allowed.push(at);
						expect(allowed.length).toBeLessThanOrEqual(most);
					}
				}
			)
		);
	});
});
