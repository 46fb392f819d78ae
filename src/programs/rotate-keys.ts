import { openDatabase } from '$lib/server/db/connection';
import { dialectOf } from '$lib/server/db/dialect';
import { migrate } from '$lib/server/db/migrate';
import { existsSync } from 'node:fs';
import { resealEverything } from './sealed';
import { settingsOrExit } from './serve';

const { databaseUrl, encryptionKeys } = settingsOrExit();
if (!encryptionKeys.present) {
	console.error(
		'The setting ENCRYPTION_KEY must name the new key; put the old one into ENCRYPTION_KEYS_BEFORE.'
	);
	process.exit(1);
}
if (dialectOf(databaseUrl) === 'sqlite' && !existsSync(databaseUrl)) {
	console.error(`There is no database at ${databaseUrl}; DATABASE_URL or DATA_DIR names another.`);
	process.exit(1);
}
await migrate(databaseUrl);
const database = openDatabase(databaseUrl);
const { resealed, unreadable } = await resealEverything(database);
await database.close();

const { id } = encryptionKeys.present;
console.log(`${resealed} texts and files were sealed anew with the key ${id}.`);
if (unreadable > 0) {
	console.error(
		`${unreadable} could not be opened: the key they were sealed with is not in ENCRYPTION_KEYS_BEFORE. They are as they were.`
	);
} else console.log('Everything is sealed with it. ENCRYPTION_KEYS_BEFORE is not needed any more.');
process.exitCode = unreadable === 0 ? 0 : 1;
