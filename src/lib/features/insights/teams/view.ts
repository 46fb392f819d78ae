import { formatDate, type Habits } from '../../../shared/format';
import { addDays, weeksOf, type Day } from '../../../shared/days';
import { measureInWords, type Measure } from '../../escalations/measures/measure';
import { trendWindow } from '../filter';
import { periodInWords, shortened, weekNumber } from '../findings';
import type { FootView, Link, TableView } from '../view/parts';
import { chartAddress, chartSearch, TEAMS } from '../charts/address';
import { findingOf } from '../charts/findings';
import { funnelView, type FunnelView } from './funnel-view';
import type { MeasuredChart } from '../charts/measured-chart';
import { measurePicker, periodPicker, type PickersView } from '../charts/pickers';
import type { ChartedTeam, TeamComparison } from './comparison';
import { axisOf, figureOf } from '../charts/words';
import { linePath, steppedPath } from './paths';

const WEEKS_TABLE_ID = 'teams-table';
const WEEKS_TABLE = 'table=weeks';

/** Whether an address asks for the table of all weeks. */
export function asksForTable(search: URLSearchParams): boolean {
	return search.get('table') === 'weeks';
}

/** The page of teams beside each other in words and shapes. */
export interface TeamsView {
	title: string;
	sub: string;
	pickers: Pick<PickersView, 'measure' | 'period' | 'periods' | 'days' | 'shown'>;
	nothing: { title: string; text: string; action: Link | null } | null;
	multiples: MultiplesView;
	funnel: FunnelView;
}

/** One small chart for each team, all of the same scale. */
export interface MultiplesView {
	measure: string;
	charts: SmallChart[];
	/** The top of every chart's axis, and the names at its ends. */
	topLabel: string;
	first: string;
	last: string;
	foot: WeeksFootView;
}

/** What stands below the charts. A table of all weeks of all teams is larger than all else, so it is fetched when asked for. */
export interface WeeksFootView extends Omit<FootView, 'table'> {
	/** Null until it is asked for. */
	table: TableView | null;
	/** Where this page is with its table. */
	tableAt: string;
}

export interface SmallChart {
	name: string;
	href: string;
	finding: string;
	/** Lines as paths, across and up from 0 to 1000: the weeks, the line in the middle, and the limits. */
	line: string;
	middle: string;
	limits: string;
	/** Weeks out of the ordinary, as shares of the width and the height. */
	signals: { x: number; y: number; isOutside: boolean }[];
	/** Where points begin to be judged anew, as shares of the width. */
	changes: number[];
}

/**
 * Says in words and shapes how teams stand beside each other: never in the order of their figures.
 * @param options.withTable whether the table of all weeks was asked for
 */
export function teamsView(
	found: TeamComparison,
	habits: Habits,
	{ mayImport, withTable }: { mayImport: boolean; withTable: boolean }
): TeamsView {
	const { measure, measurable, choice, teams, hasRecords } = found;
	return {
		title: titleOf(found),
		sub: `${measureInWords(measure, measurable)} · ${periodInWords(choice.period, habits)} · teams in the order of their names`,
		pickers: { measure: measurePicker(measure, measurable), ...periodPicker(choice) },
		nothing: !hasRecords
			? {
					title: 'Teams will stand here beside each other',
					text: 'Once escalations are recorded, each team has a chart of its own, all of the same scale.',
					action: mayImport
						? { href: '/imports', label: 'Import cases' }
						: { href: '/escalations/new', label: 'Log an escalation' }
				}
			: teams.length < 2
				? {
						title: 'There is one team, so there is nothing beside it',
						text: 'Whoever reads several teams sees them here side by side.',
						action: { href: chartAddress(measure, choice), label: 'Open its chart' }
					}
				: null,
		multiples: multiplesOf(found, habits, withTable),
		funnel: funnelView(found, habits)
	};
}

function titleOf({ funnel, teams }: TeamComparison): string {
	if (!funnel) return `${teams.length} teams beside each other`;
	const outside = funnel.teams.filter((team) => team.outside !== null);
	if (outside.length === 0) return 'Teams differ no more than chance would have it';
	if (outside.length > 3) {
		return `${outside.length} of ${funnel.teams.length} teams are further from all together than chance would have it`;
	}
	const names = outside.map(({ name }) => shortened(name));
	const listed = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
	return `${listed}: further from all teams together than chance would have it`;
}

function multiplesOf(found: TeamComparison, habits: Habits, withTable: boolean): MultiplesView {
	const { teams, choice, because, measure } = found;
	const mondays = weeksShown(found);
	const scale = teams[0]?.chart.scale ?? 'count';
	const highest = Math.max(
		0,
		...teams.flatMap(({ chart }) =>
			chart.points.map(({ value, limits }) => Math.max(value ?? 0, limits?.upper ?? 0))
		)
	);
	const top = highest > 0 ? highest : 1;
	const [first, last] = [mondays[0], mondays.at(-1)];
	const search = chartSearch(measure, { choice, kind: null, frozen: null });
	return {
		measure: `${axisOf(scale)} · one scale for all · ${because}`,
		topLabel: figureOf(top, scale, habits),
		first: first ? formatDate(first, habits) : '',
		last: last ? formatDate(addDays(last, 6), habits) : '',
		charts: teams.map((team) => smallChart(team, mondays, measure, found, top, habits)),
		foot: {
			table: withTable ? weeksTable(teams, mondays, habits) : null,
			tableAt: `${TEAMS}?${search}&${WEEKS_TABLE}#${WEEKS_TABLE_ID}`,
			csv: `${TEAMS}/weeks.csv?${search}`,
			explanation: [
				'One chart for each team, with the same weeks and the same scale, so that they can be read beside each other. Each team is judged by its own limits alone.',
				'They stand in the order of their names. Teams do different work for different customers, so who has more is not who does worse: ask what is behind a difference before you act on it.'
			]
		}
	};
}

function weeksShown({ choice }: TeamComparison): Day[] {
	return weeksOf(trendWindow(choice.period));
}

function smallChart(
	{ id, name, chart }: ChartedTeam,
	mondays: readonly Day[],
	measure: Measure,
	{ choice }: TeamComparison,
	top: number,
	habits: Habits
): SmallChart {
	const width = 1 / Math.max(1, mondays.length);
	const placeOf = new Map(mondays.map((monday, place) => [monday, place]));
	const placed = chart.points.flatMap((point) => {
		const place = placeOf.get(point.from);
		return place === undefined ? [] : [{ ...point, left: place * width }];
	});
	const middle = (left: number) => left + width / 2;
	const limits = (['lower', 'upper'] as const).map((side) =>
		steppedPath(
			placed.map((point) => ({ left: point.left, value: point.limits?.[side] ?? null })),
			width,
			top
		)
	);
	return {
		name,
		href: chartAddress({ ...measure, scope: { kind: 'team', id } }, choice),
		finding: findingOf(name, chart, habits),
		line: linePath(
			placed.map(({ left, value }) => ({ x: middle(left), value })),
			top
		),
		middle: steppedPath(
			placed.map(({ left, centre }) => ({ left, value: centre })),
			width,
			top
		),
		limits: limits.join(''),
		signals: placed.flatMap(({ left, value, outside, inRun }) =>
			value !== null && (outside || inRun)
				? [{ x: middle(left), y: value / top, isOutside: outside !== null }]
				: []
		),
		changes: chart.phases
			.filter(({ first }) => first > 0)
			.flatMap(({ first }) => {
				const place = placeOf.get(chart.points[first]!.from);
				return place === undefined ? [] : [place * width];
			})
	};
}

function weeksTable(teams: readonly ChartedTeam[], mondays: readonly Day[], habits: Habits): TableView {
	const byMonday = teams.map(({ chart }) => new Map(chart.points.map((point) => [point.from, point])));
	return {
		id: WEEKS_TABLE_ID,
		caption: 'Weeks by team',
		columns: [
			{ label: 'Week', isNumber: false },
			{ label: 'Days', isNumber: false },
			...teams.map(({ name }) => ({ label: name, isNumber: true }))
		],
		rows: mondays.map((monday) => ({
			heading: { label: `Week ${weekNumber(monday)}`, href: null },
			cells: [
				periodInWords({ from: monday, to: addDays(monday, 6) }, habits),
				...teams.map(({ chart }, place) => valueOf(chart, byMonday[place]!.get(monday), habits))
			]
		}))
	};
}

function valueOf(
	{ scale }: MeasuredChart,
	point: MeasuredChart['points'][number] | undefined,
	habits: Habits
): string {
	if (!point || point.value === null) return 'gap';
	return `${figureOf(point.value, scale, habits)}${point.outside ? `, ${point.outside} its limits` : ''}`;
}
