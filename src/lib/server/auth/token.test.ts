import { expect, it } from 'vitest';
import { isSetupToken, setupToken } from './setup-token';
import { hashToken, isSameToken, newToken } from './token';

it('makes secrets of 256 bits that need no encoding in an address', () => {
	const tokens = new Set(Array.from({ length: 100 }, newToken));
	expect(tokens.size).toBe(100);
	for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
});

it('hashes to the known SHA-256', () => {
	expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('compares secrets of any length', () => {
	expect(isSameToken('a', 'a')).toBe(true);
	expect(isSameToken('a', 'b')).toBe(false);
	expect(isSameToken('', 'abc')).toBe(false);
});

it('keeps one setup token as long as the process runs', () => {
	expect(setupToken()).toBe(setupToken());
	expect(isSetupToken(setupToken())).toBe(true);
	expect(isSetupToken(newToken())).toBe(false);
});
