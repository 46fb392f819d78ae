import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openOutbox, type Entry, type Outbox, type Outcome } from './outbox';

/** What a browser has that the box makes use of. */
function browser() {
	const kept = new Map<string, string>();
	const listeners = new Set<() => void>();
	vi.stubGlobal('sessionStorage', {
		getItem: (name: string) => kept.get(name) ?? null,
		setItem: (name: string, value: string) => void kept.set(name, value),
		removeItem: (name: string) => void kept.delete(name)
	});
	vi.stubGlobal('addEventListener', (_: string, listener: () => void) => listeners.add(listener));
	vi.stubGlobal('removeEventListener', (_: string, listener: () => void) => listeners.delete(listener));
	return { kept, goOnline: () => listeners.forEach((listener) => listener()) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const LONG_MS = 120_000;

describe('what is written', () => {
	it('is sent in the order it was written in, and leaves nothing behind', async () => {
		const { kept } = browser();
		const sent: string[] = [];
		const box = openOutbox({
			name: 'board',
			send: async ({ values }) => {
				sent.push(values.text!);
				return { taken: null };
			}
		});
		for (const text of ['one', 'two', 'three']) box.add('?/add', { text });
		await vi.runAllTimersAsync();
		expect(sent).toEqual(['one', 'two', 'three']);
		expect(kept.size).toBe(0);
	});

	it('waits while the server is away, and is sent at once when the browser is online again', async () => {
		const { goOnline } = browser();
		let isAway = true;
		const counts: number[] = [];
		const box = openOutbox({
			name: 'board',
			send: async () => {
				if (isAway) throw new TypeError('Failed to fetch');
				return { taken: null };
			},
			onWaiting: (count) => counts.push(count)
		});
		box.add('?/add', { text: 'one' });
		await vi.advanceTimersByTimeAsync(LONG_MS);
		expect(box.waiting()).toHaveLength(1);
		isAway = false;
		goOnline();
		await vi.advanceTimersByTimeAsync(0);
		expect(box.waiting()).toEqual([]);
		expect(counts).toEqual([0, 1, 0]);
	});

	it('that is refused is handed back with the reason, and does not hold up the rest', async () => {
		browser();
		const refused: string[] = [];
		const box = openOutbox({
			name: 'board',
			send: async ({ values }) =>
				values.text === 'late' ? { refused: 'Voting is over.' } : { taken: values.text },
			onRefused: ({ values }, reason) => refused.push(`${values.text}: ${reason}`)
		});
		box.add('?/vote', { text: 'late' });
		box.add('?/add', { text: 'card' });
		await vi.runAllTimersAsync();
		expect(refused).toEqual(['late: Voting is over.']);
		expect(box.waiting()).toEqual([]);
	});

	it('is kept by a tab whose storage holds nonsense or nothing', async () => {
		const { kept } = browser();
		kept.set('draft:outbox:board', '{');
		vi.stubGlobal('sessionStorage', {
			getItem: () => '{',
			setItem: () => {
				throw new Error('full');
			},
			removeItem: () => {}
		});
		const sent: string[] = [];
		const box = openOutbox({
			name: 'board',
			send: async ({ values }) => {
				sent.push(values.text!);
				return { taken: null };
			}
		});
		box.add('?/add', { text: 'one' });
		await vi.runAllTimersAsync();
		expect(sent).toEqual(['one']);
	});
});

it('whatever the network and the tab do, the server does everything once and in order, and nothing is lost', async () => {
	const fate = fc.constantFrom(
		'arrives',
		'is lost on its way',
		'loses its answer',
		'hangs until the page is gone'
	);
	const step = fc.constantFrom('write', 'write', 'reload', 'wait');
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { maxLength: 25 }),
			fc.array(fate, { maxLength: 25 }),
			async (steps, fates) => {
				browser();
				const done = new Map<string, string>();
				let attempts = 0;
				const send = async ({ key, values }: Entry): Promise<Outcome> => {
					const happens = fates[attempts++] ?? 'arrives';
					if (happens === 'is lost on its way') throw new TypeError('Failed to fetch');
					if (!done.has(key)) done.set(key, values.text!);
					if (happens === 'loses its answer') return 'not-arrived';
					if (happens === 'hangs until the page is gone') return new Promise(() => {});
					return { taken: null };
				};
				let written = 0;
				let box: Outbox = openOutbox({ name: 'board', send });
				const reload = () => {
					box.close();
					box = openOutbox({ name: 'board', send });
				};
				for (const each of steps) {
					if (each === 'write') box.add('?/add', { text: String(written++) });
					else if (each === 'reload') reload();
					else await vi.advanceTimersByTimeAsync(5_000);
				}
				for (let more = 0; more <= fates.length && box.waiting().length > 0; more++) {
					reload();
					await vi.advanceTimersByTimeAsync(LONG_MS);
				}
				box.close();
				expect(box.waiting()).toEqual([]);
				expect([...done.values()]).toEqual(Array.from({ length: written }, (_, place) => String(place)));
			}
		),
		{ numRuns: 200 }
	);
});
