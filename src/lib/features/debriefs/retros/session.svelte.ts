import { invalidateAll } from '$app/navigation';
import { follow, type LiveState } from '$lib/ui/live';
import { openOutbox, type Entry, type Outbox } from '$lib/ui/outbox';
import { sendToAction } from '$lib/ui/send-to-action';
import type { Board } from './board';
import type { RetroNews } from './event';
import { boardAfter } from './news';
import { phaseNames } from './phase';

/** How often the board is read anew, for what no event tells of. */
const LOOK_EVERY_MS = 60_000;

/** Something on the board that is being put in other words. */
interface Change {
	text: string;
	/** Of what is changed, when that was begun: so a change of somebody else's is noticed. */
	version: number;
}

/** A retro in one tab: the board as it stands, what waits to be sent, and what is to be said aloud. */
export class RetroSession {
	board: Board = $state.raw()!;
	state: LiveState = $state('connecting');
	/** Written here and not on the board yet. */
	pending: readonly Entry[] = $state.raw([]);
	/** Refused, by what was sent: why. */
	refused: { entry: Entry; reason: string } | null = $state.raw(null);
	/** What is being written, by column: it outlives the step in which it was begun. */
	drafts: Record<string, string> = $state({});
	/** What is being changed, by `card:` or `notes:` and an id; it outlives the step too. */
	changes: Record<string, Change> = $state({});
	/** For those who cannot see what changed. */
	said = $state('');
	/** Set once scripts run, so that what needs them is offered then. */
	isLive = $state(false);

	#outbox: Outbox | null = null;
	#isReading = false;

	constructor(
		board: Board,
		/** Where the board is, as the reader has it. */
		readonly address: string
	) {
		this.board = board;
	}

	/** Follows the board. @returns stops it */
	start(): () => void {
		this.isLive = true;
		if (this.board.isClosed) return () => {};
		const stop = follow({
			address: `${this.address}/live`,
			number: this.board.lastEvent,
			onEvent: (news) => this.#take(news as RetroNews),
			onReread: () => void this.reread(),
			onState: (state) => (this.state = state)
		});
		const outbox = openOutbox({
			name: this.board.id,
			send: sendToAction,
			onWaiting: () => (this.pending = [...(this.#outbox?.waiting() ?? [])]),
			onTaken: ({ address, values }) => {
				if (address.endsWith('placeDots')) void this.reread();
				else if (address.endsWith('noteGroup')) this.noted(values.groupId!, values.notes!);
			},
			onRefused: (entry, reason) => {
				const { columnId, text = '' } = entry.values;
				if (columnId) this.drafts[columnId] ||= text;
				this.refused = { entry, reason };
				this.said = reason;
				void this.reread();
			}
		});
		this.#outbox = outbox;
		this.pending = [...outbox.waiting()];
		// Who went away without a word is noticed in time.
		const looking = setInterval(() => !document.hidden && void this.reread(), LOOK_EVERY_MS);
		return () => {
			clearInterval(looking);
			stop();
			outbox.close();
		};
	}

	/** Sends something that is to happen once, now or when the connection is back. */
	send(action: string, values: Record<string, string>): void {
		this.refused = null;
		this.#outbox?.add(`${this.address}?/${action}`, values);
	}

	/** Forgets what was written about a group once it is kept as it is. */
	noted(groupId: string, notes: string): void {
		if (this.changes[`notes:${groupId}`]?.text === notes) delete this.changes[`notes:${groupId}`];
	}

	/** Takes a board that was read; an older one than what is known is read again. */
	show(board: Board): void {
		if (board.phase !== this.board.phase && !board.isClosed) {
			const { name, task } = phaseNames[board.phase];
			this.said = `Now: ${name}. ${task}`;
		} else if (board.isClosed && !this.board.isClosed) this.said = 'The retro is closed.';
		const isOld = board.lastEvent < this.board.lastEvent;
		const isOver = board.phase !== this.board.phase || board.isClosed !== this.board.isClosed;
		if (board.phase === 'close' && isOver) this.#sendNotes();
		this.board = board;
		if (isOld) void this.reread();
	}

	async reread(): Promise<void> {
		if (this.#isReading) return;
		this.#isReading = true;
		try {
			await invalidateAll();
		} finally {
			this.#isReading = false;
		}
	}

	/**
	 * Whoever leads goes on when the talk is over, which is often before the last note is written. What comes after the end
	 * is refused, and shown above.
	 */
	#sendNotes(): void {
		for (const [name, { text, version }] of Object.entries(this.changes)) {
			const [kind, groupId] = name.split(':');
			if (kind === 'notes')
				this.send('noteGroup', { groupId: groupId!, version: String(version), notes: text });
		}
	}

	#take(news: RetroNews): void {
		const next = boardAfter(this.board, news);
		if (next) this.board = next;
		else {
			this.board = { ...this.board, lastEvent: Math.max(this.board.lastEvent, news.number) };
			void this.reread();
		}
	}
}
