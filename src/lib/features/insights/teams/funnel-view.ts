import { formatNumber, type Habits } from '../../../shared/format';
import type { FootView, TableView } from '../view/parts';
import { chartAddress, chartSearch, TEAMS } from '../charts/address';
import type { Funnel, FunnelTeam } from './funnel';
import { CONTACTS } from '../charts/measured-chart';
import type { TeamComparison } from './comparison';
import { axisOf, capitalised, figureOf } from '../charts/words';

export interface FunnelView {
	title: string;
	measure: string;
	sentences: string[];
	/** Null where there is none to draw. */
	plot: FunnelPlotView | null;
	foot: FootView | null;
}

/** Everything as shares of the width and the height of the plot, 0 to 1. */
export interface FunnelPlotView {
	label: string;
	axes: { across: string; up: string; most: string; top: string };
	centre: number;
	lines: { isOuter: boolean; points: { x: number; y: number }[] }[];
	/** Names are broken into lines that fit beside a point also on a phone. */
	teams: { lines: string[]; href: string; x: number; y: number; isOutside: boolean; description: string }[];
}

/** The funnel plot in words, as a shape and as a table; or why there is none. */
export function funnelView(found: TeamComparison, habits: Habits): FunnelView {
	const { funnel, against, measure, choice } = found;
	const measured = against === 'contacts' ? 'Per 1,000 contacts' : 'Share';
	if (!funnel) {
		return {
			title: 'No funnel plot without a volume',
			measure: 'A funnel plot holds each team against how much it had to do.',
			sentences: [
				against === null
					? 'The contacts of most weeks are not known, so counts have nothing to be held against. A leader brings contacts under Imports, Contact volumes.'
					: 'Fewer than two teams have both a volume and anything counted in these weeks.'
			],
			plot: null,
			foot: null
		};
	}
	const outOf =
		against === 'contacts'
			? 'contacts'
			: measure.kind === 'avoidable-share'
				? 'judged escalations'
				: 'escalations';
	return {
		title: 'Against how much each team had to do',
		measure: `${measured} of each team against its ${outOf}, in its full weeks`,
		sentences: [dispersionInWords(funnel, habits)],
		plot: plotOf(funnel, outOf, found, habits),
		foot: {
			table: funnelTable(funnel, outOf, measured, found, habits),
			csv: `${TEAMS}/funnel.csv?${chartSearch(measure, { choice, kind: null, frozen: null })}`,
			explanation: [
				'A funnel plot: each point is a team, further right the more it had to do. The line is the value of all teams together. The lines around it show how far chance alone scatters a team of that size: about one in twenty lies outside the inner ones, one in five hundred outside the outer ones. A team with little work has wide limits, so that it is not called out for what a few cases more or less would change.',
				funnel.widened
					? 'Weeks vary within teams by more than chance alone (overdispersion), so the limits are normal ones, widened by the square root of how much more.'
					: funnel.scale === 'rate'
						? 'The limits are exact: they lie where the Poisson interval of a team’s rate begins to leave out the rate of all.'
						: 'The limits are those of Wilson’s score for a share.',
				'A team outside is different, not worse: what its customers want, what it sells and what it may decide differ too.'
			]
		}
	};
}

function dispersionInWords({ dispersion, widened }: Funnel, habits: Habits): string {
	if (dispersion === null)
		return 'How much weeks vary within teams cannot be told yet, so the limits are those of chance alone.';
	const times = formatNumber(dispersion, habits, 1);
	return widened
		? `Within teams, weeks vary ${times} times as much as chance alone would have it (overdispersion): the limits are widened by that.`
		: `Within teams, weeks vary ${times} times as much as chance alone would have it: no more than limits of chance allow for.`;
}

function plotOf(funnel: Funnel, outOf: string, found: TeamComparison, habits: Habits): FunnelPlotView {
	const { teams, lines, centre, most, scale } = funnel;
	const highest = Math.max(...teams.map(({ value, limits }) => Math.max(value, limits.upper)));
	const top = Math.min(scale === 'share' ? 1 : Infinity, highest * 1.15);
	const x = (of: number) => of / most;
	const y = (value: number) => value / top;
	return {
		label: `Teams against their ${outOf}`,
		axes: {
			across: capitalised(outOf),
			up: scale === 'share' ? 'Share' : axisOf('rate'),
			most: formatNumber(Math.round(volumeOf(most, scale)), habits),
			top: figureOf(top, scale, habits)
		},
		centre: y(centre),
		lines: lines.map(({ isOuter, points }) => ({
			isOuter,
			points: points
				.filter(({ value, of }) => value <= top && of <= most)
				.map(({ of, value }) => ({ x: x(of), y: y(value) }))
		})),
		teams: teams.map((team) => ({
			lines: linesOf(team.name),
			href: hrefOf(team, found),
			x: x(team.of),
			y: y(team.value),
			isOutside: team.outside !== null,
			description: teamInWords(team, funnel, outOf, habits)
		}))
	};
}

/** Characters that fit beside a point that lies in the middle of the plot on a phone. */
const LONGEST_LINE = 20;

/** A name in at most two lines; what does not fit is cut, and stands in the table. */
export function linesOf(name: string): string[] {
	const fitting = (words: string) =>
		[...words].length <= LONGEST_LINE
			? words
			: `${[...words]
					.slice(0, LONGEST_LINE - 1)
					.join('')
					.trimEnd()}…`;
	if ([...name].length <= LONGEST_LINE) return [name];
	const breaks = [...name.matchAll(/\s+/g)].filter(({ index }) => index <= LONGEST_LINE);
	const at = breaks.at(-1);
	return at ? [name.slice(0, at.index), fitting(name.slice(at.index + at[0].length))] : [fitting(name)];
}

function volumeOf(of: number, scale: Funnel['scale']): number {
	return scale === 'rate' ? of * CONTACTS : of;
}

function hrefOf({ id }: FunnelTeam, { measure, choice }: TeamComparison): string {
	return chartAddress({ ...measure, scope: { kind: 'team', id } }, choice);
}

function teamInWords(
	{ name, events, of, value, limits, outside }: FunnelTeam,
	{ scale }: Funnel,
	outOf: string,
	habits: Habits
): string {
	const figure = figureOf(value, scale, habits);
	const volume = formatNumber(Math.round(volumeOf(of, scale)), habits);
	const range = `${figureOf(limits.lower, scale, habits)} to ${figureOf(limits.upper, scale, habits)}`;
	const judged = outside ? `${outside} what chance allows, ${range}` : `within what chance allows, ${range}`;
	return `${name}: ${figure}, ${formatNumber(events, habits)} in ${volume} ${outOf}; ${judged}.`;
}

function funnelTable(
	{ teams, scale }: Funnel,
	outOf: string,
	measured: string,
	found: TeamComparison,
	habits: Habits
): TableView {
	return {
		id: 'funnel-table',
		caption: 'Teams against how much they had to do',
		columns: [
			{ label: 'Team', isNumber: false },
			{ label: 'Counted', isNumber: true },
			{ label: capitalised(outOf), isNumber: true },
			{ label: measured, isNumber: true },
			{ label: 'What chance allows', isNumber: true },
			{ label: 'In words', isNumber: false }
		],
		rows: teams.map((team) => ({
			heading: { label: team.name, href: hrefOf(team, found) },
			cells: [
				formatNumber(team.events, habits),
				formatNumber(Math.round(volumeOf(team.of, scale)), habits),
				figureOf(team.value, scale, habits),
				`${figureOf(team.limits.lower, scale, habits)} to ${figureOf(team.limits.upper, scale, habits)}`,
				team.outside ? `${team.outside} what chance allows` : 'within'
			]
		}))
	};
}
