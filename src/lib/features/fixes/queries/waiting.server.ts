import { and, asc, eq, lte, ne, or, sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { dayOf, type Day } from '$lib/shared/days';
import { fixCycles, fixes } from '../tables.server';
import { asFixes, type Fix } from './list.server';
import { readableFixes } from './readable.server';

/** A trial that waits for the actor. */
export interface WaitingTrial {
	fixId: string;
	title: string;
	/** Whether it is to be started, or to be studied. */
	what: 'start' | 'study';
	/** Since which day. */
	day: Day;
	ownerName: string | null;
	/** Whether the actor owns it. */
	isOwn: boolean;
}

/** At most so many are shown at once. */
const MOST = 20;

/** The trials whose start or check day has come, of those the actor owns or decides about; the longest waiting first. */
export async function trialsWaiting(context: ReadingContext): Promise<WaitingTrial[]> {
	const { actor, now } = context;
	const today = dayOf(now, actor.habits.timeZone);
	const day = sql<Day>`case when ${fixCycles.state} = 'planned' then ${fixCycles.startOn} else coalesce(${fixCycles.endedOn}, ${fixCycles.checkOn}) end`;
	const rows = await context.db
		.select({ fix: fixes, day })
		.from(fixCycles)
		.innerJoin(fixes, and(eq(fixes.organisationId, fixCycles.organisationId), eq(fixes.id, fixCycles.fixId)))
		.where(
			and(
				eq(fixCycles.organisationId, actor.organisationId),
				or(
					and(eq(fixCycles.state, 'planned'), lte(fixCycles.startOn, today)),
					and(
						eq(fixCycles.state, 'running'),
						lte(sql`coalesce(${fixCycles.endedOn}, ${fixCycles.checkOn})`, today)
					)
				),
				ne(fixes.status, 'declined'),
				readableFixes(context)
			)
		)
		.orderBy(asc(day), asc(fixes.id));
	const found = await asFixes(
		context,
		rows.map(({ fix }) => fix)
	);
	return found
		.map((fix, place) => waitingTrial(fix, rows[place]!.day))
		.filter(({ isOwn }, place) => isOwn || found[place]!.standing.leads)
		.slice(0, MOST);
}

function waitingTrial({ id, title, status, ownerName, standing }: Fix, day: Day): WaitingTrial {
	const what = status === 'planned' ? 'start' : 'study';
	return { fixId: id, title, what, day, ownerName, isOwn: standing.owns };
}
