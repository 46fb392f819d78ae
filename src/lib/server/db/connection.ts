import Sqlite from 'better-sqlite3';
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { sql, type SQL } from 'drizzle-orm';
import type { SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import pLimit from 'p-limit';
import postgres from 'postgres';
import { openAnnouncements, type Announcements, type NewsListener } from './announcements';
import { dialectOf } from './dialect';
import { readsOf, whileOpen } from './doors';

/** Drizzle as every query sees it: asynchronous and in SQLite's types, whichever database is behind it. */
export type Orm = SqliteRemoteDatabase<Record<string, never>>;

/** What a query may do. */
export type ReadableDatabase = Pick<Orm, 'select' | 'selectDistinct' | '$with' | 'with'>;

/** What a command may do inside its transaction. */
export type WritableDatabase = ReadableDatabase &
	Pick<Orm, 'insert' | 'update' | 'delete'> & {
		readonly inTransaction: true;
		/** Null where every statement is a journey to a server, so that many rows had better travel together. */
		readonly runForEach: RunForEach | null;
		/** Says that a channel has news, which its listeners hear once this is committed, in whichever process. */
		announce(channel: string): void;
	};

/** Runs a statement for each row of values in turn. @returns how many rows each of them changed */
export type RunForEach = (statement: string, rows: readonly (readonly unknown[])[]) => number[];

/** A database outside any transaction: reads, and the only door to writing. */
export type Database = ReadableDatabase & {
	/**
	 * Runs the work in one transaction, alone among those with the same lock, and commits when it resolves.
	 * A rejection rolls everything back and is passed on.
	 * @param lock writers with the same lock take turns: the organisation's id, or any other name
	 */
	transaction<T>(lock: string, work: (db: WritableDatabase) => Promise<T>): Promise<T>;
	/**
	 * Names what can be read at present: while the name stays the same, nothing was committed since, by whichever
	 * connection, thread or process.
	 */
	version(): Promise<string>;
	/** How many transactions have been committed through this object. */
	commits(): number;
	/**
	 * Hears what committed transactions announced, of this process or another; null where any channel may have news.
	 * An announcement may come twice, never too late to read what it is about. @returns stops listening
	 */
	onNews(listener: NewsListener): () => void;
	/** Does the work alone among those who write through this object, for a writer with a connection of its own. */
	turn: Turn;
	close(): Promise<void>;
};

/** Does the work when it is its turn, and gives the turn on when it has settled. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

const OLDEST_SQLITE = [3, 51, 3];

/** How a SQLite database is opened by a thread that writes very much beside the one that serves pages. */
export interface Opening {
	/** How writers take turns, where another thread of this process writes to the file too. */
	turn?: Turn;
	/** Memory for pages of the file; it has to hold those that one transaction writes, which else go to disk twice. */
	cacheKb?: number;
}

/** Opens the database an address means. It must have been migrated before (`migrate.ts`). */
export function openDatabase(databaseUrl: string, opening: Opening = {}): Database {
	return dialectOf(databaseUrl) === 'postgres' ? openPostgres(databaseUrl) : openSqlite(databaseUrl, opening);
}

/**
 * One writer behind a queue, because a transaction is held open across awaits and better-sqlite3 has no
 * idea whose statement it runs; one reader that cannot write. See docs/decisions.
 */
function openSqlite(path: string, { turn = pLimit(1), cacheKb }: Opening): Database {
	const writer = connectSqlite(path, cacheKb);
	const reader = connectSqlite(path);
	reader.pragma('query_only = ON');
	keepStatements(writer);
	keepStatements(reader);
	const writing = drizzleSqlite(writer, { casing: 'snake_case' }) as unknown as Orm;
	const reading = drizzleSqlite(reader, { casing: 'snake_case' }) as unknown as Orm;
	const runForEach: RunForEach = (source, rows) => {
		const statement = writer.prepare(source);
		return rows.map((values) => statement.run(values).changes);
	};
	// SQLite's own counter of the commits of all connections but the one that asks, which never writes.
	const version = () => String(reader.pragma('data_version', { simple: true }));
	let commits = 0;
	const announcements = openAnnouncements((tell) => {
		let seen = [version(), commits];
		const timer = setInterval(() => {
			const present = [version(), commits];
			// What is committed through this object is announced by itself.
			if (present[0] !== seen[0] && present[1] === seen[1]) tell([null]);
			seen = present;
		}, LOOK_EVERY_MS);
		timer.unref();
		return () => clearInterval(timer);
	});

	return Object.assign(readsOf(reading), {
		transaction: <T>(_lock: string, work: (db: WritableDatabase) => Promise<T>) =>
			turn(async () => {
				const announced = new Set<string>();
				writer.exec('BEGIN IMMEDIATE');
				try {
					const result = await whileOpen(writing, runForEach, work, announced);
					writer.exec('COMMIT');
					commits++;
					announcements.tell(announced);
					return result;
				} catch (error) {
					if (writer.inTransaction) writer.exec('ROLLBACK');
					throw error;
				}
			}),
		version: async () => version(),
		commits: () => commits,
		onNews: announcements.listen,
		turn,
		close: async () => {
			await turn(async () => writer.close());
			reader.close();
		}
	});
}

/** How often a listener's process looks whether another one has written to its file. */
const LOOK_EVERY_MS = 1000;

/** Statements of lists differ with their length, so there is no end to them: the ones kept longest make room. */
const MOST_STATEMENTS = 400;

/** Drizzle prepares a statement for each time it is run; SQLite takes as long for that as for a small answer. */
function keepStatements(connection: Sqlite.Database): void {
	const prepare = connection.prepare.bind(connection) as (source: string) => Sqlite.Statement;
	const kept = new Map<string, Sqlite.Statement>();
	const prepareOnce = (source: string): Sqlite.Statement => {
		let statement = kept.get(source);
		if (statement) return statement;
		statement = prepare(source);
		if (kept.size >= MOST_STATEMENTS) kept.delete(kept.keys().next().value!);
		kept.set(source, statement);
		return statement;
	};
	connection.prepare = prepareOnce as typeof connection.prepare;
}

/** SQLite's own 2 MB hold less than the pages that one escalation is written to. They are taken as they are needed. */
const CACHE_KB = 16_384;

/** A page that is written again and again goes into the database once for all of that; SQLite's own is 1,000. */
const PAGES_A_CHECKPOINT = 4000;

/** A SQLite connection with the settings that durability and our foreign keys rest on, asserted. */
export function connectSqlite(path: string, cacheKb = CACHE_KB): Sqlite.Database {
	mkdirSync(dirname(path), { recursive: true });
	const connection = new Sqlite(path);
	connection.pragma('busy_timeout = 5000');
	connection.pragma('journal_mode = WAL');
	connection.pragma('synchronous = FULL');
	connection.pragma('foreign_keys = ON');
	connection.pragma(`cache_size = -${cacheKb}`);
	connection.pragma(`wal_autocheckpoint = ${PAGES_A_CHECKPOINT}`);
	const version = String(connection.prepare('select sqlite_version()').pluck().get());
	if (isOlder(version.split('.').map(Number), OLDEST_SQLITE)) {
		throw new Error(
			`SQLite ${version} can lose a write-ahead log; ${OLDEST_SQLITE.join('.')} or later is needed.`
		);
	}
	if (connection.pragma('synchronous', { simple: true }) !== 2) {
		throw new Error('SQLite did not accept synchronous=FULL, so a power cut could lose a saved record.');
	}
	return connection;
}

function isOlder(version: number[], than: number[]): boolean {
	const difference = version.map((part, place) => part - (than[place] ?? 0)).find((part) => part !== 0);
	return (difference ?? 0) < 0;
}

/**
 * Readers have connections of their own, which PostgreSQL itself keeps from writing: writers that wait for their turn
 * hold a connection each, and would otherwise leave none to read with.
 */
function openPostgres(url: string): Database {
	const options = { onnotice: () => {} };
	const writer = postgres(url, { ...options, max: 5 });
	const reader = postgres(url, { ...options, max: 10, connection: { default_transaction_read_only: true } });
	const casing = 'snake_case';
	return postgresDatabase(
		drizzlePostgres(writer, { casing }),
		drizzlePostgres(reader, { casing }),
		async () => {
			await Promise.all([writer.end({ timeout: 5 }), reader.end({ timeout: 5 })]);
		},
		(tell) => listenOn(reader, tell)
	);
}

/** The one channel of PostgreSQL that carries the names of ours. */
const NEWS = 'evenkeel_news';

/** How long to wait before another attempt at listening. */
const LISTEN_AGAIN_MS = 5000;

/** Listens on a connection of its own, which comes back when it was lost; nobody knows what was announced meanwhile. */
function listenOn(server: postgres.Sql, tell: Announcements['tell']): () => void {
	let isWanted = true;
	let unlisten = async () => {};
	const begin = async () => {
		try {
			({ unlisten } = await server.listen(
				NEWS,
				(channel) => tell([channel]),
				() => tell([null])
			));
			if (!isWanted) await unlisten();
		} catch {
			if (isWanted) setTimeout(begin, LISTEN_AGAIN_MS).unref();
		}
	};
	void begin();
	return () => {
		isWanted = false;
		unlisten().catch(() => {});
	};
}

/** What is asked of a driver; the rest is cast, and proven by the tests that run on both databases. */
interface PostgresOrm {
	transaction<T>(work: (inside: { execute(query: SQL): PromiseLike<unknown> }) => Promise<T>): Promise<T>;
}

/** A database over any of Drizzle's PostgreSQL drivers. Writers of one lock take turns, as they do on SQLite. */
export function postgresDatabase(
	writing: PostgresOrm,
	reading: PostgresOrm,
	close: () => Promise<void>,
	watch?: Parameters<typeof openAnnouncements>[0]
): Database {
	const reads = readsOf(reading as unknown as Orm);
	const announcements = openAnnouncements(watch);
	let commits = 0;
	return Object.assign(reads, {
		transaction: async <T>(lock: string, work: (db: WritableDatabase) => Promise<T>) => {
			const announced = new Set<string>();
			const result = await writing.transaction(async (inside) => {
				await inside.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`);
				const worked = await whileOpen(inside as unknown as Orm, null, work, announced);
				// The server itself passes it on to every process when this is committed, and only then.
				if (announced.size > 0) await inside.execute(notifyOf(announced));
				return worked;
			});
			commits++;
			announcements.tell(announced);
			return result;
		},
		commits: () => commits,
		onNews: announcements.listen,
		// Two snapshots of the same name see the same transactions: whoever writes has an id, which is among those still
		// running, below all of them, or not yet given out.
		version: async () => {
			const [row] = await reads
				.select({ snapshot: sql<string>`snapshot::text` })
				.from(sql`pg_current_snapshot() as snapshot`);
			return row!.snapshot;
		},
		// The server lets its writers take turns, those of other threads too.
		turn: <T>(work: () => Promise<T>) => work(),
		close
	});
}

function notifyOf(channels: Iterable<string>): SQL {
	return sql`select pg_notify(${NEWS}, channel) from json_array_elements_text(${JSON.stringify([...channels])}::json) as channel`;
}
