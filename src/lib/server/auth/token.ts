import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret for a link: 256 random bits that are safe in an address. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. The secret is random and long, so a plain SHA-256 cannot be searched back. */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

/** Whether two secrets are the same, in a time that says nothing about where they differ. */
export function isSameToken(given: string, expected: string): boolean {
	return timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(expected)));
}
