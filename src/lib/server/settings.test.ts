import { expect, test } from 'vitest';
import { readSettings } from './settings';

test('an empty environment gives a local SQLite install', () => {
	const settings = readSettings({});
	expect(settings).toMatchObject({ port: 3000, origin: 'http://localhost:3000', smtpUrl: null });
	expect(settings.databaseUrl).toMatch(/data\/evenkeel\.db$/);
});

test('the database lies in the data folder unless it is told otherwise', () => {
	expect(readSettings({ DATA_DIR: '/srv/keel' }).databaseUrl).toBe('/srv/keel/evenkeel.db');
	expect(readSettings({ DATA_DIR: '/srv/keel', DATABASE_URL: '/srv/other.db' }).databaseUrl).toBe(
		'/srv/other.db'
	);
	expect(readSettings({ DATABASE_URL: 'postgres://keel@db/keel' }).databaseUrl).toBe(
		'postgres://keel@db/keel'
	);
});

test.each([
	['PORT', 'eighty'],
	['PORT', '70000'],
	['ORIGIN', 'evenkeel.example.org'],
	['ORIGIN', 'https://evenkeel.example.org/app'],
	['DATABASE_URL', 'mysql://db/keel'],
	['SMTP_URL', 'mail.example.org'],
	['MAX_UPLOAD_MB', '0'],
	['HOST', 'not a host'],
	['ENCRYPTION_KEY', 'a secret'],
	['ENCRYPTION_KEY', `2026:${Buffer.alloc(31).toString('base64')}`],
	['ENCRYPTION_KEYS_BEFORE', `2025:${Buffer.alloc(32).toString('base64')},2024`],
	['MAIL_FROM', 'nobody']
])('a wrong %s (%s) is refused in a sentence that names it', (name, value) => {
	expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`The setting ${name} must .+\\.`));
});

test('keys are read with their names, and two of one name are refused', () => {
	const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
	const { encryptionKeys } = readSettings({
		ENCRYPTION_KEY: key('2026', 1),
		ENCRYPTION_KEYS_BEFORE: `${key('2025', 2)}, ${key('2024', 3)}`
	});
	expect(encryptionKeys.present).toEqual({ id: '2026', secret: new Uint8Array(32).fill(1) });
	expect(encryptionKeys.before.map(({ id }) => id)).toEqual(['2025', '2024']);
	expect(readSettings({}).encryptionKeys).toEqual({ present: null, before: [] });
	expect(() =>
		readSettings({ ENCRYPTION_KEY: key('2026', 1), ENCRYPTION_KEYS_BEFORE: key('2026', 2) })
	).toThrow('The setting ENCRYPTION_KEYS_BEFORE must give each key a name of its own.');
});
