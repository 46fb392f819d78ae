import { request, type ClientRequest, type IncomingHttpHeaders } from 'node:http';

/** A server-sent event as it came. */
export interface Received {
	/** `message` where it has no name of its own. */
	name: string;
	id: number | null;
	text: string;
	/** When it came, by `performance.now()`. */
	at: number;
}

/** A client of a stream of events, for tests: it keeps what came and does not come back by itself. */
export interface Listener {
	status: number;
	headers: IncomingHttpHeaders;
	received: Received[];
	/** The number that the stream has got to. */
	number(): number | null;
	/** Resolves once the condition holds, which is asked again with each event. */
	until(condition: (received: Received[]) => boolean): Promise<void>;
	/** Resolves when the server ends the stream, or the connection is lost. */
	ended: Promise<void>;
	close(): void;
}

/**
 * Opens a stream and resolves with its first byte, or with an answer that is no stream.
 * @param onNumber called with each number that comes, also with those of events that are not for this listener
 * @param patience milliseconds within which the first byte has to come
 * @throws {Error} where the server cannot be reached, or does not answer in time
 */
export function listenTo(
	url: string,
	headers: Record<string, string> = {},
	onNumber: (number: number, event: Received | null) => void = () => {},
	patience = 60_000
): Promise<Listener> {
	return new Promise((resolve, reject) => {
		const sent: ClientRequest = request(url, { headers, agent: false });
		const waited = setTimeout(
			() => sent.destroy(new Error(`Nothing came from ${url} in ${patience} ms.`)),
			patience
		);
		sent.once('close', () => clearTimeout(waited));
		sent.once('error', reject);
		sent.once('response', (response) => {
			clearTimeout(waited);
			const received: Received[] = [];
			const waiting = new Set<() => void>();
			let number: number | null = null;
			let rest = '';
			const ended = new Promise<void>((over) => {
				for (const event of ['close', 'error'] as const) response.once(event, () => over());
			});
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => {
				const at = performance.now();
				const blocks = (rest + chunk).split('\n\n');
				rest = blocks.pop()!;
				for (const block of blocks) {
					const fields = fieldsOf(block);
					if (fields.has('id')) number = Number(fields.get('id'));
					const id = fields.has('id') ? number : null;
					const text = fields.get('data');
					const event = text === undefined ? null : { name: fields.get('event') ?? 'message', id, text, at };
					if (id !== null) onNumber(id, event);
					if (event) received.push(event);
				}
				for (const look of waiting) look();
			});
			sent.on('error', () => {});
			resolve({
				status: response.statusCode!,
				headers: response.headers,
				received,
				number: () => number,
				ended,
				until: (condition) =>
					new Promise((holds) => {
						const look = () => {
							if (!condition(received)) return;
							waiting.delete(look);
							holds();
						};
						waiting.add(look);
						look();
					}),
				close: () => sent.destroy()
			});
		});
		sent.end();
	});
}

function fieldsOf(block: string): Map<string, string> {
	return new Map(
		block.split('\n').map((line) => {
			const colon = line.indexOf(': ');
			return [line.slice(0, colon), line.slice(colon + 2)] as const;
		})
	);
}
