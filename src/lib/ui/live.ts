/** Keeps a page up to date with what others do, over server-sent events. */

/** How it stands with the connection. Nothing is lost while it is away: what was missed is sent when it is back. */
export type LiveState =
	| 'connecting'
	| 'live'
	| 'reconnecting'
	/** Too many other tabs of the same person are open; coming back to this one takes over. */
	| 'elsewhere'
	/** It may not be followed any more. */
	| 'ended';

interface Follow {
	/** Where the events come from. */
	address: string;
	/** The number of the last event that the page shows already. */
	number: number;
	/** Each event once, in order. */
	onEvent: (event: unknown, number: number) => void;
	/** What the page shows is to be read anew: too much was missed, or it may not be followed any more. */
	onReread: () => void;
	onState?: (state: LiveState) => void;
}

/** Somewhat more than two beats of the server: whoever hears none in that time has lost the connection unnoticed. */
export const SILENT_FOR_MS = 40_000;
/** A tab that nobody sees gives its connection back after a while. */
export const HIDDEN_FOR_MS = 300_000;
const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const CLOSED = 2;

/** @returns stops it */
export function follow({ address, number, onEvent, onReread, onState = () => {} }: Follow): () => void {
	let source: EventSource | null = null;
	let state: LiveState | null = null;
	let attempts = 0;
	let watchdog: ReturnType<typeof setTimeout> | undefined;
	let retry: ReturnType<typeof setTimeout> | undefined;
	let hiding: ReturnType<typeof setTimeout> | undefined;

	function enter(next: LiveState): void {
		if (state === next) return;
		state = next;
		onState(next);
	}

	function connect(): void {
		disconnect();
		enter(state === null || state === 'connecting' ? 'connecting' : 'reconnecting');
		const opened = new EventSource(`${address}?after=${number}`);
		source = opened;
		listenForSigns();
		opened.addEventListener('open', () => {
			attempts = 0;
			enter('live');
			listenForSigns();
		});
		opened.addEventListener('beat', listenForSigns);
		opened.addEventListener('message', ({ lastEventId, data }: MessageEvent<string>) => {
			listenForSigns();
			const arrived = Number(lastEventId);
			if (arrived <= number) return;
			number = arrived;
			onEvent(JSON.parse(data), arrived);
		});
		opened.addEventListener('reread', ({ data }: MessageEvent<string>) => {
			listenForSigns();
			number = Number(data);
			onReread();
		});
		opened.addEventListener('farewell', ({ data }: MessageEvent<string>) => {
			disconnect();
			if (data === 'elsewhere') return enter('elsewhere');
			enter('ended');
			onReread();
		});
		opened.addEventListener('error', () => {
			enter('reconnecting');
			// Otherwise the browser comes back by itself, and says what it has got to.
			if (opened.readyState === CLOSED) void ask();
		});
	}

	function disconnect(): void {
		source?.close();
		source = null;
		clearTimeout(watchdog);
		clearTimeout(retry);
	}

	function listenForSigns(): void {
		clearTimeout(watchdog);
		watchdog = setTimeout(() => {
			enter('reconnecting');
			void ask();
		}, SILENT_FOR_MS);
	}

	/** A browser does not say why it gave up: a server that is away comes back, one that refuses does not. */
	async function ask(): Promise<void> {
		disconnect();
		const wait = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** attempts++);
		retry = setTimeout(connect, wait * (0.5 + Math.random() / 2));
		const answer = await fetch(address, { method: 'HEAD' }).catch(() => null);
		if (answer === null || answer.status >= 500 || state !== 'reconnecting') return;
		const isOpen = answer.ok && !answer.redirected;
		if (isOpen || answer.status === 429) return;
		disconnect();
		enter('ended');
		onReread();
	}

	function comeBack(): void {
		if (state === 'ended' || source?.readyState === 1) return;
		attempts = 0;
		connect();
	}

	function look(): void {
		clearTimeout(hiding);
		if (!document.hidden) return comeBack();
		hiding = setTimeout(goAway, HIDDEN_FOR_MS);
	}

	/** A stream that is open may not notice for minutes that the network has gone; the browser does. */
	function goAway(): void {
		if (state === 'ended') return;
		disconnect();
		enter('reconnecting');
	}

	connect();
	document.addEventListener('visibilitychange', look);
	addEventListener('offline', goAway);
	addEventListener('online', comeBack);
	addEventListener('focus', comeBack);
	return () => {
		document.removeEventListener('visibilitychange', look);
		removeEventListener('offline', goAway);
		removeEventListener('online', comeBack);
		removeEventListener('focus', comeBack);
		clearTimeout(hiding);
		disconnect();
		state = 'ended';
	};
}
