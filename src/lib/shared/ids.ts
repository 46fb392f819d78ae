import { v7 } from 'uuid';

/** A new record id: UUIDv7 as text, so that ids sort by the time they were made. */
export function newId(): string {
	return v7();
}

/** Whether a text looks like an id; what does not is none, and may hold what a database cannot take. */
export function isId(text: string): boolean {
	return /^[0-9a-f-]{36}$/.test(text);
}
