import { invalidateAll } from '$app/navigation';
import { inBrowser, inTab, keep, kept } from '$lib/ui/kept';
import { follow, type LiveState } from '$lib/ui/live';
import { openOutbox, type Entry, type Outbox } from '$lib/ui/outbox';
import { reasonIn, sendToAction } from '$lib/ui/send-to-action';
import type { SubmitFunction } from '@sveltejs/kit';
import { areCardsShown, type Board } from './board';
import type { RetroNews } from './event';
import { boardAfter } from './news';
import { partsOf, type PartName } from './part.svelte';
import { hasReached, phaseNames } from './phase';

/** How often the board is read anew, for what no event tells of. */
const LOOK_EVERY_MS = 60_000;

/** Something on the board that is being put in other words. */
interface Change {
	text: string;
	/** Of what is changed, when that was begun: so a change of somebody else's is noticed. */
	version: number;
	/** Why it was not taken. */
	reason?: string;
}

/** What can be put in other words, and how that is sent. */
const changing = {
	card: { action: 'rewordCard', id: 'cardId', text: 'text' },
	notes: { action: 'noteGroup', id: 'groupId', text: 'notes' },
	title: { action: 'renameGroup', id: 'groupId', text: 'title' }
} as const;

type Changing = keyof typeof changing;
/** What is being changed: which part of what, with its id. */
type ChangeName = `${Changing}:${string}`;

/** What did not come about, with the words that have no field to go back to. */
interface Refusal {
	reason: string;
	text?: string;
}

/** A retro in one tab: the board as it stands, what waits to be sent, and what is to be said aloud. */
export class RetroSession {
	board: Board = $state.raw()!;
	state: LiveState = $state('connecting');
	/** Written here and not on the board yet. */
	pending: readonly Entry[] = $state.raw([]);
	refusals: readonly Refusal[] = $state.raw([]);
	/** What is being written, by column: it outlives the step in which it was begun, and the page. */
	drafts: Record<string, string> = $state({});
	/** What is being changed; it outlives both too. */
	changes: Record<ChangeName, Change> = $state({});
	/** For those who cannot see what changed. */
	said = $state('');
	/** Whether a card is to be written while they are grouped already. */
	isWriting = $state(false);
	/** Set once scripts run, so that what needs them is offered then. */
	isLive = $state(false);

	#outbox: Outbox | null = null;
	#reading: Promise<void> | null = null;
	/** A guest never signs out, so that what they write is kept in their tab and goes with it. */
	readonly #store;
	readonly #name;

	/**
	 * @param address where the board is, as the reader has it
	 * @param reader whose words these are: nobody else finds or sends them, also in the same browser
	 */
	constructor(
		board: Board,
		readonly address: string,
		reader: string,
		isWriting: boolean
	) {
		this.board = board;
		this.isWriting = isWriting;
		this.#store = board.you.isGuest ? inTab : inBrowser;
		this.#name = `retro:${reader}:${board.id}`;
	}

	/** Follows the board. @returns stops it */
	start(): () => void {
		this.isLive = true;
		if (this.board.isClosed) return () => {};
		const words = kept(this.#store, this.#name) as Partial<RetroSession> | null;
		// What was typed before scripts ran is newer.
		for (const [columnId, text] of Object.entries(words?.drafts ?? {})) this.drafts[columnId] ||= text;
		Object.assign(this.changes, words?.changes);
		const stop = follow({
			address: `${this.address}/live`,
			number: this.board.lastEvent,
			onEvent: (news) => this.#take(news as RetroNews),
			onReread: () => void this.reread(),
			onState: (state) => (this.state = state)
		});
		const outbox = openOutbox({
			name: this.#name,
			send: sendToAction,
			onWaiting: () => (this.pending = [...(this.#outbox?.waiting() ?? [])]),
			onTaken: (entry) => this.#taken(entry),
			onRefused: (entry, reason) => void this.#refused(entry, reason)
		});
		this.#outbox = outbox;
		this.pending = [...outbox.waiting()];
		this.#rescue();
		// Who went away without a word is noticed in time.
		const looking = setInterval(() => void this.#look(), LOOK_EVERY_MS);
		return () => {
			clearInterval(looking);
			stop();
			outbox.close();
		};
	}

	/** Keeps in this browser what is being written, until the retro is closed. */
	keepWords(): void {
		const { drafts, changes, board } = this;
		const isEmpty = Object.values(drafts).every((text) => text === '') && Object.keys(changes).length === 0;
		if (this.isLive) keep(this.#store, this.#name, isEmpty || board.isClosed ? null : { drafts, changes });
	}

	/** Sends something that is to happen once, now or when the connection is back. */
	send(action: string, values: Record<string, string>): void {
		this.refusals = this.refusals.filter(({ text }) => text);
		this.#outbox?.add(`${this.address}?/${action}`, values);
	}

	/** Says why something did not come about. Words stay until they are put away, the rest until the next attempt. */
	refuse(reason: string, text?: string): void {
		this.refusals = [...this.refusals.filter((earlier) => earlier.text), { reason, text }];
		this.said = reason;
	}

	/** For forms that are sent as they are. The page stays where they are refused or the connection is away. */
	readonly submit: SubmitFunction =
		() =>
		async ({ result, update }) => {
			if (result.type === 'failure') this.refuse(reasonIn(result.data));
			else if (result.type === 'error' && (result.status ?? 503) >= 502) {
				this.refuse('The connection is away. Please try again in a moment.');
			} else await update({ reset: false });
		};

	dismiss(refusal: Refusal): void {
		this.refusals = this.refusals.filter((each) => each !== refusal);
	}

	addCard(columnId: string): void {
		const text = this.drafts[columnId] ?? '';
		if (text.trim() === '') return;
		this.drafts[columnId] = '';
		this.isWriting = true;
		this.send('addCard', { columnId, text });
	}

	/** The parts of the board, also for a card that was begun before the others went on. */
	get parts(): PartName[] {
		const { board, drafts, isWriting } = this;
		const isUnfinished = Object.values(drafts).some((text) => text.trim() !== '');
		const isLeft = isUnfinished && (board.isClosed || hasReached(board.phase, 'vote'));
		return [...(isLeft ? (['left'] as const) : []), ...partsOf(board, isWriting || isUnfinished)];
	}

	/** Takes what is typed in place of what stands on the board. */
	change(name: ChangeName, text: string): void {
		const { version } = this.changes[name] ?? this.#placeOf(name)!;
		this.changes[name] = { ...this.changes[name], text, version };
	}

	forget(name: ChangeName): void {
		delete this.changes[name];
	}

	isSending(name: ChangeName): boolean {
		return this.pending.some((entry) => changeIn(entry)?.name === name);
	}

	/** Sends what was changed. Others' words are never written over unseen: a refusal brings both texts. */
	save(name: ChangeName): void {
		const change = this.changes[name];
		if (!change || this.isSending(name)) return;
		change.reason = undefined;
		const [kind, id] = name.split(':') as [Changing, string];
		const { action, ...fields } = changing[kind];
		this.send(action, { [fields.id]: id, version: String(change.version), [fields.text]: change.text });
	}

	/** Takes a board that was read; an older one than what is known is read again. */
	show(board: Board): void {
		if (board.phase !== this.board.phase && !board.isClosed) {
			const { name, task } = phaseNames[board.phase];
			this.said = `Now: ${name}. ${task}`;
		} else if (board.isClosed && !this.board.isClosed) this.said = 'The retro is closed.';
		const isOld = board.lastEvent < this.board.lastEvent;
		const isOver = board.phase !== this.board.phase || board.isClosed !== this.board.isClosed;
		// Whoever leads goes on when the talk is over, which is often before the last note is written.
		if (board.phase === 'close' && isOver) {
			for (const name of this.#changeNames()) if (name.startsWith('notes:')) this.save(name);
		}
		this.board = board;
		this.#rescue();
		if (isOld) void this.reread();
	}

	reread(): Promise<void> {
		this.#reading ??= invalidateAll().finally(() => (this.#reading = null));
		return this.#reading;
	}

	/** A page that is read anew while the server is away would be gone, with what is being written on it. */
	async #look(): Promise<void> {
		if (document.hidden) return;
		const isThere =
			this.state === 'live' || (await fetch(this.address, { method: 'HEAD' }).catch(() => null))?.ok;
		if (isThere) await this.reread();
	}

	#take(news: RetroNews): void {
		const next = boardAfter(this.board, news);
		if (next) {
			this.board = next;
			this.#rescue();
		} else {
			this.board = { ...this.board, lastEvent: Math.max(this.board.lastEvent, news.number) };
			void this.reread();
		}
	}

	#taken(entry: Entry): void {
		if (entry.address.endsWith('placeDots')) void this.reread();
		const sent = changeIn(entry);
		const change = sent && this.changes[sent.name];
		if (!change) return;
		if (sent.name.startsWith('notes:')) this.said = 'The notes are kept.';
		// Whoever typed on goes on from what they have sent.
		if (change.text !== sent.text) change.version++;
		else this.forget(sent.name);
	}

	async #refused(entry: Entry, reason: string): Promise<void> {
		const { columnId, text, title } = entry.values;
		const sent = changeIn(entry);
		const change = sent && this.changes[sent.name];
		if (change) {
			await this.reread();
			// The reason shows both texts, so that the next attempt rests on what stands there now.
			change.version = this.#placeOf(sent.name)?.version ?? change.version;
			change.reason = this.said = reason;
			return this.#rescue();
		}
		const isBackInItsField = columnId !== undefined && !this.drafts[columnId];
		if (isBackInItsField) this.drafts[columnId] = text!;
		this.refuse(reason, isBackInItsField ? undefined : (text ?? title ?? sent?.text));
		await this.reread();
	}

	/** Brings to light what was being changed where that is no longer there, or cannot be changed any more. */
	#rescue(): void {
		const { board } = this;
		for (const name of this.#changeNames()) {
			const { text, reason } = this.changes[name]!;
			const isCard = name.startsWith('card:');
			// Others' cards are hidden while cards are written, and come back.
			const isHidden = isCard && !areCardsShown(board.phase) && !board.isClosed;
			if (isHidden || this.isSending(name)) continue;
			const isGone = !this.#placeOf(name);
			if (!isGone && !board.isClosed) continue;
			this.forget(name);
			this.refuse(
				isGone ? 'What you were changing is gone by now.' : (reason ?? 'The retro is closed.'),
				text
			);
		}
	}

	#changeNames(): ChangeName[] {
		return Object.keys(this.changes) as ChangeName[];
	}

	/** The card or group that is changed; none where it has gone. */
	#placeOf(name: ChangeName): { version: number } | undefined {
		const [kind, id] = name.split(':');
		const places: readonly { id: string; version: number }[] =
			kind === 'card' ? this.board.cards : this.board.groups;
		return places.find((place) => place.id === id);
	}
}

/** What somebody was changing, as it was sent; undefined for what is sent otherwise. */
function changeIn({ address, values }: Entry): { name: ChangeName; text: string } | undefined {
	for (const [kind, { action, id, text }] of Object.entries(changing)) {
		if (address.endsWith(action)) return { name: `${kind as Changing}:${values[id]}`, text: values[text]! };
	}
}
