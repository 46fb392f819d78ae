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
	['MAIL_FROM', 'nobody']
])('a wrong %s (%s) is refused in a sentence that names it', (name, value) => {
	expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`The setting ${name} must .+\\.`));
});
