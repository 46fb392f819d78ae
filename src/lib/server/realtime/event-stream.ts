import { Problem } from '$lib/shared/problem';
import { logError } from '../log-error';
import { joinChannel, MOST_READ, type Channel, type ReadEvents } from './channel';
import type { Database } from '../db/connection';
import {
	beatMessage,
	eventMessage,
	farewellMessage,
	numberMessage,
	rereadMessage,
	retryMessage,
	type Farewell,
	type Numbered
} from './message';
import * as streams from './streams';

/** What somebody may follow at present. */
export interface Following<Event extends Numbered = Numbered> {
	/** The channel that commands announce; nobody hears of one of another organisation, as ids are in its name. */
	channel: string;
	/** Whoever listens: the id of a person or a guest. */
	listener: string;
	/** The number of the newest event. */
	newest: () => Promise<number>;
	/** Reads events for everybody who follows the channel; what one of them may not see is for `show` to leave out. */
	read: ReadEvents<Event>;
	/**
	 * What this listener gets of an event; null for nothing. Without it, the event as it was read. Where several get the
	 * same object, it is put into words once.
	 */
	show?: (event: Event) => object | null;
	/** Whether after this event it must be asked anew who may still follow. */
	changesAccess?: (event: Event) => boolean;
	/** Called once the stream is open, and with each beat. */
	seen?: () => Promise<void>;
	/** Called when the last stream of the listener to this channel in this process has ended. */
	left?: () => Promise<void>;
}

/** Asks whether the listener may still follow. @returns null where they may not */
export type MayFollow<Event extends Numbered> = () => Promise<Following<Event> | null>;

/** More missed events than this are not replayed: the page is read anew. */
export const MOST_REPLAYED = 500;
/** Proxies give up on a connection that is silent for half a minute or a minute. */
export const BEAT_EVERY_MS = 15_000;
/** Who has listened longer than this since they were asked for is asked for again before the next event. */
export const TRUSTED_FOR_MS = 5_000;
const SHORTEST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 3_000;

const encoder = new TextEncoder();
let latest = { text: '', bytes: new Uint8Array() };
const texts = new WeakMap<object, string>();

/** Most of what is sent goes to everybody who follows a channel, one after the other: it is made once for all of them. */
function bytesOf(text: string): Uint8Array {
	if (text !== latest.text) latest = { text, bytes: encoder.encode(text) };
	return latest.bytes;
}

function textOf(number: number, shown: object): string {
	const text = texts.get(shown) ?? eventMessage(number, shown);
	texts.set(shown, text);
	return text;
}

/** Who listens, and from where on. */
export interface Given<Event extends Numbered> {
	db: Database;
	mayFollow: MayFollow<Event>;
	/** The channel that says that it must be asked anew who may follow; null where there is none. */
	accessChannel: string | null;
	/** The number the listener has got to; null for whoever has nothing yet. */
	after: number | null;
	/** Ends when the browser goes away. */
	signal: AbortSignal;
}

/**
 * Sends what happens on a channel for as long as it may be followed. What is sent is what was asked for: a slow reader
 * holds up nobody, and nothing piles up for them.
 */
export function eventStream<Event extends Numbered>(
	following: Following<Event>,
	given: Given<Event>
): ReadableStream<Uint8Array> {
	const writer = follow(following, given);
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const text = await writer.next();
				if (text !== null) controller.enqueue(bytesOf(text));
				if (text === null || writer.hasEnded()) controller.close();
			},
			cancel: () => writer.end()
		},
		{ highWaterMark: 0 }
	);
}

/** What is sent, part by part. */
function follow<Event extends Numbered>(first: Following<Event>, given: Given<Event>) {
	let following = first;
	let askedAt = performance.now();
	let number = given.after ?? -1;
	/** What goes out before anything else. */
	let waiting = '';
	let hasEnded = false;
	let isBeatDue = false;
	let isInDoubt = false;
	let rouse = () => {};
	let isReady = false;

	const channel: Channel<Event> = joinChannel(given.db, first.channel, () => rouse());
	const access =
		given.accessChannel === null
			? null
			: joinChannel(given.db, given.accessChannel, (isKnown) => {
					isInDoubt ||= isKnown;
					if (isKnown) rouse();
				});
	const beat = setInterval(() => {
		isBeatDue = true;
		rouse();
	}, BEAT_EVERY_MS);
	beat.unref();
	const stream: streams.OpenStream = { channel: first.channel, listener: first.listener, end };
	streams.add(stream);
	given.signal.addEventListener('abort', () => end(), { once: true });
	if (given.signal.aborted) end();

	function end(farewell?: Farewell): void {
		if (hasEnded) return;
		hasEnded = true;
		if (farewell) waiting += farewellMessage(farewell);
		clearInterval(beat);
		channel.leave();
		access?.leave();
		if (!streams.remove(stream)) following.left?.().catch(logged);
		rouse();
	}

	/** @returns whether the listener may go on */
	async function askAgain(): Promise<boolean> {
		const present = await given.mayFollow();
		askedAt = performance.now();
		if (present) following = present;
		else end('no-longer-open');
		return present !== null;
	}

	async function begin(): Promise<void> {
		isReady = true;
		const newest = await following.newest();
		const isBehindTooFar = newest - number > MOST_REPLAYED || number > newest;
		waiting += retryMessage(SHORTEST_RETRY_MS + Math.random() * (LONGEST_RETRY_MS - SHORTEST_RETRY_MS));
		if (given.after === null) waiting += numberMessage(newest);
		else if (isBehindTooFar) waiting += rereadMessage(newest);
		if (given.after === null || isBehindTooFar) number = newest;
		following.seen?.().catch(logged);
	}

	/** Moves on past the events and says what this listener gets of them. */
	async function messagesOf(events: Event[]): Promise<string> {
		let text = '';
		for (const event of events) {
			if (event.number <= number) continue;
			number = event.number;
			if (following.changesAccess?.(event) && !(await askAgain())) return text;
			const shown = following.show ? following.show(event) : event;
			text += shown === null ? numberMessage(number) : textOf(number, shown);
		}
		return text;
	}

	async function next(): Promise<string | null> {
		if (!isReady && !hasEnded) await begin();
		while (!hasEnded && waiting === '') {
			const isBeat = isBeatDue;
			const mustAsk = isBeat || isInDoubt;
			isBeatDue = isInDoubt = false;
			if (mustAsk && !(await askAgain())) break;
			const round = channel.round();
			// With each beat it is read in any case: news that were lost on their way are late, and no more than that.
			const events = isBeat
				? await following.read(number, MOST_READ)
				: await channel.eventsAfter(number, following.read);
			const isTrusted = performance.now() - askedAt < TRUSTED_FOR_MS;
			if (events.length > 0 && !isTrusted && !(await askAgain())) break;
			waiting = (await messagesOf(events)) + waiting;
			if (isBeat) {
				waiting += beatMessage;
				following.seen?.().catch(logged);
			}
			if (waiting === '' && !hasEnded && channel.round() === round && !isBeatDue && !isInDoubt) {
				await new Promise<void>((resolve) => (rouse = resolve));
			}
		}
		const text = waiting;
		waiting = '';
		return text === '' ? null : text;
	}

	return {
		/** The next part to send; null at the end. Where reading fails the stream ends, and the browser comes back. */
		async next(): Promise<string | null> {
			try {
				return await next();
			} catch (error) {
				logError('a stream of events', error);
				end();
				return null;
			}
		},
		hasEnded: () => hasEnded,
		end: () => end()
	};
}

/** Whoever was sent away, such as a guest of a retro that has ended, is no longer there to be noted as gone. */
function logged(error: unknown): void {
	if (!(error instanceof Problem)) logError('a listener', error);
}
