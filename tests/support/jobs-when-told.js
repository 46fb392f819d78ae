// A process of its own that does what is due in DATABASE_URL the moment it is told to, so that several can start at once.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport('./tests/support/due-jobs.ts', {
	configFile: false,
	logLevel: 'error',
	resolve: { alias: { $lib: fileURLToPath(new URL('../../src/lib', import.meta.url)) } }
});
process.send?.('ready');
process.once('message', async () => {
	process.send?.(await module.doWhatIsDue(process.env.DATABASE_URL));
	process.disconnect();
});
