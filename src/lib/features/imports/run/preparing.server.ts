import { and, eq } from 'drizzle-orm';
import { taxonomy } from '../../escalations/queries.server';
import { taxonomyKindList } from '../../escalations/taxonomy';
import { brandsOfOrganisation, habitsOf } from '../../people/queries.server';
import type { Context, ReadingContext } from '$lib/server/context';
import type { Database, ReadableDatabase } from '$lib/server/db/connection';
import type { Clock } from '$lib/shared/clock';
import { addDays, dayOf } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import type { GrowingList } from '../mapping';
import type { RowRules } from '../row';
import { imports } from '../tables.server';
import { zonedClock } from '../zoned-clock';
import type { EntryNames } from './recording.server';

export type StoredImport = typeof imports.$inferSelect;

/** An import as it is stored, for work that was authorised when it was started. */
export async function storedImport(
	db: ReadableDatabase,
	organisationId: string,
	importId: string
): Promise<StoredImport | null> {
	const [found] = await db
		.select()
		.from(imports)
		.where(and(eq(imports.organisationId, organisationId), eq(imports.id, importId)));
	return found ?? null;
}

/** Who imports: the person who started it, for whom it goes on when they have left. */
export async function contextOfRun(
	{ database, clock }: { database: Database; clock: Clock },
	{ organisationId, createdBy }: StoredImport
): Promise<Context> {
	const habits = await habitsOf(database, organisationId);
	if (!habits) throw notFound();
	const actor = { userId: createdBy, organisationId, name: '', isAdmin: true, teams: new Map(), habits };
	return { db: database, actor, now: clock() };
}

/** The entries of every list by name, archived ones too, so that a name is never made twice. */
export async function namesOfEntries(context: ReadingContext): Promise<EntryNames> {
	const entries = await taxonomy(context);
	const brands = await brandsOfOrganisation(context);
	const idsByName = (named: readonly { name: string; id: string }[]) =>
		new Map(named.map(({ name, id }) => [name, id]));
	return new Map<GrowingList, Map<string, string>>([
		...taxonomyKindList.map(
			(kind) => [kind, idsByName(entries.filter((entry) => entry.kind === kind))] as const
		),
		['brand', idsByName(brands)]
	]);
}

/** What reading the rows of an import depends on. */
export function rulesOf(
	context: ReadingContext,
	{ profile, mapping, format, isUtf8 }: StoredImport
): RowRules {
	const { timeZone, currency } = context.actor.habits;
	const isUtf16 = format.encoding === 'utf-16le' || format.encoding === 'utf-16be';
	return {
		header: profile.header,
		mapping,
		clock: zonedClock(timeZone),
		currency,
		lastDay: addDays(dayOf(context.now, timeZone), 1),
		mayHoldUtf8: format.encoding === 'windows-1252',
		replacementIsDamage: !isUtf16 && !(format.encoding === 'utf-8' && isUtf8),
		delimiter: format.delimiter
	};
}
