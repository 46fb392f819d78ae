import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../support/ports';

/** The built app, serving. */
export interface Serving {
	origin: string;
	/** Milliseconds from the start of the process to the first answer. */
	firstAnswer: number;
	/** MB that the process holds; null where this system does not say. */
	memory(): number | null;
	stop(): Promise<void>;
}

/** Starts the built app on a free port, and waits until it answers. */
export async function serve(databaseUrl: string, folder: string): Promise<Serving> {
	const port = await freePort();
	const origin = `http://127.0.0.1:${port}`;
	const started = performance.now();
	const app = spawn(process.execPath, ['build/programs/start.js'], {
		env: {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: origin,
			DATA_DIR: folder,
			DATABASE_URL: databaseUrl,
			API_REQUESTS_PER_MINUTE: '100000000'
		},
		stdio: ['ignore', 'ignore', 'inherit']
	});
	await answering(`${origin}/sign-in`, app);
	const firstAnswer = performance.now() - started;
	return {
		origin,
		firstAnswer,
		memory: () => memoryOf(app),
		stop: async () => {
			const stopped = new Promise((resolve) => app.once('exit', resolve));
			app.kill('SIGTERM');
			await stopped;
		}
	};
}

async function answering(address: string, app: ChildProcess): Promise<void> {
	while (app.exitCode === null) {
		try {
			if ((await fetch(address)).ok) return;
		} catch {
			await setTimeout(10);
		}
	}
	throw new Error('the app stopped before it answered');
}

function memoryOf({ pid }: ChildProcess): number | null {
	try {
		const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
		return kilobytes ? Number(kilobytes) / 1024 : null;
	} catch {
		return null;
	}
}
