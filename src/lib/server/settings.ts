import { resolve } from 'node:path';
import * as v from 'valibot';
import { dialectOf } from './db/dialect';

/** What an install can be told through its environment; `.env.example` lists each with its default. */
export interface Settings {
	host: string;
	port: number;
	/** Where people reach the app: scheme, host and port, without a trailing slash. */
	origin: string;
	dataDir: string;
	/** `postgres://…`, or the path of a SQLite file. */
	databaseUrl: string;
	/** Null where the install sends no mail. */
	smtpUrl: string | null;
	mailFrom: string;
	/** Largest file an import takes, in bytes. */
	maxUploadBytes: number;
	/** Requests that a key of the HTTP API may send in a minute. */
	apiRequestsPerMinute: number;
	/** What texts about harm are sealed with; without a present key they can be neither written nor read. */
	encryptionKeys: {
		present: { id: string; secret: Uint8Array } | null;
		before: { id: string; secret: Uint8Array }[];
	};
	/** The header a trusted proxy puts the client's address in; empty where there is no proxy. */
	addressHeader: string;
}

/** A setting that cannot be used, named, so that the start can stop with one sentence. */
export class WrongSetting extends Error {}

const wholeNumber = (least: number, most: number) =>
	v.pipe(
		v.string(),
		v.regex(/^\d+$/, `must be a whole number from ${least} to ${most}`),
		v.transform(Number),
		v.minValue(least, `must be a whole number from ${least} to ${most}`),
		v.maxValue(most, `must be a whole number from ${least} to ${most}`)
	);

const KEY = /^([a-z0-9-]{1,32}):([A-Za-z0-9+/]{43}=)$/;
const KEY_LOOKS = 'must look like NAME:SECRET, with 32 random bytes in base64 (openssl rand -base64 32)';

/** Keys as `2026:…`, several with commas between them. */
const keys = v.pipe(
	v.string(),
	v.transform((text) =>
		text
			.split(',')
			.map((each) => each.trim())
			.filter(Boolean)
	),
	v.check((texts) => texts.every((each) => KEY.test(each)), KEY_LOOKS),
	v.transform((texts) =>
		texts.map((each) => {
			const [, id = '', secret = ''] = KEY.exec(each) ?? [];
			return { id, secret: new Uint8Array(Buffer.from(secret, 'base64')) };
		})
	)
);

const schema = v.object({
	HOST: v.optional(v.pipe(v.string(), v.regex(/^[\w.:-]+$/, 'must be an address to listen on')), '0.0.0.0'),
	PORT: v.optional(wholeNumber(0, 65535), '3000'),
	ORIGIN: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^(https?:\/\/[^/\s]+)?$/, 'must look like https://evenkeel.example.org, without a path')
		),
		''
	),
	DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1, 'must name a folder')), 'data'),
	DATABASE_URL: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^(postgres(ql)?:\/\/\S+|(?!\w+:\/\/).*)$/, 'must be postgres://… or the path of a file')
		),
		''
	),
	SMTP_URL: v.optional(
		v.pipe(v.string(), v.regex(/^(smtps?:\/\/\S+)?$/, 'must look like smtp://user:password@host:587')),
		''
	),
	MAIL_FROM: v.optional(
		v.pipe(v.string(), v.regex(/@/, 'must hold an e-mail address')),
		'Evenkeel <evenkeel@localhost>'
	),
	MAX_UPLOAD_MB: v.optional(wholeNumber(1, 10_000), '512'),
	API_REQUESTS_PER_MINUTE: v.optional(wholeNumber(1, 100_000_000), '6000'),
	ENCRYPTION_KEY: v.optional(
		v.pipe(keys, v.maxLength(1, 'must be one key; those before it belong into ENCRYPTION_KEYS_BEFORE')),
		''
	),
	ENCRYPTION_KEYS_BEFORE: v.optional(keys, ''),
	ADDRESS_HEADER: v.optional(v.pipe(v.string(), v.regex(/^[\w-]*$/, 'must be the name of a header')), '')
});

/**
 * Reads the settings of an environment.
 * @throws WrongSetting with a sentence that names the first setting that cannot be used
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
	const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
	const result = v.safeParse(schema, given);
	if (!result.success) {
		const issue = result.issues[0];
		throw new WrongSetting(`The setting ${v.getDotPath(issue)} ${issue.message}.`);
	}
	const { HOST, PORT, ORIGIN, DATA_DIR, DATABASE_URL, SMTP_URL, MAIL_FROM, ADDRESS_HEADER } = result.output;
	const dataDir = resolve(DATA_DIR);
	return {
		host: HOST,
		port: PORT,
		origin: ORIGIN || `http://localhost:${PORT}`,
		dataDir,
		databaseUrl:
			dialectOf(DATABASE_URL) === 'postgres'
				? DATABASE_URL
				: resolve(DATABASE_URL || resolve(dataDir, 'evenkeel.db')),
		smtpUrl: SMTP_URL || null,
		mailFrom: MAIL_FROM,
		maxUploadBytes: result.output.MAX_UPLOAD_MB * 1_000_000,
		apiRequestsPerMinute: result.output.API_REQUESTS_PER_MINUTE,
		encryptionKeys: keysFrom(result.output.ENCRYPTION_KEY[0] ?? null, result.output.ENCRYPTION_KEYS_BEFORE),
		addressHeader: ADDRESS_HEADER
	};
}

/** @throws WrongSetting where two keys have one name, so that nobody could tell which opens what */
function keysFrom(
	present: Settings['encryptionKeys']['present'],
	before: Settings['encryptionKeys']['before']
): Settings['encryptionKeys'] {
	const ids = [...(present ? [present] : []), ...before].map(({ id }) => id);
	if (new Set(ids).size < ids.length) {
		throw new WrongSetting('The setting ENCRYPTION_KEYS_BEFORE must give each key a name of its own.');
	}
	return { present, before };
}

let read: Settings | undefined;

/** The settings of this process, read once. */
export function settings(): Settings {
	return (read ??= readSettings(process.env));
}
