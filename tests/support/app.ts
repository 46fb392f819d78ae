import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports';
import { root } from './programs.js';

/** The built app, running as it would for real, on a port and over a folder of its own. */
export interface RunningApp {
	/** Where people reach it, such as `http://localhost:40123`. */
	origin: string;
	/** Where it listens; the same, unless its settings speak of a proxy before it. */
	address: string;
	/** The address of its database. */
	databaseUrl: string;
	/** Everything it has printed so far. */
	output(): string;
	/** Asks it to stop, and waits until it has. */
	stop(): Promise<{ exitCode: number | null }>;
	/** Ends it as a power cut would. */
	kill(): Promise<void>;
}

const program = join(root, 'build/programs/start.js');
/** What the app seals texts with in tests; whoever makes records beside it holds the same. */
export const TEST_ENCRYPTION_KEY = `test:${'a'.repeat(42)}A=`;

const LONGEST_START_MS = 30_000;

/**
 * Starts the built app and waits until it answers.
 * @param settings environment variables over those of a start without any
 */
export async function startApp(settings: Record<string, string> = {}): Promise<RunningApp> {
	if (!existsSync(program)) throw new Error('The app has not been built: run `npm run build` first.');
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-app-'));
	const port = await freePort();
	const address = `http://localhost:${port}`;
	const databaseUrl = settings.DATABASE_URL ?? join(folder, 'evenkeel.db');
	const { PATH, TZ } = process.env;
	const server = spawn(process.execPath, [program], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH,
			TZ,
			HOST: '127.0.0.1',
			PORT: String(port),
			DATA_DIR: folder,
			DATABASE_URL: databaseUrl,
			NODE_ENV: 'production',
			ENCRYPTION_KEY: TEST_ENCRYPTION_KEY,
			...settings
		}
	});
	let printed = '';
	for (const stream of [server.stdout, server.stderr]) {
		stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	}
	const exitCode = new Promise<number | null>((resolve) => server.once('exit', resolve));
	const abandon = () => {
		server.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true });
	};
	process.once('exit', abandon);
	await untilItSays('Evenkeel is at', server, () => printed);

	return {
		origin: settings.ORIGIN ?? address,
		address,
		databaseUrl,
		output: () => printed,
		async stop() {
			process.off('exit', abandon);
			server.kill('SIGTERM');
			const code = await exitCode;
			rmSync(folder, { recursive: true, force: true });
			return { exitCode: code };
		},
		async kill() {
			process.off('exit', abandon);
			server.kill('SIGKILL');
			await exitCode;
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

function untilItSays(words: string, server: ChildProcess, printed: () => string): Promise<void> {
	return new Promise((resolve, reject) => {
		const fail = (why: string) => reject(new Error(`The app ${why}: ${printed()}`));
		const timer = setTimeout(() => fail('did not start in time'), LONGEST_START_MS);
		const look = () => {
			if (!printed().includes(words)) return;
			clearTimeout(timer);
			resolve();
		};
		server.stdout?.on('data', look);
		server.once('exit', () => {
			clearTimeout(timer);
			fail('stopped as it started');
		});
	});
}
