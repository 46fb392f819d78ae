// A process of its own that does the work of a module on DATABASE_URL whenever it is told to, so that several can start at
// once.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(process.env.WORK ?? '', {
	configFile: false,
	logLevel: 'error',
	resolve: { alias: { $lib: fileURLToPath(new URL('../../src/lib', import.meta.url)) } }
});
process.on('message', async (told) => {
	process.send?.(await module.work(process.env.DATABASE_URL, told));
});
process.send?.('ready');
