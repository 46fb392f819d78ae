import type { Farewell } from './message';

/** A stream that is open in this process. */
export interface OpenStream {
	channel: string;
	/** Whoever listens: a person, or a guest. */
	listener: string;
	/** Ends it; without a farewell the browser comes back. */
	end(farewell?: Farewell): void;
}

/**
 * Tabs of one person that are kept up to date at once; beyond that the one opened longest ago is told so. Browsers open no
 * more than six connections to a site over plain HTTP, and posts need some of them.
 */
export const MOST_PER_LISTENER = 4;

const open = new Map<string, Set<OpenStream>>();
let isStopping = false;

/** Whether the process is about to stop, and takes no more listeners. */
export const takesListeners = (): boolean => !isStopping;

/** Counts a stream as open. */
export function add(stream: OpenStream): void {
	const theirs = open.get(stream.listener) ?? new Set();
	open.set(stream.listener, theirs);
	theirs.add(stream);
	if (theirs.size > MOST_PER_LISTENER) [...theirs][0]!.end('elsewhere');
}

/** @returns whether the listener has another stream of the same channel */
export function remove(stream: OpenStream): boolean {
	const theirs = open.get(stream.listener);
	theirs?.delete(stream);
	if (theirs?.size === 0) open.delete(stream.listener);
	return [...(theirs ?? [])].some(({ channel }) => channel === stream.channel);
}

/** How many streams are open in this process. */
export function countOpen(): number {
	return [...open.values()].reduce((sum, { size }) => sum + size, 0);
}

/** Ends every stream, so that the server can stop at once; browsers come back when it is up again. */
export function endAllStreams(): void {
	isStopping = true;
	for (const theirs of [...open.values()]) for (const stream of [...theirs]) stream.end();
}
