import type { Database } from '../db/connection';
import type { Numbered } from './message';

/** Reads events with numbers above the given one, the lowest first, no more than `most`. */
export type ReadEvents<Event extends Numbered> = (after: number, most: number) => Promise<Event[]>;

/** Events that are read at once. */
export const MOST_READ = 200;

/** What the listeners of one channel in this process share: who is to be woken, and what was read for all of them. */
export interface Channel<Event extends Numbered> {
	/** Changes with each piece of news, so that a reader can tell whether there was any while it read. */
	round(): number;
	/** The same answer for everybody who asks between two pieces of news. */
	eventsAfter(number: number, read: ReadEvents<Event>): Promise<Event[]>;
	leave(): void;
}

/** @param isKnown whether it is known that this channel has news; not where any of them may have */
type OnNews = (isKnown: boolean) => void;

interface Shared {
	round: number;
	reads: Map<number, Promise<unknown[]>>;
	listeners: Set<OnNews>;
}

interface Switchboard {
	channels: Map<string, Shared>;
	stop: () => void;
}

const switchboards = new WeakMap<Database, Switchboard>();

/**
 * Joins the listeners of a channel of this process.
 * @param onNews called with each piece of news
 */
export function joinChannel<Event extends Numbered>(
	db: Database,
	name: string,
	onNews: OnNews
): Channel<Event> {
	const switchboard = switchboardOf(db);
	const shared = switchboard.channels.get(name) ?? { round: 0, reads: new Map(), listeners: new Set() };
	switchboard.channels.set(name, shared);
	// A listener of its own for each who joins, as the same function may join twice.
	const listener: OnNews = (isKnown) => onNews(isKnown);
	shared.listeners.add(listener);
	return {
		round: () => shared.round,
		eventsAfter(number, read) {
			const known = shared.reads.get(number);
			if (known) return known as Promise<Event[]>;
			const asked = read(number, MOST_READ);
			shared.reads.set(number, asked);
			// What could not be read may be readable for the next who asks.
			asked.catch(() => shared.reads.delete(number));
			return asked;
		},
		leave() {
			if (!shared.listeners.delete(listener) || shared.listeners.size > 0) return;
			switchboard.channels.delete(name);
			if (switchboard.channels.size > 0) return;
			switchboard.stop();
			switchboards.delete(db);
		}
	};
}

function switchboardOf(db: Database): Switchboard {
	const known = switchboards.get(db);
	if (known) return known;
	const channels = new Map<string, Shared>();
	const stop = db.onNews((name) => {
		if (name === null) for (const shared of channels.values()) wake(shared, false);
		else {
			const shared = channels.get(name);
			if (shared) wake(shared, true);
		}
	});
	const switchboard = { channels, stop };
	switchboards.set(db, switchboard);
	return switchboard;
}

function wake(shared: Shared, isKnown: boolean): void {
	shared.round++;
	shared.reads.clear();
	for (const listener of shared.listeners) listener(isKnown);
}
