import { and, eq, gte, lte, min } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { addDays, dayOf, type Period } from '$lib/shared/days';
import { instantOf } from '$lib/shared/zoned';
import { leadsATeam } from '../../../people/actor';
import { peopleAt } from '../../../people/queries.server';
import { discloseCounts, type ShownCount } from '../../disclosure';
import { windowOf, WINDOW_WEEKS } from '../../pulse/schedule';
import { oneKindEach } from '../request';
import { supportRequests } from '../tables.server';

/** What people asked for in four weeks that are over, as it may be shown. */
export interface RequestCounts {
	period: Period;
	counts: ShownCount[];
}

const WINDOWS_SHOWN = 6;

/**
 * What people of the whole organisation asked for, for each of the last windows of four weeks that are over, the newest
 * first; null for whoever leads nobody. Windows never overlap, everybody counts once in each, and nothing is counted for
 * a team or by any filter, so that no two numbers can be subtracted. A kind that too few asked for is left out like one that
 * nobody did: that anybody at all asked for help with how they feel is theirs to tell.
 */
export async function supportCounts(context: ReadingContext): Promise<RequestCounts[] | null> {
	const { db, actor, now } = context;
	if (!actor.isAdmin && !leadsATeam(actor)) return null;
	const present = windowOf(dayOf(now, actor.habits.timeZone));
	const windows = Array.from({ length: WINDOWS_SHOWN }, (_, place) => {
		const from = addDays(present.from, -7 * WINDOW_WEEKS * (place + 1));
		return { from, to: addDays(from, 7 * WINDOW_WEEKS - 1) };
	});
	const rows = await db
		.select({
			askedOn: supportRequests.askedOn,
			askerId: supportRequests.askerId,
			kind: supportRequests.kind,
			id: min(supportRequests.id).mapWith(String)
		})
		.from(supportRequests)
		.where(
			and(
				eq(supportRequests.organisationId, actor.organisationId),
				gte(supportRequests.askedOn, windows.at(-1)!.from),
				lte(supportRequests.askedOn, windows[0]!.to)
			)
		)
		.groupBy(supportRequests.askedOn, supportRequests.askerId, supportRequests.kind);
	return Promise.all(
		windows.map(async (period) => {
			const asked = rows.filter(({ askedOn }) => askedOn >= period.from && askedOn <= period.to);
			const end = instantOf(addDays(period.to, 1), '00:00', actor.habits.timeZone);
			// Nobody needs to be counted where nobody asked.
			const counts =
				asked.length === 0 ? [] : discloseCounts(oneKindEach(asked), await peopleAt(context, end));
			return { period, counts: counts.filter(({ people }) => people !== null) };
		})
	);
}
