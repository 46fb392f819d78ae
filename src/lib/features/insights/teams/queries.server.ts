import type { ReadingContext } from '$lib/server/context';
import { keptUntilWritten } from '$lib/server/kept-answers';
import { dayOf } from '$lib/shared/days';
import { isShare, measureKey, type Measure } from '../../escalations/measures/measure';
import { weeksByTeam } from '../../escalations/queries.server';
import { leadsATeam } from '../../people/actor';
import { trendWindow } from '../filter';
import { chooseChart, isRare } from '../charts/choice';
import type { Funnel } from './funnel';
import { funnelOf } from './funnel.server';
import type { OfferedKind } from '../charts/kinds';
import { changesOfAll } from '../charts/marks.server';
import { chartOfWeeks, CONTACTS, type MeasuredWeek } from '../charts/measured-chart';
import { askedFor, whatIsKnown } from '../charts/queries.server';
import type { TeamComparison } from './comparison';
import { asksForTable, teamsView, type TeamsView } from './view';

/**
 * What the page of teams at this address shows, in words and shapes.
 * @throws Problem `not-found` where it names what is not there for the reader
 */
export async function teamsPage(context: ReadingContext, search: URLSearchParams): Promise<TeamsView> {
	const { actor, now } = context;
	const today = dayOf(now, actor.habits.timeZone);
	return keptUntilWritten(context, ['teams page', today, String(search)], async () =>
		teamsView(await compareTeams(context, search), actor.habits, {
			mayImport: actor.isAdmin || leadsATeam(actor),
			withTable: asksForTable(search)
		})
	);
}

/**
 * The teams of the reader beside each other, in the order of their names: the weeks of each as a chart of the same kind,
 * and all of them in a funnel plot.
 * @throws Problem `not-found` where the address names what is not there for the reader
 */
export async function compareTeams(
	context: ReadingContext,
	search: URLSearchParams
): Promise<TeamComparison> {
	const { measure: asked, measurable, choice, hasRecords } = await askedFor(context, search);
	const measure: Measure = { ...asked, scope: { kind: 'everything' } };
	const named = measurable.teams
		.filter(({ archived }) => !archived)
		.toSorted((a, b) => a.name.localeCompare(b.name, context.actor.habits.locale));
	const ids = named.map(({ id }) => id);
	const measures = ids.map((id): Measure => ({ ...measure, scope: { kind: 'team', id } }));
	const window = trendWindow(choice.period);
	const [weeks, changes] = await Promise.all([
		weeksByTeam(context, measure, ids, window),
		changesOfAll(context, measures)
	]);
	const all = [...weeks.values()].flat();
	const { kind, because } = kindFor(measure, all);
	const teams = named.map(({ id, name }, place) => {
		const own = weeks.get(id)!;
		const known = whatIsKnown(measure, own);
		const marks = changes.get(measureKey(measures[place]!))!;
		// Limits of weekly counts mean nothing where most of them are zero.
		const drawn = kind === 'xmr' && isRare(known) ? 'run' : kind;
		return { id, name, chart: chartOfWeeks(drawn, known.yields, own, { marks, frozen: null }) };
	});
	return {
		measure,
		measurable,
		choice,
		kind,
		because,
		teams,
		...(await funnelFor(context, measure, named, weeks, window, kind)),
		hasRecords
	};
}

/** One kind for all teams, so that they can be read beside each other; weeks for what is rare too. */
function kindFor(measure: Measure, all: readonly MeasuredWeek[]): { kind: OfferedKind; because: string } {
	const { byDefault, because } = chooseChart(whatIsKnown(measure, all), null);
	return byDefault === 't'
		? { kind: 'run', because: 'under one a week: a run chart, as limits would mean nothing' }
		: { kind: byDefault, because };
}

/**
 * Rates are held against contacts where those are known. Otherwise what is counted is held against the escalations of the
 * team, of which it is a share; of escalations as a whole nothing is left to hold them against.
 */
async function funnelFor(
	context: ReadingContext,
	measure: Measure,
	named: readonly { id: string; name: string }[],
	weeks: ReadonlyMap<string, readonly MeasuredWeek[]>,
	window: { from: string; to: string },
	kind: OfferedKind
): Promise<{ funnel: Funnel | null; against: TeamComparison['against'] }> {
	if (isShare(measure)) return { funnel: funnelOf(totalsOf(named, weeks, 1), 'share'), against: 'records' };
	if (kind === 'u-prime')
		return { funnel: funnelOf(totalsOf(named, weeks, CONTACTS), 'rate'), against: 'contacts' };
	if (measure.kind === 'escalations') return { funnel: null, against: null };
	const every = { kind: 'escalations', entryId: null } as const;
	const ids = named.map(({ id }) => id);
	const records = await weeksByTeam(context, every, ids, window);
	const outOfRecords = new Map(
		ids.map((id) => [
			id,
			weeks.get(id)!.map((week, place) => ({ ...week, of: records.get(id)![place]!.events }))
		])
	);
	return { funnel: funnelOf(totalsOf(named, outOfRecords, 1), 'share'), against: 'records' };
}

/** What each team had in its full weeks whose volume is known. */
function totalsOf(
	named: readonly { id: string; name: string }[],
	weeks: ReadonlyMap<string, readonly MeasuredWeek[]>,
	unit: number
) {
	return named.map(({ id, name }) => {
		const weekly = weeks
			.get(id)!
			.flatMap(({ incomplete, events, of }) =>
				incomplete === null && of !== null && of > 0 ? [{ value: events, of: of / unit }] : []
			);
		return {
			id,
			name,
			weekly,
			events: weekly.reduce((sum, { value }) => sum + value, 0),
			of: weekly.reduce((sum, { of }) => sum + of, 0)
		};
	});
}
