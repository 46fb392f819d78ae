const HOUR_MS = 3_600_000;

/** How long an invitation waits to be accepted. */
export const INVITATION_LASTS_MS = 7 * 24 * HOUR_MS;

/** How long a link to set a new password works. */
export const RESET_LASTS_MS = HOUR_MS;

/** How long a link to confirm a new address works. */
export const EMAIL_CHANGE_LASTS_MS = 24 * HOUR_MS;

export type LinkState = 'open' | 'used' | 'revoked' | 'expired';

/** Whether a one-time link still works, and if not, why. */
export function linkState(
	link: { expiresAt: Date; acceptedAt?: Date | null; usedAt?: Date | null; revokedAt?: Date | null },
	now: Date
): LinkState {
	if (link.acceptedAt || link.usedAt) return 'used';
	if (link.revokedAt) return 'revoked';
	return now < link.expiresAt ? 'open' : 'expired';
}
