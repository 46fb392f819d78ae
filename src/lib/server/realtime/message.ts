/** The wire form of server-sent events, as the HTML standard has it. */

/** Something that happened on a channel. Numbers grow in the order in which it was committed. */
export interface Numbered {
	number: number;
}

/** Tells the browser how long to wait before it connects anew; not all of them at the same moment. */
export function retryMessage(milliseconds: number): string {
	return `retry: ${Math.round(milliseconds)}\n\n`;
}

/** An event with its number, from which a browser goes on after a lost connection. JSON has no line ends of its own. */
export function eventMessage(number: number, value: unknown): string {
	return `id: ${number}\ndata: ${JSON.stringify(value)}\n\n`;
}

/** Moves the browser's number on past an event that is not for its reader. */
export function numberMessage(number: number): string {
	return `id: ${number}\n\n`;
}

/** More was missed than is worth sending: what is on the page is to be read anew, and is then as of this number. */
export function rereadMessage(number: number): string {
	return `id: ${number}\nevent: reread\ndata: ${number}\n\n`;
}

/** Shows that the connection lives, to the browser and to every proxy between. */
export const beatMessage = 'event: beat\ndata: 1\n\n';

/** Why a stream ends for good, so that the browser does not come back by itself. */
export type Farewell = 'no-longer-open' | 'elsewhere';

export function farewellMessage(why: Farewell): string {
	return `event: farewell\ndata: ${why}\n\n`;
}

/**
 * The number after which to go on: of the browser itself after a lost connection, else of the page in the address.
 * Null where neither says one.
 */
export function numberToGoOnFrom(request: Request): number | null {
	const said = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after');
	return said !== null && /^\d{1,15}$/.test(said) ? Number(said) : null;
}
