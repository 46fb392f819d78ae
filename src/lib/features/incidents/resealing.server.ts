import { and, asc, eq, gt, notLike, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '$lib/server/db/connection';
import { updateMany } from '$lib/server/db/update-many';
import {
	keyring,
	openBytes,
	openText,
	sealBytes,
	sealText,
	startOfSealed,
	Unreadable,
	type SealedPlace
} from '$lib/server/encryption';
import { everyOrganisation } from '../people/queries.server';
import { pathOfContent, sealedContent, writeContent } from './attachments/content.server';
import { placeOfAppeal, placeOfNotice } from './measures/sealed-places.server';
import { measureAppeals, measures } from './measures/tables.server';
import { placeOfContent, placeOfFileName, placeOfWords } from './sealed-places.server';
import { incidentAttachments, incidentWords } from './tables.server';

/** How many values were sealed anew, and how many could not be opened with the keys there are. */
export interface Resealed {
	resealed: number;
	unreadable: number;
}

const BATCH = 200;

/** A column whose texts are sealed, each at the place of its row. */
interface SealedColumn {
	table: SQLiteTable & { organisationId: SQLiteColumn; id: SQLiteColumn };
	column: string;
	placeOf: (organisationId: string, id: string) => SealedPlace;
}

/** Every such column of this feature. */
const sealedColumns: SealedColumn[] = [
	{ table: incidentWords, column: 'words', placeOf: placeOfWords },
	{ table: incidentAttachments, column: 'fileName', placeOf: placeOfFileName },
	{ table: measures, column: 'notice', placeOf: placeOfNotice },
	{ table: measureAppeals, column: 'words', placeOf: placeOfAppeal }
];

/**
 * Seals everything that incidents hold with the present key, whatever key it was sealed with before; a batch at a time, so
 * that people can go on working. Run again, it goes on where it stopped.
 */
export async function resealIncidents(db: Database): Promise<Resealed> {
	const total: Resealed = { resealed: 0, unreadable: 0 };
	const add = ({ resealed, unreadable }: Resealed) => {
		total.resealed += resealed;
		total.unreadable += unreadable;
	};
	for (const organisationId of await everyOrganisation(db)) {
		for (const column of sealedColumns) {
			await inBatches((after) => resealColumn(db, organisationId, column, after), add);
		}
		await inBatches((after) => resealContents(db, organisationId, after), add);
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
	{ table, column, placeOf }: SealedColumn,
	after: string
): Promise<Batch> {
	const sealed = (table as unknown as Record<string, SQLiteColumn>)[column]!;
	return db.transaction(organisationId, async (inside) => {
		const rows = await inside
			.select({ id: table.id, sealed: sql`${sealed}`.mapWith(String) })
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
		const opened = rows.flatMap(({ id, sealed }) => {
			const place = placeOf(organisationId, String(id));
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
async function resealContents(db: Database, organisationId: string, after: string): Promise<Batch> {
	const rows = await db
		.select({ id: incidentAttachments.id })
		.from(incidentAttachments)
		.where(and(eq(incidentAttachments.organisationId, organisationId), gt(incidentAttachments.id, after)))
		.orderBy(asc(incidentAttachments.id))
		.limit(BATCH);
	const done = { resealed: 0, unreadable: 0 };
	for (const { id } of rows) {
		const path = pathOfContent(organisationId, id);
		const sealed = await sealedContent(path);
		if (sealed === null || sealed.subarray(0, 80).toString('latin1').startsWith(startOfPresent())) continue;
		const place = placeOfContent(organisationId, id);
		const content = orNull(() => openBytes(place, sealed));
		if (content === null) done.unreadable += 1;
		else {
			await writeContent(path, sealBytes(place, content));
			done.resealed += 1;
		}
	}
	return { ...done, last: rows.length < BATCH ? null : rows.at(-1)!.id };
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
