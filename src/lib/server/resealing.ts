import { and, asc, eq, gt, notLike, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from './db/connection';
import { updateMany } from './db/update-many';
import {
	keyring,
	openBytes,
	openText,
	sealBytes,
	sealText,
	startOfSealed,
	Unreadable,
	type SealedPlace
} from './encryption';

/** How many values were sealed anew, and how many could not be opened with the keys there are. */
export interface Resealed {
	resealed: number;
	unreadable: number;
}

/** A column whose texts are sealed, each at the place of its row. */
export interface SealedColumn {
	table: SQLiteTable & { organisationId: SQLiteColumn; id: SQLiteColumn };
	column: string;
	/** The column of the person whose own key it is sealed under, where it is. */
	person?: SQLiteColumn;
	placeOf: (organisationId: string, id: string, person: string) => SealedPlace;
}

/** Files that are sealed beside the database, known by rows of it. */
export interface SealedFiles {
	table: SealedColumn['table'];
	placeOf: (organisationId: string, id: string) => SealedPlace;
	/** Null where the file is not there. */
	read: (organisationId: string, id: string) => Promise<Uint8Array | null>;
	write: (organisationId: string, id: string, sealed: Uint8Array) => Promise<void>;
}

/** All that features keep sealed. */
export interface Sealed {
	columns: readonly SealedColumn[];
	files: readonly SealedFiles[];
	/** Seals anew what lies in rows without an id. */
	others?: readonly ((db: Database, organisationId: string) => Promise<Resealed>)[];
}

const BATCH = 200;

/**
 * Seals everything with the present key, whatever key it was sealed with before; a batch at a time, so that people can go
 * on working. Run again, it goes on where it stopped.
 */
export async function reseal(
	db: Database,
	organisationIds: readonly string[],
	{ columns, files, others = [] }: Sealed
): Promise<Resealed> {
	const total: Resealed = { resealed: 0, unreadable: 0 };
	const add = ({ resealed, unreadable }: Resealed) => {
		total.resealed += resealed;
		total.unreadable += unreadable;
	};
	for (const organisationId of organisationIds) {
		for (const column of columns) {
			await inBatches((after) => resealColumn(db, organisationId, column, after), add);
		}
		for (const kind of files) {
			await inBatches((after) => resealFiles(db, organisationId, kind, after), add);
		}
		for (const resealOthers of others) add(await resealOthers(db, organisationId));
	}
	return total;
}

type Batch = Resealed & { last: string | null };

async function inBatches(work: (after: string) => Promise<Batch>, add: (done: Resealed) => void) {
	for (let after: string | null = ''; after !== null;) {
		const batch: Batch = await work(after);
		add(batch);
		after = batch.last;
	}
}

function resealColumn(
	db: Database,
	organisationId: string,
	{ table, column, person, placeOf }: SealedColumn,
	after: string
): Promise<Batch> {
	const sealed = (table as unknown as Record<string, SQLiteColumn>)[column]!;
	return db.transaction(organisationId, async (inside) => {
		const rows = await inside
			.select({
				id: table.id,
				person: sql`${person ?? table.id}`.mapWith(String),
				sealed: sql`${sealed}`.mapWith(String)
			})
			.from(table)
			.where(
				and(
					eq(table.organisationId, organisationId),
					gt(table.id, after),
					notLike(sealed, `${startOfPresent()}%`)
				)
			)
			.orderBy(asc(table.id))
			.limit(BATCH);
		const opened = rows.flatMap(({ id, person, sealed }) => {
			const place = placeOf(organisationId, String(id), person);
			const text = orNull(() => openText(place, sealed));
			return text === null ? [] : [{ id: String(id), [column]: sealText(place, text) }];
		});
		await updateMany(inside, table, organisationId, opened);
		return {
			resealed: opened.length,
			unreadable: rows.length - opened.length,
			last: rows.length < BATCH ? null : String(rows.at(-1)!.id)
		};
	});
}

/** Files lie beside the database, each is replaced as a whole. */
async function resealFiles(
	db: Database,
	organisationId: string,
	{ table, placeOf, read, write }: SealedFiles,
	after: string
): Promise<Batch> {
	const rows = await db
		.select({ id: sql`${table.id}`.mapWith(String) })
		.from(table)
		.where(and(eq(table.organisationId, organisationId), gt(table.id, after)))
		.orderBy(asc(table.id))
		.limit(BATCH);
	const done = { resealed: 0, unreadable: 0 };
	for (const { id } of rows) {
		const sealed = await read(organisationId, id);
		if (sealed === null || isSealedAtPresent(sealed)) continue;
		const place = placeOf(organisationId, id);
		const content = orNull(() => openBytes(place, sealed));
		if (content === null) done.unreadable += 1;
		else {
			await write(organisationId, id, sealBytes(place, content));
			done.resealed += 1;
		}
	}
	return { ...done, last: rows.length < BATCH ? null : rows.at(-1)!.id };
}

function isSealedAtPresent(sealed: Uint8Array): boolean {
	return Buffer.from(sealed.subarray(0, 80)).toString('latin1').startsWith(startOfPresent());
}

function orNull<Result>(open: () => Result): Result | null {
	try {
		return open();
	} catch (error) {
		if (error instanceof Unreadable) return null;
		throw error;
	}
}

/** @throws Error without a present key; the program has asked before */
function startOfPresent(): string {
	const { present } = keyring();
	if (!present) throw new Error('there is no key to seal with');
	return startOfSealed(present);
}
