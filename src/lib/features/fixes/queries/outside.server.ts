import { and, asc, eq } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Day } from '$lib/shared/days';
import { fixes } from '../tables.server';
import { readableFixes } from './readable.server';

/** A fix that somebody outside has to make. */
export interface OutsideFix {
	id: string;
	title: string;
	owner: string;
	/** Since when they know. */
	since: Day;
}

/** At most so many are shown at once. */
const MOST = 50;

/** The fixes that are not ours to make, of those the actor may read; the longest known first. */
export async function fixesOutside(context: ReadingContext): Promise<OutsideFix[]> {
	const rows = await context.db
		.select({ id: fixes.id, title: fixes.title, owner: fixes.outsideOwner, since: fixes.outsideSince })
		.from(fixes)
		.where(
			and(
				eq(fixes.organisationId, context.actor.organisationId),
				eq(fixes.status, 'not-ours'),
				readableFixes(context)
			)
		)
		.orderBy(asc(fixes.outsideSince), asc(fixes.id))
		.limit(MOST);
	return rows.flatMap(({ owner, since, ...fix }) => (owner && since ? [{ ...fix, owner, since }] : []));
}
