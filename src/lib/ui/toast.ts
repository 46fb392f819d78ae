import { writable } from 'svelte/store';

export interface Toast {
	id: number;
	message: string;
	/** Takes back what the message tells of. */
	undo?: () => void | Promise<void>;
}

const MOST_AT_ONCE = 3;

let lastId = 0;

/** What `Toasts.svelte` shows, oldest first. */
export const toasts = writable<Toast[]>([]);

/** Tells of something that is done, without taking focus. With `undo` it stays until it is dismissed. */
export function toast(message: string, { undo }: Pick<Toast, 'undo'> = {}): void {
	lastId += 1;
	const added = { id: lastId, message, undo };
	toasts.update((shown) => [...shown, added].slice(-MOST_AT_ONCE));
}

export function dismissToast(id: number): void {
	toasts.update((shown) => shown.filter((one) => one.id !== id));
}

/**
 * How long a message stays, in milliseconds: six seconds at least, and longer for long ones, at a slow reader's two words
 * a second.
 */
export function readingTime(message: string): number {
	const words = message.trim().split(/\s+/).length;
	return Math.max(6_000, 3_000 + words * 500);
}
