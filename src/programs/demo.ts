import { demoKey, demoSignIns, ensureDemoKey, isSeeded, seedDemo } from '$drizzle/seed/seed';
import { resolve } from 'node:path';
import { openDatabase } from '$lib/server/db/connection';
import { migrate } from '$lib/server/db/migrate';
import { systemClock } from '$lib/shared/clock';
import { demoEncryptionKey } from './demo-encryption';
import { serve, settingsOrExit } from './serve';

process.env.HOST ||= '127.0.0.1';
// Apart from the database of `npm start`: the passwords of the demo are public.
process.env.DATABASE_URL ||= resolve(process.env.DATA_DIR || 'data', 'demo.db');
process.env.ENCRYPTION_KEY ||= demoEncryptionKey(resolve(process.env.DATA_DIR || 'data'));
const settings = settingsOrExit();

await migrate(settings.databaseUrl);
const database = openDatabase(settings.databaseUrl);
try {
	if (!(await isSeeded(database))) await seedDemo(database, systemClock());
	await ensureDemoKey(database, systemClock());
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
} finally {
	await database.close();
}

await serve(settings);
console.log(`Evenkeel is at ${settings.origin}`);
for (const { role, email, password } of demoSignIns) console.log(`${role}: ${email} ${password}`);
console.log(`API key: ${demoKey}`);
