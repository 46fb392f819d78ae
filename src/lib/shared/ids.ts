import { v7 } from 'uuid';

/** Randomness for many ids at once: to ask for it takes longer than all the rest of an id. */
const randomness = new Uint8Array(256 * 16);
let used = randomness.length;

/** The millisecond of the last id and its place within it, so that no id sorts before one made earlier. */
let milliseconds = -Infinity;
let sequence = 0;

/** A new record id: UUIDv7 as text, so that ids sort by the time they were made. */
export function newId(): string {
	if (used === randomness.length) {
		crypto.getRandomValues(randomness);
		used = 0;
	}
	const random = randomness.subarray(used, (used += 16));
	const now = Date.now();
	if (now > milliseconds) {
		milliseconds = now;
		sequence = new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1;
	} else sequence += 1;
	return v7({ random, msecs: milliseconds, seq: sequence });
}

/** Whether a text looks like an id; what does not is none, and may hold what a database cannot take. */
export function isId(text: string): boolean {
	return /^[0-9a-f-]{36}$/.test(text);
}
