import type { EscalationRecord } from '../../../src/lib/features/escalations/escalation';
import { suggestionToDecide } from '../../../src/lib/features/insights/suggestions/queries.server';
import type { Context } from '../../../src/lib/server/context';
import { addDays } from '../../../src/lib/shared/days';
import type { Organisation } from '../../support/team';
import { record, recordOn } from '../insights/random-records';

/** The Monday of the last week that is over on the day of the tests. */
export const LAST_MONDAY = '2026-11-09';

export const everything = { team: null, until: null };

/** Records so many escalations in each of the full weeks up to the last one, oldest first. */
export async function recordWeeks(
	organisation: Organisation,
	weekly: readonly number[],
	given: Partial<EscalationRecord> = {}
): Promise<void> {
	const records = weekly.flatMap((count, place) => {
		const monday = addDays(LAST_MONDAY, (place + 1 - weekly.length) * 7);
		return Array.from({ length: count }, (_, each) =>
			recordOn(addDays(monday, each % 7), organisation, given)
		);
	});
	await record(organisation, records);
}

/** Two late deliveries a week in the team Orders, since sixteen weeks, logged by hand. */
export async function lateEveryWeek(organisation: Organisation): Promise<string> {
	const late = organisation.entry('cause', 'late-delivery');
	await recordWeeks(
		organisation,
		Array.from({ length: 16 }, () => 2),
		{ causeIds: [late], severity: 3 }
	);
	return `late-delivery:${late}`;
}

/** The suggestion as somebody sees it now, for all their teams or one. */
export function seenBy(context: Context, key: string, team: string | null = null) {
	return suggestionToDecide(context, key, { team, until: null });
}

/** The same person, some days later. */
export function later(context: Context, days: number): Context {
	return { ...context, now: new Date(context.now.getTime() + days * 86_400_000) };
}
