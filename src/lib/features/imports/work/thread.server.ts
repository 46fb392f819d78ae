import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Database } from '$lib/server/db/connection';
import { lendTurns } from '$lib/server/db/turns';
import { Problem, type ProblemCode } from '$lib/shared/problem';
import type { Job, Order, Report, Work } from './jobs.server';

/** Beside the app's own file, as the build puts it there. */
const program = () => resolve('build/programs/import-worker.js');

/** What tells the rows of the largest file apart takes half of it. */
const MOST_MEMORY_MB = 768;

/** What a batch holds lives no longer than the batch, so there is room for it where nothing has to be moved on. */
const YOUNG_MEMORY_MB = 96;

/** A thread without work gives its memory back after this. */
const IDLE_MS = 30_000;

interface Waiting {
	done: (result: never) => void;
	failed: (error: unknown) => void;
}

/** Work done in a thread of its own, which is started when there is some and leaves when there has been none for long. */
export class WorkThread implements Work {
	readonly #database: Database;
	readonly #mostMemoryMb: number;
	#worker: Worker | undefined;
	#idle: NodeJS.Timeout | undefined;
	#isStopping = false;
	#last = 0;
	readonly #waiting = new Map<number, Waiting>();

	constructor(database: Database, mostMemoryMb = MOST_MEMORY_MB) {
		this.#database = database;
		this.#mostMemoryMb = mostMemoryMb;
	}

	carryOn(input: Parameters<Work['carryOn']>[0]): ReturnType<Work['carryOn']> {
		return this.#do({ id: ++this.#last, kind: 'carryOn', input });
	}

	survey(input: Parameters<Work['survey']>[0]): ReturnType<Work['survey']> {
		return this.#do({ id: ++this.#last, kind: 'survey', input });
	}

	examine(input: Parameters<Work['examine']>[0]): ReturnType<Work['examine']> {
		return this.#do({ id: ++this.#last, kind: 'examine', input });
	}

	profile(input: Parameters<Work['profile']>[0]): ReturnType<Work['profile']> {
		return this.#do({ id: ++this.#last, kind: 'profile', input });
	}

	/** Has the thread leave its work where it can be carried on from. */
	stop(): void {
		this.#isStopping = true;
		this.#worker?.postMessage({ stop: true } satisfies Order);
		if (this.#waiting.size === 0) this.#leave();
	}

	#do<Result>(job: Job): Promise<Result> {
		return new Promise<Result>((done, failed) => {
			this.#waiting.set(job.id, { done, failed });
			this.#started().postMessage(job satisfies Order);
		});
	}

	#started(): Worker {
		clearTimeout(this.#idle);
		if (this.#worker) return this.#worker;
		// What the process was started with (decision 0034) would come before the limits of this thread.
		setFlagsFromString('--max-semi-space-size=0');
		const turns = new MessageChannel();
		const worker = new Worker(program(), {
			workerData: { turns: turns.port2 },
			transferList: [turns.port2],
			resourceLimits: {
				maxOldGenerationSizeMb: this.#mostMemoryMb,
				maxYoungGenerationSizeMb: YOUNG_MEMORY_MB
			}
		});
		lendTurns(turns.port1, this.#database.turn);
		worker.on('message', (report: Report) => this.#take(report));
		worker.on('error', (error) => this.#lose(worker, error));
		worker.on('exit', () => this.#lose(worker, new Error('The thread that imports has ended.')));
		return (this.#worker = worker);
	}

	#take(report: Report): void {
		const waiting = this.#waiting.get(report.id);
		this.#waiting.delete(report.id);
		if ('result' in report) waiting?.done(report.result as never);
		else waiting?.failed('problem' in report ? problemOf(report.problem) : errorOf(report.error));
		if (this.#waiting.size > 0) return;
		if (this.#isStopping) this.#leave();
		else this.#idle = setTimeout(() => this.#leave(), IDLE_MS).unref();
	}

	#leave(): void {
		clearTimeout(this.#idle);
		const worker = this.#worker;
		this.#worker = undefined;
		void worker?.terminate();
	}

	/** What the thread was at when it ended unasked fails; the next work starts another one. */
	#lose(worker: Worker, error: unknown): void {
		if (this.#worker !== worker) return;
		this.#worker = undefined;
		for (const { failed } of this.#waiting.values()) failed(error);
		this.#waiting.clear();
	}
}

function problemOf({ code, message, fields }: Extract<Report, { problem: object }>['problem']): Problem {
	return new Problem(code as ProblemCode, message, fields);
}

function errorOf({ message, stack }: Extract<Report, { error: object }>['error']): Error {
	return Object.assign(new Error(message), { stack });
}
