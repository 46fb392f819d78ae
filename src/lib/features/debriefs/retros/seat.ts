/** Where somebody sits: at which retro, and what their browser brought along. */
export interface Seat {
	retroId: string;
	/** The participant that a guest is; null for whoever has an account. */
	guestId: string | null;
	/** What an anonymous retro knows one's own cards by; empty where the browser has none. */
	secret: string;
}
