import { setTimeout } from 'node:timers/promises';
import { openDatabase, type Database } from '$lib/server/db/connection';
import { migrate } from '$lib/server/db/migrate';
import { Client } from './live-clients';
import { makeRooms, storedBoard, type Room } from './live-world';
import { serve, type Serving } from './serving';

const PEOPLE = 50;
const WRITES_A_SECOND = 20;
const CARDS_EACH = 8;
const CRASH_SECONDS = 20;
const IDLE_ROOMS = 10;
const CALM_MS = 10_000;
const LONGEST_CATCHING_UP_MS = 30_000;

/** What was measured of a board that many have open. */
export interface LiveFigures {
	seconds: number;
	writes: number;
	/** Milliseconds from sending a write to its event, over all writes and listeners. */
	seen: { p50: number; p95: number; p99: number; most: number };
	/** Events that a listener missed, got twice or out of order; as sentences. */
	wrong: string[];
	/** After the server was killed in the middle of writing and started again. */
	crash: { writes: number; sentAgain: number; lost: number; different: number; wrong: string[] };
	/** MB that so many idle listeners cost; null where this system does not say. */
	idle: { listeners: number; megabytes: number | null };
}

/**
 * Has fifty people write on one board of the built app, kills it in between, and lets five hundred listen.
 * @param seconds for how long they write before the crash
 */
export async function measureLive(
	databaseUrl: string,
	folder: string,
	seconds: number
): Promise<LiveFigures> {
	await migrate(databaseUrl);
	const db = openDatabase(databaseUrl);
	const [steady, crashing, ...idleRooms] = await makeRooms(db, 2 + IDLE_ROOMS, PEOPLE);
	let app = await serve(databaseUrl, folder);
	try {
		const idle = await measureIdle(app, idleRooms);

		const clients = await sitDown(app, steady!);
		await writeFor(clients, seconds);
		await caughtUp(db, steady!, clients);
		const seen = latencies(clients);
		const wrong = [
			...clients.flatMap(({ wrongNumbers }) => wrongNumbers),
			...(await differences(db, steady!, clients))
		];
		const writes = countWrites(clients);
		clients.forEach((client) => client.close());

		const others = await sitDown(app, crashing!);
		const writing = writeFor(others, CRASH_SECONDS);
		await setTimeout((CRASH_SECONDS * 1000) / 2);
		const port = Number(new URL(app.origin).port);
		await app.kill();
		app = await serve(databaseUrl, folder, port);
		await writing;
		await caughtUp(db, crashing!, others);
		const { cards } = await storedBoard(db, crashing!);
		const crash = {
			writes: countWrites(others),
			sentAgain: others.reduce((sum, { sentAgain }) => sum + sentAgain.size, 0),
			lost: countLost(others, new Set(cards.values())),
			different: (await differences(db, crashing!, others)).length,
			wrong: others.flatMap(({ wrongNumbers }) => wrongNumbers)
		};
		others.forEach((client) => client.close());
		return { seconds, writes, seen, wrong, crash, idle };
	} finally {
		await app.stop();
		await db.close();
	}
}

async function sitDown(app: Serving, room: Room): Promise<Client[]> {
	const clients = room.cookies.map((cookie, place) => new Client(app.origin, room, cookie, `P${place + 1}`));
	for (const client of clients) await client.open();
	await setTimeout(1000);
	return clients;
}

/** Everybody writes in turn, so many together each second. */
async function writeFor(clients: Client[], seconds: number): Promise<void> {
	const every = (clients.length * 1000) / WRITES_A_SECOND;
	const started = performance.now();
	await Promise.all(
		clients.map(async (client, place) => {
			const first = (place * 1000) / WRITES_A_SECOND;
			for (let count = 0; first + count * every < seconds * 1000; count++) {
				const due = started + first + count * every;
				await setTimeout(Math.max(0, due - performance.now()));
				await client.write(count, CARDS_EACH);
			}
		})
	);
}

async function caughtUp(db: Database, room: Room, clients: Client[]): Promise<void> {
	const latest = performance.now() + LONGEST_CATCHING_UP_MS;
	while (performance.now() < latest) {
		const { lastEvent } = await storedBoard(db, room);
		if (clients.every(({ number }) => number === lastEvent)) return;
		await setTimeout(100);
	}
}

function latencies(clients: Client[]): LiveFigures['seen'] {
	const times = clients
		.flatMap(({ acknowledged }) => [...acknowledged])
		.flatMap(([text, sentAt]) => clients.map(({ seenAt }) => (seenAt.get(text) ?? Infinity) - sentAt))
		.toSorted((a, b) => a - b);
	const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)]!;
	return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: times.at(-1)! };
}

/** Who sees another board than the one that is stored. */
async function differences(db: Database, room: Room, clients: Client[]): Promise<string[]> {
	const { cards } = await storedBoard(db, room);
	return clients.flatMap((client) => {
		const isSame =
			client.cards.size === cards.size &&
			[...cards].every(([id, text]) => client.cards.get(id)?.text === text);
		return isSame && client.rereads === 0 ? [] : [`${client.name} sees another board than the stored one`];
	});
}

/** Acknowledged writes that are not on the board, though nobody has written over them since. */
function countLost(clients: Client[], texts: ReadonlySet<string>): number {
	const last = clients.flatMap(({ acknowledged }) => [...acknowledged.keys()].slice(-CARDS_EACH));
	return last.filter((text) => !texts.has(text)).length;
}

function countWrites(clients: Client[]): number {
	return clients.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
}

async function measureIdle(app: Serving, rooms: Room[]): Promise<LiveFigures['idle']> {
	// The first answers of each kind cost what they cost without listeners too.
	const warm = await sitDown(app, rooms[0]!);
	warm.forEach((client) => client.close());
	await setTimeout(CALM_MS);
	const before = app.memory();
	const clients: Client[] = [];
	for (const room of rooms) clients.push(...(await sitDown(app, room)));
	await setTimeout(CALM_MS);
	const after = app.memory();
	clients.forEach((client) => client.close());
	await setTimeout(2000);
	return {
		listeners: clients.length,
		megabytes: before === null || after === null ? null : after - before
	};
}
