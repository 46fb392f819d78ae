import { addDays, mondayOf, type Day, type Period } from '../../../shared/days';
import { canBeCrossed, runsAnalysis } from '../../../statistics/runs';
import { xmrChart } from '../../../statistics/xmr';

export const intervals = ['day', 'week', 'month'] as const;

export type Interval = (typeof intervals)[number];

/** Records found in an interval, and whether all of it was recorded and is over. */
export interface Point {
	start: Day;
	end: Day;
	records: number;
	/** Whether nothing found is the same as nothing happened: only such points make limits. */
	complete: boolean;
}

/**
 * The intervals that a period touches, with their counts.
 * @param counts records by day, or by a day of the interval they belong to
 * @param recording first and last day of recording, or null where nothing was ever recorded
 */
export function seriesOf(
	interval: Interval,
	counts: Iterable<{ day: Day; records: number }>,
	period: Period,
	recording: Period | null,
	today: Day
): Point[] {
	const points: Point[] = [];
	for (let start = startOf(interval, period.from); start <= period.to;) {
		const next = nextStart(interval, start);
		const end = addDays(next, -1);
		const isWhole = start >= period.from && end <= period.to && end < today;
		const isRecorded = recording !== null && start >= recording.from && end <= recording.to;
		points.push({ start, end, records: 0, complete: isWhole && isRecorded });
		start = next;
	}
	const pointOf = new Map(points.map((point) => [point.start, point]));
	for (const { day, records } of counts) {
		const point = pointOf.get(startOf(interval, day));
		if (point) point.records += records;
	}
	return points;
}

/** The first day of the interval a day is in; weeks are ISO weeks. */
function startOf(interval: Interval, day: Day): Day {
	if (interval === 'day') return day;
	return interval === 'week' ? mondayOf(day) : `${day.slice(0, 7)}-01`;
}

function nextStart(interval: Interval, start: Day): Day {
	if (interval === 'month') return `${addDays(start, 31).slice(0, 7)}-01`;
	return addDays(start, interval === 'week' ? 7 : 1);
}

/** What is out of the ordinary in a series, by the limits of an XmR chart and the rules on runs; incomplete points are gaps. */
export function judged(points: readonly Point[], screened: boolean) {
	const values = points.map(({ records, complete }) => (complete ? records : null));
	const { limits, without, outside } = xmrChart(values, { screened });
	const { centre, longestRun, shift, fewCrossings } = runsAnalysis(values);
	const means = canBeCrossed(
		centre,
		values.filter((value) => value !== null)
	);
	return {
		limits: limits && { ...limits, screened },
		without,
		median: centre,
		signals: {
			outside: points.flatMap(({ start, records }, place) => {
				const side = outside[place];
				return side ? [{ start, side, records }] : [];
			}),
			run:
				means && shift && longestRun
					? {
							side: longestRun.side,
							from: points[longestRun.first]!.start,
							to: points[longestRun.last]!.end,
							length: longestRun.length
						}
					: null,
			fewCrossings: means && fewCrossings
		}
	};
}
