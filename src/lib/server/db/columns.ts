import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';
import { dialect } from './dialect';

const sqliteKit = {
	table: sqlite.sqliteTable,
	text: () => sqlite.text(),
	integer: () => sqlite.integer(),
	flag: () => sqlite.integer({ mode: 'boolean' }),
	instant: () => sqlite.integer({ mode: 'timestamp_ms' }),
	json: () => sqlite.text({ mode: 'json' }),
	index: sqlite.index,
	uniqueIndex: sqlite.uniqueIndex,
	primaryKey: sqlite.primaryKey,
	foreignKey: sqlite.foreignKey,
	check: sqlite.check
};

const postgresKit = {
	table: pg.pgTable,
	text: () => pg.text(),
	integer: () => pg.bigint({ mode: 'number' }),
	flag: () => pg.boolean(),
	instant: () => pg.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
	json: () => pg.jsonb(),
	index: pg.index,
	uniqueIndex: pg.uniqueIndex,
	primaryKey: pg.primaryKey,
	foreignKey: pg.foreignKey,
	check: pg.check
};

/**
 * One kit of columns for both databases. Tables are typed as SQLite's; this is the one cast, and the integration
 * tests, which run on both, are what makes it true.
 */
const kit = dialect === 'postgres' ? (postgresKit as unknown as typeof sqliteKit) : sqliteKit;

export const {
	table,
	text,
	integer,
	flag,
	instant,
	json,
	index,
	uniqueIndex,
	primaryKey,
	foreignKey,
	check
} = kit;

/** A local date `YYYY-MM-DD` of the organisation, so that grouping by day is plain SQL on both databases. */
export const day = kit.text;
