import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '$lib/server/db/connection';
import { accessChannelOf, announceAccess } from '$lib/server/realtime/access';
import { BEAT_EVERY_MS, eventStream, MOST_REPLAYED, type Following } from '$lib/server/realtime/event-stream';
import { numberToGoOnFrom } from '$lib/server/realtime/message';
import { countOpen, endAllStreams, MOST_PER_LISTENER, takesListeners } from '$lib/server/realtime/streams';
import { testDatabase } from '../../support/database';
import { listenTo, type Listener } from '../../support/event-source';

const CHANNEL = 'northwind/board/1';

interface Said {
	number: number;
	words: string;
}

/** A board that many follow over HTTP, with what is written to it. */
async function board(given: { show?: (listener: string) => Following<Said>['show'] } = {}) {
	const db = await testDatabase();
	const written: Said[] = [];
	const closedTo = new Set<string>();
	const left: string[] = [];
	let reads = 0;
	const following = (listener: string): Following<Said> => ({
		channel: CHANNEL,
		listener,
		newest: async () => written.length,
		read: async (after, most) => {
			reads++;
			return written.slice(after, after + most);
		},
		show: given.show?.(listener),
		changesAccess: ({ words }) => words === 'closed',
		left: async () => void left.push(listener)
	});
	const server = createServer(async (incoming, outgoing) => {
		const url = `http://${incoming.headers.host}${incoming.url}`;
		const listener = new URL(url).pathname.slice(1);
		const gone = new AbortController();
		outgoing.once('close', () => gone.abort());
		const headers = Object.fromEntries(
			Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])
		);
		const stream = eventStream(following(listener), {
			db,
			signal: gone.signal,
			accessChannel: accessChannelOf({ organisationId: 'northwind', userId: listener }),
			after: numberToGoOnFrom(new Request(url, { headers })),
			mayFollow: async () => (closedTo.has(listener) ? null : following(listener))
		});
		outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
		for await (const chunk of stream) outgoing.write(chunk);
		outgoing.end();
	});
	const origin = await listening(server);
	return {
		written,
		left,
		closedTo,
		countReads: () => reads,
		say: (words: string) => say(db, written, words),
		tellOfAccess: (userId: string) =>
			db.transaction('northwind', async (inside) =>
				announceAccess(inside, { organisationId: 'northwind', userId })
			),
		listen: async (listener: string, after?: number, lastEventId?: number): Promise<Listener> => {
			const opened = await listenTo(
				`${origin}/${listener}${after === undefined ? '' : `?after=${after}`}`,
				lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }
			);
			onTestFinished(() => opened.close());
			return opened;
		}
	};
}

async function listening(server: Server): Promise<string> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(async () => {
		server.closeAllConnections();
		await new Promise((closed) => server.close(closed));
		await vi.waitUntil(() => countOpen() === 0);
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Writes to the board and tells of it, as a command does. */
function say(db: Database, written: Said[], words: string): Promise<void> {
	return db.transaction('northwind', async (inside) => {
		written.push({ number: written.length + 1, words });
		inside.announce(CHANNEL);
	});
}

const wordsOf = ({ received }: Listener) =>
	received.filter(({ name }) => name === 'message').map(({ text }) => (JSON.parse(text) as Said).words);
const has = (count: number) => (received: Listener['received']) => received.length >= count;

describe('a stream of events', () => {
	it('tells everybody who follows what is written, in order, with its number, and reads it once for all', async () => {
		const { say, listen, countReads } = await board();
		const listeners = await Promise.all(['aisha', 'bo', 'chen'].map((each) => listen(each, 0)));
		await vi.waitUntil(() => countReads() > 0);
		const readsBefore = countReads();
		await say('one');
		await Promise.all(listeners.map((each) => each.until(has(1))));
		expect(countReads() - readsBefore).toBeLessThanOrEqual(2);
		await say('two');
		await Promise.all(listeners.map((each) => each.until(has(2))));
		for (const each of listeners) {
			expect(wordsOf(each)).toEqual(['one', 'two']);
			expect(each.received.map(({ id }) => id)).toEqual([1, 2]);
		}
	});

	it('replays what was missed, by the browser’s own number before that in the address', async () => {
		const { say, listen } = await board();
		for (const words of ['one', 'two', 'three']) await say(words);
		const byAddress = await listen('aisha', 1);
		await byAddress.until(has(2));
		expect(wordsOf(byAddress)).toEqual(['two', 'three']);
		const byBrowser = await listen('bo', 0, 2);
		await byBrowser.until(has(1));
		expect(wordsOf(byBrowser)).toEqual(['three']);
	});

	it('ends at once for whoever signs out or loses their role, and for nobody else', async () => {
		const { say, listen, closedTo, tellOfAccess } = await board();
		const [aisha, bo] = [await listen('aisha', 0), await listen('bo', 0)];
		closedTo.add('aisha');
		await tellOfAccess('bo');
		await tellOfAccess('aisha');
		await aisha.ended;
		expect(aisha.received).toMatchObject([{ name: 'farewell', text: 'no-longer-open' }]);
		await say('after');
		await bo.until(has(1));
		expect(wordsOf(bo)).toEqual(['after']);
	});

	it('starts with what happens next for whoever has nothing yet, and gives them a number to come back with', async () => {
		const { say, listen } = await board();
		await say('one');
		const listener = await listen('aisha');
		await vi.waitUntil(() => listener.number() === 1);
		await say('two');
		await listener.until(has(1));
		expect(wordsOf(listener)).toEqual(['two']);
	});

	it('has the page read anew where too much was missed, or where the number is of another past', async () => {
		const { say, written, listen } = await board();
		for (let number = 1; number <= MOST_REPLAYED + 5; number++) written.push({ number, words: 'old' });
		for (const after of [0, 9_999_999]) {
			const listener = await listen(`aisha-${after}`, after);
			await listener.until(has(1));
			expect(listener.received[0]).toMatchObject({ name: 'reread', id: MOST_REPLAYED + 5 });
		}
		const listener = await listen('bo', 0);
		await listener.until(has(1));
		await say('new');
		await listener.until(has(2));
		expect(wordsOf(listener)).toEqual(['new']);
		// Just as much as is replayed comes in several parts.
		const replayed = await listen('chen', 6);
		await replayed.until(has(MOST_REPLAYED));
		expect(replayed.received.map(({ id }) => id)).toEqual(written.slice(6).map(({ number }) => number));
	});

	it('leaves out what is not for the listener, whose number goes on all the same', async () => {
		const { say, listen } = await board({
			show: (listener) => (event) => (event.words.startsWith(listener) ? event : null)
		});
		const [aisha, bo] = [await listen('aisha', 0), await listen('bo', 0)];
		await say('aisha: hers');
		await aisha.until(has(1));
		await vi.waitUntil(() => bo.number() === 1);
		expect(bo.received).toEqual([]);
	});

	it('ends with a farewell after an event that closes it to the listener, and goes on for the others', async () => {
		const { say, listen, closedTo, left } = await board();
		const [guest, member] = [await listen('guest', 0), await listen('member', 0)];
		closedTo.add('guest');
		await say('closed');
		await guest.ended;
		await member.until(has(1));
		expect(guest.received.map(({ name, text }) => [name, text])).toEqual([['farewell', 'no-longer-open']]);
		expect(left).toEqual(['guest']);
	});

	it('tells the stream that was opened longest ago when one person has too many, and counts none that is gone', async () => {
		const { listen } = await board();
		const first = await listen('aisha', 0);
		for (let count = 1; count < MOST_PER_LISTENER; count++) await listen('aisha', 0);
		await listen('bo', 0);
		expect(countOpen()).toBe(MOST_PER_LISTENER + 1);
		await listen('aisha', 0);
		await first.ended;
		expect(first.received).toMatchObject([{ name: 'farewell', text: 'elsewhere' }]);
		await vi.waitUntil(() => countOpen() === MOST_PER_LISTENER + 1);
		const bo = await listen('bo', 0);
		bo.close();
		await vi.waitUntil(() => countOpen() === MOST_PER_LISTENER + 1);
	});

	it('loses, doubles and reorders nothing, however listeners come, go and come back', async () => {
		const { say, written, listen } = await board();
		const steps = fc.array(fc.constantFrom('say', 'say', 'drop', 'come back'), {
			minLength: 5,
			maxLength: 25
		});
		await fc.assert(
			fc.asyncProperty(steps, async (chosen) => {
				const start = written.length;
				const got: (number | null)[] = [];
				let listener: Listener | null = await listen('aisha', start);
				const last = () => (got.at(-1) as number | undefined) ?? start;
				const drop = () => {
					got.push(...(listener?.received.map(({ id }) => id) ?? []));
					listener?.close();
					listener = null;
				};
				for (const step of chosen) {
					if (step === 'say') await say('something');
					else if (step === 'drop') drop();
					else listener ??= await listen('aisha', 0, last());
				}
				listener ??= await listen('aisha', 0, last());
				const missing = written.length - last();
				await listener.until(has(missing));
				drop();
				expect(got).toEqual(written.slice(start).map(({ number }) => number));
			}),
			{ numRuns: 15 }
		);
	});
});

describe('as time goes by', () => {
	beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
	afterEach(() => void vi.useRealTimers());

	it('a stream shows that it lives, and ends for whoever may no longer follow', async () => {
		const { listen, closedTo } = await board();
		const listener = await listen('aisha', 0);
		await vi.advanceTimersByTimeAsync(BEAT_EVERY_MS);
		await listener.until(has(1));
		expect(listener.received[0]).toMatchObject({ name: 'beat', id: null });
		closedTo.add('aisha');
		await vi.advanceTimersByTimeAsync(BEAT_EVERY_MS);
		await listener.ended;
		expect(listener.received[1]).toMatchObject({ name: 'farewell', text: 'no-longer-open' });
	});

	it('nothing is sent any more to whoever lost their access a moment ago', async () => {
		const { say, listen, closedTo } = await board();
		const listener = await listen('aisha', 0);
		await say('before');
		await listener.until(has(1));
		closedTo.add('aisha');
		await vi.advanceTimersByTimeAsync(BEAT_EVERY_MS - 1);
		await say('after');
		await listener.ended;
		expect(wordsOf(listener)).toEqual(['before']);
	});

	it('news that nobody announced are read with the next beat', async () => {
		const { written, listen } = await board();
		const listener = await listen('aisha', 0);
		await vi.advanceTimersByTimeAsync(0);
		written.push({ number: 1, words: 'unheard' });
		await vi.advanceTimersByTimeAsync(BEAT_EVERY_MS);
		await listener.until(has(2));
		expect(wordsOf(listener)).toEqual(['unheard']);
	});
});

// The last one, since a process that stops does not start again.
it('a server that stops ends its streams without a farewell, so that browsers come back, and takes no more', async () => {
	const { listen } = await board();
	const listeners = [await listen('aisha', 0), await listen('bo', 0)];
	endAllStreams();
	await Promise.all(listeners.map(({ ended }) => ended));
	expect(listeners.flatMap(({ received }) => received)).toEqual([]);
	expect(countOpen()).toBe(0);
	expect(takesListeners()).toBe(false);
});
