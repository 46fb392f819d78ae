import { Agent, request } from 'node:http';

/** A request as the measurements send it, over and over. */
export interface Asked {
	address: string;
	method?: 'GET' | 'POST';
	/** For each request alike, or made anew before its body. */
	headers?: Record<string, string> | (() => Record<string, string>);
	/** Made anew for each request. */
	body?: () => string;
	/** The status that counts as an answer. */
	status?: number;
}

/** Milliseconds of the whole answer. */
export interface Times {
	p50: number;
	p99: number;
}

const WARM_UP = 30;

/**
 * Asks so many times, one after another, after some that do not count.
 * @param after is asked before each, and does not count
 */
export async function oneAtATime(
	asked: Asked,
	{ times = 200, after }: { times?: number; after?: Asked } = {}
): Promise<Times> {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const taken: number[] = [];
	for (let count = 0; count < WARM_UP + times; count++) {
		if (after) await answerTo(after, agent);
		const started = performance.now();
		await answerTo(asked, agent);
		if (count >= WARM_UP) taken.push(performance.now() - started);
	}
	agent.destroy();
	return timesOf(taken);
}

/** Lets so many clients ask for a while, each as soon as it is answered. @returns answers a second */
export async function manyAtOnce(asked: Asked, clients = 32, seconds = 6): Promise<number> {
	const agent = new Agent({ keepAlive: true, maxSockets: clients });
	const warm = performance.now() + 1000;
	const end = warm + seconds * 1000;
	let answers = 0;
	const client = async () => {
		for (let now = performance.now(); now < end; now = performance.now()) {
			await answerTo(asked, agent);
			if (now >= warm) answers++;
		}
	};
	await Promise.all(Array.from({ length: clients }, client));
	const lasted = (performance.now() - warm) / 1000;
	agent.destroy();
	return answers / lasted;
}

/** The middle and the slowest of a hundred. */
export function timesOf(taken: readonly number[]): Times {
	const sorted = [...taken].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
	return { p50: at(0.5), p99: at(0.99) };
}

function answerTo(
	{ address, method = 'GET', headers, body, status = 200 }: Asked,
	agent: Agent
): Promise<void> {
	return new Promise((answered, failed) => {
		const present = typeof headers === 'function' ? headers() : headers;
		const sent = request(address, { method, headers: present, agent }, (answer) => {
			answer.resume();
			answer.on('error', failed);
			answer.on('end', () =>
				answer.statusCode === status
					? answered()
					: failed(new Error(`${address} answered ${answer.statusCode}, not ${status}`))
			);
		});
		sent.on('error', failed);
		sent.end(body?.());
	});
}
