import { hash, verify } from '@node-rs/argon2';
import { newToken } from './token';

/** Argon2id with the library's parameters (19 MiB, 2 passes, 1 lane), computed on a worker thread. */
export function hashPassword(password: string): Promise<string> {
	return hash(asTyped(password));
}

/** Compared against where there is no account, so that the answer takes the same work. */
const decoy = hash(newToken());

/** Whether the password belongs to the hash. Without a hash it works as long, and answers no. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
	const matches = await verify(passwordHash || (await decoy), asTyped(password));
	return matches && !!passwordHash;
}

/** One form for characters that keyboards and systems compose differently. */
function asTyped(password: string): string {
	return password.normalize('NFKC');
}
