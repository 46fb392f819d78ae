import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	hkdfSync,
	randomBytes,
	timingSafeEqual
} from 'node:crypto';
import { settings } from './settings';

/** A key and the name by which what it sealed remembers it. */
export interface EncryptionKey {
	id: string;
	/** 32 random bytes. */
	secret: Uint8Array;
}

/** The key that seals, and those before it that still open. */
export interface Keyring {
	present: EncryptionKey | null;
	before: readonly EncryptionKey[];
}

/** Where a sealed value stands. It opens there and nowhere else. */
export interface SealedPlace {
	organisationId: string;
	table: string;
	/** The id of its row. */
	row: string;
	column: string;
	/** Whose own key it is sealed under, for what is for one person alone; otherwise it is the key itself. */
	person?: string;
}

/** Something sealed that cannot be opened: its key is not here, or it is not what was sealed there. */
export class Unreadable extends Error {
	constructor(readonly why: 'key-missing' | 'not-as-sealed') {
		super(why === 'key-missing' ? 'the key of a sealed value is not here' : 'a sealed value was changed');
	}
}

const VERSION = 'v1';
const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D) under a random nonce.
 * @throws Error where there is no key; callers ask `canSeal` first and refuse in words
 */
export function sealBytes(place: SealedPlace, plain: Uint8Array, keys = keyring()): Buffer {
	const key = keys.present;
	if (!key) throw new Error('there is no key to seal with');
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv(ALGORITHM, secretFor(place, key), nonce, { authTagLength: TAG_BYTES });
	cipher.setAAD(boundTo(place, key.id));
	const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
	return Buffer.concat([Buffer.from(`${VERSION}.${key.id}.`), nonce, sealed, cipher.getAuthTag()]);
}

/**
 * Opens what `sealBytes` made for the same place.
 * @throws Unreadable
 */
export function openBytes(place: SealedPlace, sealed: Uint8Array, keys = keyring()): Buffer {
	const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
	const id = keyIdOf(bytes.subarray(0, 80).toString('latin1'));
	const start = VERSION.length + id.length + 2;
	if (id === '' || bytes.length < start + NONCE_BYTES + TAG_BYTES) throw new Unreadable('not-as-sealed');
	const key = [keys.present, ...keys.before].find((each) => each?.id === id);
	if (!key) throw new Unreadable('key-missing');
	const nonce = bytes.subarray(start, start + NONCE_BYTES);
	const decipher = createDecipheriv(ALGORITHM, secretFor(place, key), nonce, { authTagLength: TAG_BYTES });
	decipher.setAAD(boundTo(place, id));
	decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
	try {
		return Buffer.concat([
			decipher.update(bytes.subarray(start + NONCE_BYTES, -TAG_BYTES)),
			decipher.final()
		]);
	} catch {
		throw new Unreadable('not-as-sealed');
	}
}

/**
 * Seals a text for a column of text; to the character, so half a character is refused rather than replaced.
 * @throws Error as `sealBytes`; TypeError for a text that is not well formed
 */
export function sealText(place: SealedPlace, plain: string, keys = keyring()): string {
	if (!plain.isWellFormed()) throw new TypeError('half a character cannot be sealed');
	const sealed = sealBytes(place, Buffer.from(plain, 'utf8'), keys);
	const start = VERSION.length + (keys.present?.id.length ?? 0) + 2;
	return sealed.toString('latin1', 0, start) + sealed.toString('base64url', start);
}

/**
 * Opens what `sealText` made for the same place.
 * @throws Unreadable
 */
export function openText(place: SealedPlace, sealed: string, keys = keyring()): string {
	const start = sealed.lastIndexOf('.') + 1;
	const bytes = [
		Buffer.from(sealed.slice(0, start), 'latin1'),
		Buffer.from(sealed.slice(start), 'base64url')
	];
	return openBytes(place, Buffer.concat(bytes), keys).toString('utf8');
}

/** The same, with null in place of what cannot be read. */
export function openTextOrNull(place: SealedPlace, sealed: string, keys = keyring()): string | null {
	try {
		return openText(place, sealed, keys);
	} catch (error) {
		if (error instanceof Unreadable) return null;
		throw error;
	}
}

/**
 * Signs a text for one use with HMAC-SHA-256, so that a link can carry it without anybody being signed in.
 * @returns null where there is no key
 */
export function signatureOf(use: string, text: string, keys = keyring()): string | null {
	return keys.present && `${keys.present.id}.${macOf(use, text, keys.present)}`;
}

/** Whether a signature was made for this use of this text, with any key there is. */
export function isSignatureOf(use: string, text: string, signature: string, keys = keyring()): boolean {
	const [id] = signature.split('.', 1);
	const key = [keys.present, ...keys.before].find((each) => each?.id === id);
	if (!key) return false;
	const [given, right] = [signature, `${key.id}.${macOf(use, text, key)}`].map((each) => Buffer.from(each));
	return given!.length === right!.length && timingSafeEqual(given!, right!);
}

function macOf(use: string, text: string, { secret }: EncryptionKey): string {
	const key = derivedSecret(secret, ['signature', use]);
	return createHmac('sha256', key).update(text).digest('base64url');
}

/** Whether there is a key to seal with. */
export function canSeal(keys = keyring()): boolean {
	return keys.present !== null;
}

/** What everything begins with that this key sealed as text. */
export function startOfSealed({ id }: EncryptionKey): string {
	return `${VERSION}.${id}.`;
}

function keyIdOf(start: string): string {
	const [version, id, rest] = start.split('.', 3);
	return version === VERSION && rest !== undefined ? (id ?? '') : '';
}

/**
 * The bytes that seal at a place: a key for each person, derived with HKDF-SHA-256 (RFC 5869), where it is one person's.
 * Whoever holds the key itself can derive them all.
 */
function secretFor({ organisationId, person }: SealedPlace, { secret }: EncryptionKey): Uint8Array {
	return person === undefined ? secret : derivedSecret(secret, ['person', organisationId, person]);
}

/** 32 bytes for one use, from which neither the key nor those of another use can be told (RFC 5869). */
function derivedSecret(secret: Uint8Array, use: readonly string[]): Uint8Array {
	return new Uint8Array(hkdfSync('sha256', secret, '', JSON.stringify(['evenkeel', ...use]), 32));
}

/** A value that was copied to another row, table or organisation does not open there. */
function boundTo({ organisationId, table, row, column }: SealedPlace, keyId: string): Buffer {
	return Buffer.from(JSON.stringify([VERSION, keyId, organisationId, table, row, column]));
}

let held: Keyring | undefined;

/** The keys of this process, from its settings. */
export function keyring(): Keyring {
	return (held ??= settings().encryptionKeys);
}

/** Gives this process other keys, as after they were rotated; null goes back to those of the settings. */
export function holdKeys(keys: Keyring | null): void {
	held = keys ?? undefined;
}
