import { and, desc, eq, isNull } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { fixEvents, fixes } from '../tables.server';
import { asFixes } from './list.server';
import { readableFixes } from './readable.server';

/** A fix that the watch has opened again, and that nobody has planned anew yet. */
export interface ReturnedFix {
	id: string;
	title: string;
	/** Why, in a sentence. */
	reason: string;
	at: Date;
}

/** At most so many are shown at once. */
const MOST = 10;

/** The fixes that opened again by themselves, of those the actor owns or decides about; the latest first. */
export async function returnedFixes(context: ReadingContext): Promise<ReturnedFix[]> {
	const rows = await context.db
		.select({ fix: fixes, at: fixEvents.at, details: fixEvents.details })
		.from(fixes)
		.innerJoin(
			fixEvents,
			and(
				eq(fixEvents.organisationId, fixes.organisationId),
				eq(fixEvents.fixId, fixes.id),
				eq(fixEvents.at, fixes.statusSince),
				eq(fixEvents.kind, 'reopened'),
				isNull(fixEvents.actorId)
			)
		)
		.where(
			and(
				eq(fixes.organisationId, context.actor.organisationId),
				eq(fixes.status, 'triaged'),
				readableFixes(context)
			)
		)
		.orderBy(desc(fixEvents.at), desc(fixes.id));
	const found = await asFixes(
		context,
		rows.map(({ fix }) => fix)
	);
	return found
		.map(({ id, title, standing }, place) => {
			const { at, details } = rows[place]!;
			return {
				id,
				title,
				at,
				reason: String(details.reason ?? ''),
				isTheirs: standing.leads || standing.owns
			};
		})
		.filter(({ isTheirs }) => isTheirs)
		.map(({ isTheirs: _, ...fix }) => fix)
		.slice(0, MOST);
}
