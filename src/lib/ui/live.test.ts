import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { follow, HIDDEN_FOR_MS, SILENT_FOR_MS } from './live';

/** A connection as a browser has it, that does what the test says. */
class Connection extends EventTarget {
	static all: Connection[] = [];
	readyState = 0;
	constructor(readonly url: string) {
		super();
		Connection.all.push(this);
	}
	open() {
		this.readyState = 1;
		this.dispatchEvent(new Event('open'));
	}
	send(name: string, data: unknown, id: number | '' = '') {
		const text = typeof data === 'string' ? data : JSON.stringify(data);
		this.dispatchEvent(new MessageEvent(name, { data: text, lastEventId: String(id) }));
	}
	fail(readyState: number) {
		this.readyState = readyState;
		this.dispatchEvent(new Event('error'));
	}
	close() {
		this.readyState = 2;
	}
}

const page = Object.assign(new EventTarget(), { hidden: false });
const tab = new EventTarget();
const fetched = vi.fn();

beforeEach(() => {
	vi.useFakeTimers();
	vi.spyOn(Math, 'random').mockReturnValue(1);
	Connection.all = [];
	page.hidden = false;
	fetched.mockReset().mockRejectedValue(new TypeError('Failed to fetch'));
	vi.stubGlobal('EventSource', Connection);
	vi.stubGlobal('document', page);
	vi.stubGlobal('fetch', fetched);
	vi.stubGlobal('addEventListener', tab.addEventListener.bind(tab));
	vi.stubGlobal('removeEventListener', tab.removeEventListener.bind(tab));
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

function following(number = 7) {
	const got: [unknown, number][] = [];
	const states: string[] = [];
	const reread = vi.fn();
	const stop = follow({
		address: '/board/events',
		number,
		onEvent: (event, at) => got.push([event, at]),
		onReread: reread,
		onState: (state) => states.push(state)
	});
	return { got, states, reread, stop, last: () => Connection.all.at(-1)! };
}

describe('a page that is kept up to date', () => {
	it('asks for what came after what it shows, and takes each event once', () => {
		const { got, states, last, stop } = following();
		expect(last().url).toBe('/board/events?after=7');
		last().open();
		last().send('message', { text: 'one' }, 8);
		last().send('message', { text: 'one' }, 8);
		last().send('message', { text: 'two' }, 9);
		expect(got).toEqual([
			[{ text: 'one' }, 8],
			[{ text: 'two' }, 9]
		]);
		expect(states).toEqual(['connecting', 'live']);
		stop();
	});

	it('says so while the connection is away, which comes back by itself from where it was', async () => {
		const { states, last, stop } = following();
		last().open();
		last().send('message', {}, 12);
		last().fail(0);
		expect(states.at(-1)).toBe('reconnecting');
		last().open();
		expect(states.at(-1)).toBe('live');
		// An answer that is no stream, as of a proxy while the server starts, makes a browser give up.
		last().fail(2);
		await vi.advanceTimersByTimeAsync(1_000);
		expect(Connection.all).toHaveLength(2);
		expect(last().url).toBe('/board/events?after=12');
		stop();
	});

	it('notices a connection that was lost without a sign', async () => {
		const { states, last, stop } = following();
		last().open();
		await vi.advanceTimersByTimeAsync(SILENT_FOR_MS - 1);
		last().send('beat', '1');
		await vi.advanceTimersByTimeAsync(SILENT_FOR_MS - 1);
		expect(Connection.all).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(1_001);
		expect(Connection.all).toHaveLength(2);
		expect(states).toEqual(['connecting', 'live', 'reconnecting']);
		stop();
	});

	it('is read anew where too much was missed, and goes on from there', () => {
		const { reread, last, got, stop } = following();
		last().open();
		last().send('reread', '900', 900);
		expect(reread).toHaveBeenCalledOnce();
		last().send('message', {}, 900);
		expect(got).toEqual([]);
		last().send('message', {}, 901);
		expect(got).toHaveLength(1);
		stop();
	});

	it('ends where it may not be followed any more, whether the stream says so or the server', async () => {
		for (const end of [
			async () => Connection.all.at(-1)!.send('farewell', 'no-longer-open'),
			async () => {
				fetched.mockResolvedValue({ ok: false, status: 404, redirected: false });
				Connection.all.at(-1)!.fail(2);
				await vi.advanceTimersByTimeAsync(0);
			}
		]) {
			const { states, reread, stop } = following();
			const opened = Connection.all.length;
			await end();
			expect(states.at(-1)).toBe('ended');
			expect(reread).toHaveBeenCalledOnce();
			await vi.advanceTimersByTimeAsync(600_000);
			expect(Connection.all).toHaveLength(opened);
			stop();
		}
	});

	it('gives way to other tabs, and takes over when somebody comes back to it', () => {
		const { states, last, stop } = following();
		last().open();
		last().send('farewell', 'elsewhere');
		expect(states.at(-1)).toBe('elsewhere');
		tab.dispatchEvent(new Event('focus'));
		expect(Connection.all).toHaveLength(2);
		last().open();
		expect(states.at(-1)).toBe('live');
		stop();
	});

	it('gives its connection back after nobody has seen it for a while', async () => {
		const { last, stop } = following();
		last().open();
		page.hidden = true;
		page.dispatchEvent(new Event('visibilitychange'));
		for (let waited = 0; waited < HIDDEN_FOR_MS; waited += 30_000) {
			last().send('beat', '1');
			await vi.advanceTimersByTimeAsync(30_000);
		}
		expect(last().readyState).toBe(2);
		expect(Connection.all).toHaveLength(1);
		page.hidden = false;
		page.dispatchEvent(new Event('visibilitychange'));
		expect(Connection.all).toHaveLength(2);
		stop();
	});

	it('waits longer from attempt to attempt, and not at all once it is stopped', async () => {
		const { last, stop } = following();
		last().fail(2);
		await vi.advanceTimersByTimeAsync(1_000);
		last().fail(2);
		await vi.advanceTimersByTimeAsync(1_999);
		expect(Connection.all).toHaveLength(2);
		await vi.advanceTimersByTimeAsync(1);
		expect(Connection.all).toHaveLength(3);
		stop();
		await vi.advanceTimersByTimeAsync(600_000);
		tab.dispatchEvent(new Event('online'));
		expect(Connection.all).toHaveLength(3);
	});
});
