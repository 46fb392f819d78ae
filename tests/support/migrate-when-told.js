// A process of its own that migrates DATABASE_URL the moment it is told to, so that several can start at once.
import { runnerImport } from 'vite';

const { module } = await runnerImport('./src/lib/server/db/migrate.ts', {
	configFile: false,
	logLevel: 'error'
});
process.send?.('ready');
process.once('message', async () => {
	await module.migrate(process.env.DATABASE_URL);
	process.disconnect();
});
