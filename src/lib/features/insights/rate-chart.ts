import type { Day } from '../../shared/days';
import { controlChart } from '../../statistics/control-chart';
import { canBeCrossed, type Run } from '../../statistics/runs';
import type { NoLimits } from '../../statistics/xmr';
import type { ChartedWeek } from './trend-chart';

/** What rates are per, in contacts. */
export const CONTACTS = 1000;

/** A week of a rate chart, in escalations per 1,000 contacts. */
export interface RatedWeek {
	monday: Day;
	sunday: Day;
	records: number;
	/** Null where they are not known for the whole week and every team. */
	contacts: number | null;
	/** Null where it cannot be told: a gap. */
	rate: number | null;
	/** Its own limits, which are wider the fewer contacts it had. */
	limits: { lower: number; upper: number } | null;
	outside: 'above' | 'below' | null;
	inRun: boolean;
}

export interface RateChart {
	/** Full weeks alone. */
	weeks: RatedWeek[];
	/** How many of them have a rate. */
	rated: number;
	centre: number | null;
	/** Why there are no limits. */
	without: NoLimits | null;
	provisional: boolean;
	/** A row of weeks on one side of the centre that is longer than chance makes it. */
	run: { side: Run['side']; length: number; last: Day } | null;
}

/**
 * Draws full weeks per 1,000 contacts as Laney's u' chart with the Anhøj rules; see `statistics/chart-kinds`.
 * @param contacts by the Monday of weeks whose contacts are known in full
 */
export function rateChartOf(weeks: readonly ChartedWeek[], contacts: ReadonlyMap<Day, number>): RateChart {
	const full = weeks.filter(({ incomplete }) => incomplete === null);
	const known = full.map(({ monday }) => contacts.get(monday) || null);
	const { points, phases } = controlChart(
		'u-prime',
		full.map(({ records }, place) => {
			const of = known[place] ?? null;
			return { value: of === null ? null : records, of: of === null ? null : of / CONTACTS };
		})
	);
	const [phase] = phases;
	const centre = points[0]?.centre ?? null;
	const rates = points.flatMap(({ value }) => (value === null ? [] : [value]));
	const { longestRun, shift } = phase?.runs ?? { longestRun: null, shift: false };
	const run = shift && centre !== null && canBeCrossed(centre, rates) ? longestRun : null;
	return {
		weeks: full.map(({ monday, sunday, records }, place) => {
			const { value, lower, upper, outside } = points[place]!;
			return {
				monday,
				sunday,
				records,
				contacts: known[place] ?? null,
				rate: value,
				limits: value !== null && lower !== null && upper !== null ? { lower, upper } : null,
				outside,
				inRun: run !== null && value !== null && place >= run.first && place <= run.last
			};
		}),
		rated: rates.length,
		centre,
		without: phase?.without ?? null,
		provisional: phase?.provisional ?? false,
		run: run && { side: run.side, length: run.length, last: full[run.last]!.monday }
	};
}
