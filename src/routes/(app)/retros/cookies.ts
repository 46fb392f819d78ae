import type { Cookies } from '@sveltejs/kit';
import { newToken } from '$lib/server/auth/token';
import { settings } from '$lib/server/settings';

const SECRET_COOKIE = 'evenkeel_cards';
const GUEST_COOKIE = 'evenkeel_guest';

/** Long enough for a retro that collects cards for weeks. */
const SECRET_LASTS_S = 90 * 86_400;
/** A guest's cookie ends with the browser's day; the retro ends it before. */
const GUEST_LASTS_S = 86_400;

const kept = (path: string, maxAge: number) => ({
	path,
	httpOnly: true,
	sameSite: 'lax' as const,
	secure: settings().origin.startsWith('https:'),
	maxAge
});

/** What an anonymous retro knows one's own cards by; it goes to this board's addresses alone, and is stored nowhere else. */
export function secretIn(cookies: Cookies): string {
	return cookies.get(SECRET_COOKIE) ?? '';
}

/** Gives the browser a secret for this board. */
export function giveSecret(cookies: Cookies, boardPath: string): string {
	const secret = newToken();
	cookies.set(SECRET_COOKIE, secret, kept(boardPath, SECRET_LASTS_S));
	return secret;
}

export function guestTokenIn(cookies: Cookies): string {
	return cookies.get(GUEST_COOKIE) ?? '';
}

/** Lets a guest come back to this board, and to nothing else. */
export function giveGuestToken(cookies: Cookies, boardPath: string, token: string): void {
	cookies.set(GUEST_COOKIE, token, kept(boardPath, GUEST_LASTS_S));
}
