/**
 * What was written while the connection is away is kept in the tab and sent when it is back: one after the other, in the
 * order in which it was written, each under a key by which the server takes it only once.
 */

import { inTab, keep, kept } from './kept';

/** Something to be sent. */
export interface Entry {
	/** By this the server knows it again. */
	key: string;
	/** Where it goes. */
	address: string;
	values: Record<string, string>;
}

/** What became of an attempt to send: taken, refused for good with a reason, or not arrived as far as one knows. */
export type Outcome = { taken: unknown } | { refused: string } | 'not-arrived';

interface OutboxParts {
	/** What the box is for, such as one board, and whose it is, as nobody is to send what another wrote. */
	name: string;
	send: (entry: Entry) => Promise<Outcome>;
	/** How many wait to be sent. */
	onWaiting?: (count: number) => void;
	/** The answer to something that was sent, also where it was written before the page was loaded anew. */
	onTaken?: (entry: Entry, answer: unknown) => void;
	/** What was refused is no longer in the box: what to do about it is for people to decide. */
	onRefused?: (entry: Entry, reason: string) => void;
}

const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

export interface Outbox {
	/** Keeps it and sends it as soon as that is possible. */
	add(address: string, values: Record<string, string>): string;
	/** What is not sent yet, the oldest first. */
	waiting(): readonly Entry[];
	/** Tries at once, where it is known that the server is there again. */
	sendNow(): void;
	/** Leaves what waits in the tab. */
	close(): void;
}

/** Opens the box and sends what an earlier page left in it. */
export function openOutbox({ name, send, onWaiting, onTaken, onRefused }: OutboxParts): Outbox {
	const place = `outbox:${name}`;
	let entries = (kept(inTab, place) ?? []) as Entry[];
	let isSending = false;
	let isClosed = false;
	let attempts = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;

	function change(next: Entry[]): void {
		entries = next;
		keep(inTab, place, entries.length > 0 ? entries : null);
		onWaiting?.(entries.length);
	}

	async function sendAll(): Promise<void> {
		if (isSending || isClosed) return;
		isSending = true;
		clearTimeout(timer);
		for (let entry = entries[0]; entry && !isClosed; entry = entries[0]) {
			const outcome = await send(entry).catch((): Outcome => 'not-arrived');
			// A page that has gone meanwhile leaves it to the next one, which asks under the same key.
			if (isClosed) break;
			if (outcome === 'not-arrived') {
				const wait = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** attempts++);
				timer = setTimeout(sendAll, wait);
				break;
			}
			attempts = 0;
			const { key } = entry;
			change(entries.filter((each) => each.key !== key));
			if ('taken' in outcome) onTaken?.(entry, outcome.taken);
			else onRefused?.(entry, outcome.refused);
		}
		isSending = false;
	}

	const sendNow = () => {
		attempts = 0;
		void sendAll();
	};
	addEventListener('online', sendNow);
	onWaiting?.(entries.length);
	void sendAll();

	return {
		add(address, values) {
			const key = newKey();
			change([...entries, { key, address, values }]);
			void sendAll();
			return key;
		},
		waiting: () => entries,
		sendNow,
		close() {
			isClosed = true;
			clearTimeout(timer);
			removeEventListener('online', sendNow);
		}
	};
}

/** A key under which the server takes a write once: 16 random bytes, also where the page is not served by HTTPS. */
export function newKey(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
		byte.toString(16).padStart(2, '0')
	).join('');
}
