import { fork } from 'node:child_process';
import { onTestFinished } from 'vitest';

/** A process that waits to be told. */
export interface WaitingProcess {
	/** @returns what its work came to */
	go: (told?: string) => Promise<number>;
}

/**
 * Starts a process that waits to be told, so that several begin at the same moment.
 * @param file a module whose `work(databaseUrl, told)` it does
 */
export function startProcess(databaseUrl: string, file: string): Promise<WaitingProcess> {
	const env = { ...process.env, DATABASE_URL: databaseUrl, WORK: file };
	const child = fork('tests/support/work-when-told.js', { env });
	onTestFinished(() => void child.kill());
	const answer = () =>
		new Promise((resolve, reject) => {
			const end = () => reject(new Error('the process ended before it had answered'));
			child.once('exit', end);
			child.once('message', (message) => {
				child.off('exit', end);
				resolve(message);
			});
		});
	return answer().then(() => ({
		go: async (told = '') => {
			const answered = answer();
			child.send(told);
			return Number(await answered);
		}
	}));
}
