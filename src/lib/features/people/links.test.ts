import { expect, it } from 'vitest';
import { linkState } from './links';

const now = new Date('2026-11-17T14:05:00Z');
const later = new Date(now.getTime() + 1);

it('works until it expires, to the moment', () => {
	expect(linkState({ expiresAt: later }, now)).toBe('open');
	expect(linkState({ expiresAt: now }, now)).toBe('expired');
});

it('says that it was used before it says that it is too old', () => {
	expect(linkState({ expiresAt: now, usedAt: now }, now)).toBe('used');
	expect(linkState({ expiresAt: now, acceptedAt: now }, now)).toBe('used');
	expect(linkState({ expiresAt: later, revokedAt: now }, now)).toBe('revoked');
});
