import type { MessagePort } from 'node:worker_threads';
import type { Turn } from './connection';

/** Asked for by the borrower, given by the lender, and over when the borrower says so. */
type Message = { wanted: number } | { given: number } | { over: number };

/**
 * Lends another thread its turns among the writers of this one. SQLite has one lock for all connections: a thread that
 * found it taken would stand still until it is free, and so would every page it serves.
 * @param port to the thread; when the thread is gone, a turn that it held is over
 */
export function lendTurns(port: MessagePort, turn: Turn): void {
	const held = new Map<number, () => void>();
	let isGone = false;
	port.on('message', (message: Message) => {
		if ('over' in message) held.get(message.over)?.();
		if (!('wanted' in message)) return;
		const { wanted } = message;
		void turn(async () => {
			if (isGone) return;
			port.postMessage({ given: wanted } satisfies Message);
			await new Promise<void>((over) => held.set(wanted, over));
			held.delete(wanted);
		});
	});
	port.on('close', () => {
		isGone = true;
		for (const over of held.values()) over();
	});
	// A thread without work keeps nobody from leaving.
	port.unref();
}

/** Takes turns that the thread at the other end of the port lends. */
export function borrowedTurns(port: MessagePort): Turn {
	const waiting = new Map<number, () => void>();
	let last = 0;
	port.on('message', (message: Message) => {
		if ('given' in message) waiting.get(message.given)?.();
	});
	return async (work) => {
		const mine = ++last;
		await new Promise<void>((given) => {
			waiting.set(mine, given);
			port.postMessage({ wanted: mine } satisfies Message);
		});
		waiting.delete(mine);
		try {
			return await work();
		} finally {
			port.postMessage({ over: mine } satisfies Message);
		}
	};
}
