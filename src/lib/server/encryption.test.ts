import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	openBytes,
	openText,
	isSignatureOf,
	openTextOrNull,
	sealBytes,
	sealText,
	signatureOf,
	Unreadable,
	type Keyring,
	type SealedPlace
} from './encryption';

const key = (id: string) => ({ id, secret: new Uint8Array(randomBytes(32)) });
const keys: Keyring = { present: key('2026'), before: [key('2025')] };
const place: SealedPlace = { organisationId: 'northwind', table: 'words', row: '1', column: 'text' };

describe('sealing', () => {
	test('gives back every text to the byte', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
				expect(openText(place, sealText(place, text, keys), keys)).toBe(text);
			})
		);
	});

	test.each([
		['nothing', ''],
		['emoji with a skin tone and a joiner', '👩🏽‍💻🏳️‍🌈'],
		['right to left, with marks of direction', 'שלום ‏مرحبا‎ \u202Eabc\u202C'],
		['zero-width characters', 'a\u200Bb\u200Cc\u200Dd\uFEFF'],
		['line ends of each kind', 'one\ntwo\r\nthree\rfour'],
		['20,000 characters of four bytes', '😀'.repeat(20_000)],
		['dots, as the sealed form has them', 'v1.2026.abc']
	])('gives back %s', (_, text) => {
		const opened = openText(place, sealText(place, text, keys), keys);
		expect(Buffer.from(opened)).toEqual(Buffer.from(text));
	});

	test('refuses half a character rather than replacing it', () => {
		expect(() => sealText(place, 'half \uD83D', keys)).toThrow(TypeError);
	});

	test('gives back every file to the byte', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
				expect(new Uint8Array(openBytes(place, sealBytes(place, bytes, keys), keys))).toEqual(bytes);
			})
		);
	});

	test('under the key of a person opens for nobody else, nor under the key itself', () => {
		const mine = { ...place, person: 'aisha' };
		const sealed = sealText(mine, 'a hard day', keys);
		expect(openText(mine, sealed, keys)).toBe('a hard day');
		for (const other of [
			place,
			{ ...place, person: 'bo' },
			{ ...place, person: '' },
			{ ...mine, organisationId: 'fabrikam' }
		]) {
			expect(() => openText(other, sealed, keys)).toThrow(Unreadable);
		}
		expect(sealed.startsWith('v1.2026.')).toBe(true);
	});

	test('never makes the same of the same text, nor shows it', () => {
		const [one, other] = [sealText(place, 'You idiot', keys), sealText(place, 'You idiot', keys)];
		expect(one).not.toBe(other);
		expect(one).toMatch(/^v1\.2026\.[\w-]+$/);
		expect(Buffer.from(one.split('.')[2]!, 'base64url').toString('latin1')).not.toContain('idiot');
	});
});

describe('opening', () => {
	const why = (work: () => unknown) => {
		try {
			work();
		} catch (error) {
			return error instanceof Unreadable ? error.why : error;
		}
		return 'opened';
	};

	test('works with a key that came before', () => {
		const [before] = keys.before;
		const sealed = sealText(place, 'of last year', { present: before!, before: [] });
		expect(openText(place, sealed, keys)).toBe('of last year');
	});

	test('fails without the key, and says so', () => {
		const sealed = sealText(place, 'unseen', keys);
		expect(why(() => openText(place, sealed, { present: null, before: [] }))).toBe('key-missing');
		expect(openTextOrNull(place, sealed, { present: key('2027'), before: [] })).toBeNull();
	});

	test('fails at any place but its own', () => {
		const sealed = sealText(place, 'mine', keys);
		for (const part of ['organisationId', 'table', 'row', 'column'] as const) {
			expect(why(() => openText({ ...place, [part]: 'another' }, sealed, keys))).toBe('not-as-sealed');
		}
		expect(why(() => sealText(place, 'no key', { present: null, before: [] }))).toBeInstanceOf(Error);
	});

	test('fails where a single bit was turned', () => {
		const sealed = sealBytes(place, Buffer.from('as it was said'), keys);
		fc.assert(
			fc.property(fc.nat(sealed.length - 1), fc.nat(7), (index, bit) => {
				const turned = Buffer.from(sealed);
				turned[index]! ^= 1 << bit;
				expect(why(() => openBytes(place, turned, keys))).toMatch(/^(key-missing|not-as-sealed)$/);
			})
		);
	});

	test('fails on whatever was never sealed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				expect(why(() => openText(place, text, keys))).toMatch(/^(key-missing|not-as-sealed)$/);
			})
		);
	});

	test('does not take another key of the same name', () => {
		const sealed = sealText(place, 'mine', keys);
		expect(why(() => openText(place, sealed, { present: key('2026'), before: [] }))).toBe('not-as-sealed');
	});
});

describe('a signature', () => {
	test('holds for its use and its text, with keys of before too, and for nothing else', () => {
		const signature = signatureOf('unsubscribe', 'aisha', keys)!;
		expect(isSignatureOf('unsubscribe', 'aisha', signature, keys)).toBe(true);
		const rotated: Keyring = { present: key('2027'), before: [keys.present!] };
		expect(isSignatureOf('unsubscribe', 'aisha', signature, rotated)).toBe(true);
		expect(isSignatureOf('unsubscribe', 'bo', signature, keys)).toBe(false);
		expect(isSignatureOf('wall', 'aisha', signature, keys)).toBe(false);
		for (const other of ['', '2026', '2026.', `${signature}A`, signature.slice(0, -1), `2025.${signature}`]) {
			expect(isSignatureOf('unsubscribe', 'aisha', other, keys)).toBe(false);
		}
		expect(isSignatureOf('unsubscribe', 'aisha', signature, { present: null, before: [] })).toBe(false);
		expect(signatureOf('unsubscribe', 'aisha', { present: null, before: [] })).toBeNull();
	});
});
