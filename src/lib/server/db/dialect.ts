import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

export type Dialect = 'sqlite' | 'postgres';

/** Which database an address means: `postgres://…` is PostgreSQL, anything else a SQLite path. */
export function dialectOf(databaseUrl: string | undefined): Dialect {
	return /^postgres(ql)?:\/\//.test(databaseUrl ?? '') ? 'postgres' : 'sqlite';
}

/** Chosen once per process, because the tables are built for it when they are first imported. */
export const dialect = dialectOf(process.env.DATABASE_URL);

/** Whether a write failed because a unique value was taken already. */
export function isUniqueViolation(error: unknown): boolean {
	return hasCode(error, ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);
}

/** Whether a write failed because something refers to a row, or because a row it refers to is not there. */
export function isForeignKeyViolation(error: unknown): boolean {
	return hasCode(error, ['23503', 'SQLITE_CONSTRAINT_FOREIGNKEY']);
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		const { code } = cause as { code?: unknown };
		if (typeof code === 'string' && codes.includes(code)) return true;
	}
	return false;
}

/**
 * The column without the indexes it is in, for conditions and orders of a query that something else narrows down to few
 * rows. SQLite, which keeps no statistics here, would rather walk an index that has the order, or all rows of a team, and
 * test each; PostgreSQL knows by itself which condition leaves few.
 */
export function withoutIndex(column: SQLWrapper): SQL {
	return dialect === 'postgres' ? sql`${column}` : sql`+${column}`;
}

/** Whether the column contains the words, letter case aside; `%` and `_` mean themselves. */
export function containsText(column: SQLWrapper, words: string): SQL {
	const pattern = `%${words.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
	return dialect === 'postgres'
		? sql`${column} ilike ${pattern} escape '\\'`
		: sql`${column} like ${pattern} escape '\\'`;
}

/** The day of the week of a column of days: 1 for a Monday to 7 for a Sunday. */
export function isoWeekday(column: SQLWrapper): SQL {
	return dialect === 'postgres'
		? sql`extract(isodow from ${column}::date)`
		: sql`((strftime('%w', ${column}) + 6) % 7 + 1)`;
}

/** Whole seconds from one instant to another, rounded down; both are columns of instants. */
export function secondsBetween(from: SQLWrapper, to: SQLWrapper): SQL {
	return dialect === 'postgres'
		? sql`floor(extract(epoch from (${to} - ${from})))::bigint`
		: sql`((${to} - ${from}) / 1000)`;
}

/** An instant in milliseconds since 1970 and a text after it, as one text, where a subquery may give one value only. */
export function instantAndText(instant: SQLWrapper, text: SQLWrapper): SQL<string> {
	return dialect === 'postgres'
		? sql`((extract(epoch from ${instant}) * 1000)::bigint || ' ' || ${text})`
		: sql`(${instant} || ' ' || ${text})`;
}

/**
 * A select of the rows in a JSON text, an array of arrays of cells. Its columns are called c0, c1 and so on.
 * @param types the SQL type of each cell
 */
export function rowsFromJson(json: string, types: readonly string[]): SQL {
	const cells = types.map((type, place) =>
		sql.raw(
			dialect === 'postgres'
				? `(cells ->> ${place})::${type} as c${place}`
				: `value ->> ${place} as c${place}`
		)
	);
	const selected = sql.join(cells, sql`, `);
	// Without a condition SQLite would take a following ON CONFLICT for a join's ON.
	return dialect === 'postgres'
		? sql`select ${selected} from jsonb_array_elements(${json}::jsonb) as many(cells) where true`
		: sql`select ${selected} from json_each(${json}) where true`;
}
