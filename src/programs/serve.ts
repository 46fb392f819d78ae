import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { securityHeaders } from '$lib/server/security-headers';
import { readSettings, WrongSetting, type Settings } from '$lib/server/settings';

const LONGEST_GOODBYE_MS = 20_000;
const GOODBYE_EVERY_MS = 50;

/** Reads the settings, or stops the program with the sentence that names the wrong one. */
export function settingsOrExit(): Settings {
	try {
		return readSettings(process.env);
	} catch (error) {
		if (!(error instanceof WrongSetting)) throw error;
		console.error(error.message);
		process.exit(1);
	}
}

/** Serves the built app until SIGTERM or SIGINT; then finishes running requests and closes the database. */
export async function serve(settings: Settings): Promise<void> {
	process.env.ORIGIN = settings.origin;
	process.env.DATABASE_URL = settings.databaseUrl;
	process.env.DATA_DIR = settings.dataDir;
	// The app's own guard limits bodies by route; this is the outermost bound, for imports.
	process.env.BODY_SIZE_LIMIT = String(settings.maxUploadBytes);

	const { handler } = await import(pathToFileURL(resolve('build/handler.js')).href);
	const headers = Object.entries(securityHeaders(settings.origin));
	const server = createServer((request, response) => {
		for (const [name, value] of headers) response.setHeader(name, value);
		handler(request, response, () => response.writeHead(404).end());
	});
	await listen(server, settings);
	// Decision 0034. Not before: a start makes more than it drops.
	setFlagsFromString('--heap-growing-percent=100');
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(server));
}

function listen(server: Server, { host, port }: Settings): Promise<void> {
	return new Promise((listening) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
			const why = error.code === 'EACCES' ? 'may not be opened by this user' : 'is in use';
			console.error(`The setting PORT must name a free port: ${port} ${why}.`);
			process.exit(1);
		});
		server.listen(port, host, listening);
	});
}

function stop(server: Server): void {
	server.close(() => process.emit('sveltekit:shutdown' as never));
	// An open stream would keep the server from closing; its connection is idle once its end has been sent.
	process.emit('evenkeel:stopping' as never);
	setInterval(() => server.closeIdleConnections(), GOODBYE_EVERY_MS).unref();
	setTimeout(() => server.closeAllConnections(), LONGEST_GOODBYE_MS).unref();
}
