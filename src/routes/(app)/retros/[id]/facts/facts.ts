import type { PinnedFact } from '$lib/features/debriefs/retros/pin';
import { breakdownForApi, trendForApi } from '$lib/features/insights/queries/api.server';
import type { Context } from '$lib/server/context';
import { addDays, dayOf, mondayOf } from '$lib/shared/days';
import { formatDay, formatShare } from '$lib/shared/format';

const BARS_PINNED = 6;
const DAYS_LOOKED_BACK = 90;
const WEEKS_LOOKED_BACK = 8;

export type OfferedFact = PinnedFact & { kind: string };

/** What of Insights is offered to be pinned for a team, as it is now. */
export async function factsFor(context: Context, teamId: string): Promise<OfferedFact[]> {
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	const period = { from: addDays(today, 1 - DAYS_LOOKED_BACK), to: today };
	const monday = mondayOf(today);
	const weeks = { from: addDays(monday, -7 * WEEKS_LOOKED_BACK), to: addDays(monday, -1) };
	const [causes, reasons, trend] = await Promise.all([
		breakdownForApi(context, 'cause', { ...period, team: teamId }),
		breakdownForApi(context, 'reason', { ...period, team: teamId }, 'top'),
		trendForApi(context, { ...weeks, team: teamId, interval: 'week', screening: 'off' })
	]);
	const between = `${formatDay(period.from, habits, today)} to ${formatDay(today, habits, today)}`;
	const address = `/insights?${new URLSearchParams({ ...period, team: teamId })}`;
	const broken = (kind: string, of: typeof causes, what: string): OfferedFact[] => {
		const [first] = of.items;
		if (!first) return [];
		return [
			{
				kind,
				title: `${first.name}: ${formatShare(first.share, habits)} of escalations`,
				measure: `${what}, ${of.records} escalations, ${between}`,
				points: of.items.slice(0, BARS_PINNED).map(({ name, count }) => ({ label: name, value: count })),
				address
			}
		];
	};
	const points = trend.series.map((week) => ({
		label: formatDay(week.start, habits, today),
		value: week.records
	}));
	const last = points.at(-1);
	return [
		...broken('causes', causes, 'Contributing causes'),
		...broken('reasons', reasons, 'Contact reasons'),
		...(last && points.some(({ value }) => value > 0)
			? [
					{
						kind: 'weeks',
						title: `${last.value} escalations last week`,
						measure: `Escalations by week, the last ${points.length} full weeks`,
						points,
						address
					}
				]
			: [])
	];
}
