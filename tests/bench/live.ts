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
/** How long after its time is up somebody still sends what was not acknowledged: longer than a start takes. */
const LONGEST_SENDING_MS = 60_000;

/** What was measured of a board that many have open. */
export interface LiveFigures {
	seconds: number;
	writes: number;
	/** Writes that were due by then; fewer of them are sent where an answer takes longer than one's turn to come. */
	due: number;
	/** Milliseconds from sending a write to its event, over all writes and listeners. */
	seen: { p50: number; p95: number; p99: number; most: number };
	/** Events that a listener missed, got twice or out of order; as sentences. */
	wrong: string[];
	/** After the server was killed in the middle of writing and started again. */
	crash: {
		writes: number;
		sentAgain: number;
		unanswered: number;
		lost: number;
		different: number;
		wrong: string[];
	};
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
		console.log('Listening');
		const idle = await measureIdle(app, idleRooms);
		console.log(`Writing for ${seconds} seconds`);
		const written = await measureWriting(db, app, steady!, seconds);
		console.log('Writing through a crash');
		const port = Number(new URL(app.origin).port);
		const crash = await measureCrash(db, app, crashing!, async () => {
			await app.kill();
			app = await serve(databaseUrl, folder, port);
		});
		return { seconds, ...written, crash, idle };
	} finally {
		await app.stop();
		await db.close();
	}
}

async function measureWriting(
	db: Database,
	app: Serving,
	room: Room,
	seconds: number
): Promise<Pick<LiveFigures, 'writes' | 'due' | 'seen' | 'wrong'>> {
	return seated(app, room, async (clients) => {
		await writeFor(clients, seconds);
		await caughtUp(db, room, clients);
		const wrong = [
			...clients.flatMap(({ wrongNumbers }) => wrongNumbers),
			...(await differences(db, room, clients))
		];
		return {
			writes: countWrites(clients),
			due: seconds * WRITES_A_SECOND,
			seen: latencies(clients),
			wrong
		};
	});
}

async function measureCrash(
	db: Database,
	app: Serving,
	room: Room,
	crash: () => Promise<void>
): Promise<LiveFigures['crash']> {
	return seated(app, room, async (clients) => {
		const writing = writeFor(clients, CRASH_SECONDS);
		await Promise.all([writing, setTimeout((CRASH_SECONDS * 1000) / 2).then(crash)]);
		await caughtUp(db, room, clients);
		const { cards } = await storedBoard(db, room);
		return {
			writes: countWrites(clients),
			sentAgain: clients.reduce((sum, { sentAgain }) => sum + sentAgain.size, 0),
			unanswered: clients.reduce((sum, { unanswered }) => sum + unanswered.size, 0),
			lost: countLost(clients, new Set(cards.values())),
			different: (await differences(db, room, clients)).length,
			wrong: clients.flatMap(({ wrongNumbers }) => wrongNumbers)
		};
	});
}

/** Has everybody of a room sit down for as long as the work takes. */
async function seated<Result>(
	app: Serving,
	room: Room,
	work: (clients: Client[]) => Promise<Result>
): Promise<Result> {
	const clients = room.cookies.map((cookie, place) => new Client(app.origin, room, cookie, `P${place + 1}`));
	try {
		for (const client of clients) await client.open();
		await setTimeout(1000);
		return await work(clients);
	} finally {
		clients.forEach((client) => client.close());
	}
}

/** Everybody writes in turn, so many together each second, until the time is up. */
async function writeFor(clients: Client[], seconds: number): Promise<void> {
	const every = (clients.length * 1000) / WRITES_A_SECOND;
	const started = performance.now();
	const end = started + seconds * 1000;
	await Promise.all(
		clients.map(async (client, place) => {
			let due = started + (place * 1000) / WRITES_A_SECOND;
			for (let count = 0; due < end && performance.now() < end; count++, due += every) {
				await setTimeout(Math.max(0, due - performance.now()));
				await client.write(count, CARDS_EACH, end + LONGEST_SENDING_MS);
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

/** Milliseconds by which a write that somebody never saw counts as seen. */
const NEVER = 1e9;

function latencies(clients: Client[]): LiveFigures['seen'] {
	const times = clients
		.flatMap(({ acknowledged }) => [...acknowledged])
		.flatMap(([text, sentAt]) => clients.map(({ seenAt }) => (seenAt.get(text) ?? NEVER) - sentAt))
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
	await seated(app, rooms[0]!, async () => {});
	await setTimeout(CALM_MS);
	const before = app.memory();
	const after = await seatedInAll(app, rooms, async () => {
		await setTimeout(CALM_MS);
		return app.memory();
	});
	await setTimeout(2000);
	return {
		listeners: rooms.reduce((sum, { cookies }) => sum + cookies.length, 0),
		megabytes: before === null || after === null ? null : after - before
	};
}

function seatedInAll<Result>(app: Serving, rooms: Room[], work: () => Promise<Result>): Promise<Result> {
	const [room, ...others] = rooms;
	return room ? seated(app, room, () => seatedInAll(app, others, work)) : work();
}
