import { setTimeout } from 'node:timers/promises';
import { newId } from '$lib/shared/ids';
import { listenTo, type Listener } from '../support/event-source';
import type { Room } from './live-world';

interface Card {
	id: string;
	text: string;
	version: number;
}

/** What takes longer than this is taken for lost, and tried again. */
const LONGEST_ANSWER_MS = 10_000;
const SEND_AGAIN_MS = 200;

/** Somebody at a board: follows it as a browser does, comes back by itself, and writes until it is acknowledged. */
export class Client {
	readonly cards = new Map<string, Card>();
	/** When each text came, by `performance.now()`. */
	readonly seenAt = new Map<string, number>();
	/** Numbers that came twice, out of order, or not at all. */
	readonly wrongNumbers: string[] = [];
	/** What the server has said yes to, by the text; and when it was sent first. */
	readonly acknowledged = new Map<string, number>();
	/** Texts that had to be sent more than once. */
	readonly sentAgain = new Set<string>();
	/** Texts that were sent until the end without an answer. */
	readonly unanswered = new Set<string>();
	rereads = 0;
	number = 0;
	#listener: Listener | null = null;
	#isClosed = false;
	#own: string[] = [];

	constructor(
		readonly origin: string,
		readonly room: Room,
		readonly cookie: string,
		readonly name: string
	) {}

	/** Follows the board until it is closed. Resolves once the stream is open for the first time. */
	async open(): Promise<void> {
		await this.#connect();
		void this.#follow();
	}

	close(): void {
		this.#isClosed = true;
		this.#listener?.close();
	}

	async #follow(): Promise<void> {
		while (!this.#isClosed) {
			await this.#listener?.ended;
			this.#listener = null;
			while (!this.#isClosed && !this.#listener) {
				await setTimeout(300 + Math.random() * 400);
				await this.#connect().catch(() => {});
			}
		}
	}

	async #connect(): Promise<void> {
		const headers = { cookie: this.cookie, 'last-event-id': String(this.number) };
		const opened = await listenTo(
			`${this.origin}/retros/${this.room.retroId}/live`,
			headers,
			(number, event) => {
				if (number !== this.number + 1 && event?.name !== 'reread') {
					this.wrongNumbers.push(`${this.name}: ${number} after ${this.number}`);
				}
				this.number = number;
				if (event?.name === 'reread') this.rereads++;
				else if (event) this.#take(event.text, event.at);
			},
			LONGEST_ANSWER_MS
		);
		if (opened.status !== 200 || this.#isClosed) {
			opened.close();
			throw new Error(`The stream was answered with ${opened.status}.`);
		}
		this.#listener = opened;
	}

	#take(text: string, at: number): void {
		const news = JSON.parse(text) as { kind: string; card?: Card };
		if (news.kind !== 'card' || !news.card) return;
		const { id, version } = news.card;
		this.cards.set(id, { id, text: news.card.text, version });
		if (!this.seenAt.has(news.card.text)) this.seenAt.set(news.card.text, at);
		if (news.card.text.startsWith(`${this.name} `) && !this.#own.includes(id)) this.#own.push(id);
	}

	/**
	 * Writes a card, or one of one's own anew, and sends it under one key until the server says yes.
	 * @param latest when to give up, by `performance.now()`
	 */
	async write(count: number, cardsEach: number, latest: number): Promise<void> {
		const text = `${this.name} says ${count}`;
		const card = this.cards.get(this.#own[count % cardsEach] ?? '');
		const isNew = count < cardsEach || !card;
		const action = isNew ? 'addCard' : 'rewordCard';
		const body = new URLSearchParams({
			key: newId(),
			text,
			...(isNew ? { columnId: this.room.columnId } : { cardId: card.id, version: String(card.version) })
		});
		const sentAt = performance.now();
		while (!(await this.#send(action, body))) {
			if (this.#isClosed || performance.now() > latest) {
				this.unanswered.add(text);
				return;
			}
			this.sentAgain.add(text);
			await setTimeout(SEND_AGAIN_MS);
		}
		this.acknowledged.set(text, sentAt);
	}

	/**
	 * @returns whether the server said yes; not where it could not be reached or failed
	 * @throws {Error} where it refused, which sending again does not change
	 */
	async #send(action: string, body: URLSearchParams): Promise<boolean> {
		const answer = await fetch(`${this.origin}/retros/${this.room.retroId}?/${action}`, {
			method: 'POST',
			headers: {
				cookie: this.cookie,
				origin: this.origin,
				accept: 'application/json',
				'x-sveltekit-action': 'true'
			},
			body,
			signal: AbortSignal.timeout(LONGEST_ANSWER_MS)
		})
			.then(async (response) => ({ status: response.status, text: await response.text() }))
			.catch(() => null);
		if (answer === null || answer.status >= 500) return false;
		const { type } = JSON.parse(answer.text) as { type: string };
		if (type !== 'success') throw new Error(`${action} was refused: ${answer.text}`);
		return true;
	}
}
