import { parseOptions } from '@node-rs/argon2';
import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password';

it('hashes with Argon2id, 19 MiB and two passes, and never twice the same', async () => {
	const [one, other] = await Promise.all([hashPassword('quiet harbour'), hashPassword('quiet harbour')]);
	expect(one).toMatch(/^\$argon2id\$/);
	expect(one).not.toBe(other);
	expect(parseOptions(one)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
});

it('knows the password and nothing else', async () => {
	const hash = await hashPassword('quiet harbour');
	expect(await verifyPassword(hash, 'quiet harbour')).toBe(true);
	expect(await verifyPassword(hash, 'quiet harbor')).toBe(false);
	expect(await verifyPassword(hash, '')).toBe(false);
});

it('takes the same characters in another composition', async () => {
	const hash = await hashPassword('cafe\u0301 am ufer');
	expect(await verifyPassword(hash, 'caf\u00e9 am ufer')).toBe(true);
});

it('answers no where there is no hash', async () => {
	expect(await verifyPassword(null, 'quiet harbour')).toBe(false);
	expect(await verifyPassword('', 'quiet harbour')).toBe(false);
});
