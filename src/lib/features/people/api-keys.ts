import type { Day } from '../../shared/days';

export type { ApiScope } from '../../shared/api-scopes';

/** What every key begins with, so that a key that was left somewhere is recognised as one. */
export const KEY_START = 'ek_live_';

const SHOWN_CHARACTERS = KEY_START.length + 4;

/** The part of a key that is stored and shown, by which people tell their keys apart. */
export function shownPartOf(key: string): string {
	return key.slice(0, SHOWN_CHARACTERS);
}

/** Whether a key works; that of a deactivated person rests until they are back. */
export type ApiKeyState = 'works' | 'revoked' | 'expired' | 'owner-deactivated';

/** Whether a key works on a day. The day on which it expires is still part of its time. */
export function apiKeyState(
	key: { revokedAt: Date | null; expiresOn: Day | null; deactivatedAt: Date | null },
	today: Day
): ApiKeyState {
	if (key.revokedAt) return 'revoked';
	if (key.expiresOn && key.expiresOn < today) return 'expired';
	return key.deactivatedAt ? 'owner-deactivated' : 'works';
}

export const apiKeyStateNames: Record<ApiKeyState, string> = {
	works: 'Works',
	revoked: 'Revoked',
	expired: 'Expired',
	'owner-deactivated': 'Its owner is deactivated'
};
