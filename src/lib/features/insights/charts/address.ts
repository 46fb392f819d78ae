import { isDay, type Period } from '../../../shared/days';
import type { PeriodChoice } from '../../../shared/period';
import { measureKey, type Measure } from '../../escalations/measures/measure';
import type { OfferedKind } from './kinds';

/** Where the chart of a measure is, and where its teams stand beside each other. */
export const CHART = '/insights/chart';
export const TEAMS = '/insights/teams';

/** What an address says about a chart besides its measure. */
export interface ChartSettings {
	choice: PeriodChoice;
	/** The kind of chart that was asked for; null for the default. */
	kind: OfferedKind | string | null;
	/** The days that limits are frozen on. */
	frozen: Period | null;
}

/** The query of an address that shows a measure as it is shown, some of it changed. */
export function chartSearch(measure: Measure, { choice, kind, frozen }: ChartSettings): URLSearchParams {
	const search = new URLSearchParams({ measure: measureKey(measure) });
	if (choice.name === 'custom') {
		search.set('from', choice.period.from);
		search.set('to', choice.period.to);
	} else {
		search.set('period', choice.name);
	}
	if (kind) search.set('kind', kind);
	if (frozen) {
		search.set('limits-from', frozen.from);
		search.set('limits-to', frozen.to);
	}
	return search;
}

/** The days that an address freezes limits on; null for none, and for days that are none. A reversed pair is put in order. */
export function frozenFrom(search: URLSearchParams): Period | null {
	const [from, to] = [search.get('limits-from') ?? '', search.get('limits-to') ?? ''];
	if (!isDay(from) || !isDay(to)) return null;
	return from <= to ? { from, to } : { from: to, to: from };
}

/** Where a measure is charted, for links from other pages. */
export function chartAddress(measure: Measure, period?: PeriodChoice): string {
	if (!period) return `${CHART}?${new URLSearchParams({ measure: measureKey(measure) })}`;
	return `${CHART}?${chartSearch(measure, { choice: period, kind: null, frozen: null })}`;
}
