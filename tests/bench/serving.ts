import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../support/ports';

/** An app that recounts a million records as it starts takes its time. */
const LONGEST_START_MS = 180_000;
const LONGEST_ANSWER_MS = 10_000;
const LONGEST_GOODBYE_MS = 40_000;

/** The built app, serving. */
export interface Serving {
	origin: string;
	/** Milliseconds from the start of the process to the first answer. */
	firstAnswer: number;
	/** MB that the process holds; null where this system does not say. */
	memory(): number | null;
	stop(): Promise<void>;
	/** Ends it as a power cut would. */
	kill(): Promise<void>;
}

/**
 * Starts the built app, and waits until it answers.
 * @param givenPort a free one where none is given
 */
export async function serve(databaseUrl: string, folder: string, givenPort?: number): Promise<Serving> {
	const port = givenPort ?? (await freePort());
	const origin = `http://127.0.0.1:${port}`;
	const started = performance.now();
	const app = spawn(process.execPath, argumentsOfStart(), {
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
	const abandon = () => app.kill('SIGKILL');
	process.once('exit', abandon);
	const exited = new Promise<void>((resolve) => app.once('exit', () => resolve()));
	void exited.then(() => process.off('exit', abandon));
	const end = async (signal: NodeJS.Signals) => {
		app.kill(signal);
		const givingUp = globalThis.setTimeout(abandon, LONGEST_GOODBYE_MS);
		await exited;
		clearTimeout(givingUp);
	};
	await answering(`${origin}/sign-in`, app);
	const firstAnswer = performance.now() - started;
	return {
		origin,
		firstAnswer,
		memory: () => memoryOf(app),
		stop: () => end('SIGTERM'),
		kill: () => end('SIGKILL')
	};
}

/** What `npm start` gives Node. */
function argumentsOfStart(): string[] {
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
	return scripts.start.replace('exec node ', '').split(' ');
}

async function answering(address: string, app: ChildProcess): Promise<void> {
	const latest = performance.now() + LONGEST_START_MS;
	while (app.exitCode === null && app.signalCode === null && performance.now() < latest) {
		const answer = await fetch(address, { signal: AbortSignal.timeout(LONGEST_ANSWER_MS) }).catch(() => null);
		if (answer?.ok) return;
		await setTimeout(10);
	}
	app.kill('SIGKILL');
	throw new Error('The app stopped before it answered, or did not answer in time.');
}

function memoryOf({ pid }: ChildProcess): number | null {
	try {
		const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
		return kilobytes ? Number(kilobytes) / 1024 : null;
	} catch {
		return null;
	}
}
