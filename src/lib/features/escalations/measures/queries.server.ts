import type { ReadingContext } from '$lib/server/context';
import { addDays, dayOf, mondayOf, type Day, type Period } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import { emptyWeeks, filledWeeks, type EmptyWeeks, type Week } from '$lib/statistics/week-series';
import { mayReadTeam } from '../../people/actor';
import { teamsOfActor } from '../../people/queries.server';
import { volumesByTeam, volumesOf } from '../../volumes/queries.server';
import { recordingByTeam, recordingOf } from '../counts/recording.server';
import { weeksStoredOf } from '../counts/roll-ups.server';
import { countSourceOf, type CountFilter } from '../counts/source';
import { taxonomy } from '../queries/taxonomy.server';
import { countsOf, sumsOf, sumUp, type Counts } from './counting.server';
import { isShare, type Measure, type MeasureScope } from './measure';

/** What was counted in an ISO week. Only where it is not incomplete is nothing counted the same as nothing happened. */
export interface WeekOfMeasure extends Pick<Week, 'monday' | 'sunday' | 'incomplete'> {
	/** In the days of the week so far. */
	events: number;
	/**
	 * What they are out of: for a share the records that could have been counted; for a count the contacts, or null where
	 * they are not known for every day of the week and every team.
	 */
	of: number | null;
}

/**
 * What a measure counted in each ISO week that the period touches, as far as the reader may see: from the roll-ups, or
 * for a brand or channel within some teams from the records of the period over a covering index.
 * @throws Problem `not-found` for a team that the reader may not read
 */
export async function weeksOfMeasure(
	context: ReadingContext,
	measure: Measure,
	period: Period
): Promise<WeekOfMeasure[]> {
	const filter = filterOf(measure.scope);
	if (filter.team !== null && !mayReadTeam(context.actor, filter.team)) throw notFound();
	const wholeWeeks = { from: mondayOf(period.from), to: addDays(mondayOf(period.to), 6) };
	const source = countSourceOf(context.actor, filter);
	const [counted, recording, contacts] = await Promise.all([
		countsOf(context, source, measure, wholeWeeks),
		recordingOf(context, filter.team),
		isShare(measure) ? null : contactsByWeek(context, filter, wholeWeeks)
	]);
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const empty = emptyWeeks(wholeWeeks, recording, today);
	return weeksWith(empty, counted, contacts);
}

/** @param contacts by the Monday of weeks whose contacts are known in full; null for a share, which is out of records */
function weeksWith(
	empty: EmptyWeeks,
	counted: Counts,
	contacts: ReadonlyMap<Day, number> | null
): WeekOfMeasure[] {
	const out = new Map(filledWeeks(empty, counted.of).map(({ monday, records }) => [monday, records]));
	return filledWeeks(empty, counted.events).map(({ monday, sunday, incomplete, records }) => ({
		monday,
		sunday,
		incomplete,
		events: records,
		of: contacts ? (contacts.get(monday) ?? null) : out.get(monday)!
	}));
}

/** What a measure counted on a day. */
export interface DayOfMeasure {
	day: Day;
	records: number;
}

/**
 * The days of a period on which a measure counted anything, in no order: for what is so rare that its weeks say nothing.
 * @throws TypeError for a share, which has nothing to count on a day
 * @throws Problem `not-found` for a team that the reader may not read
 */
export async function daysOfMeasure(
	context: ReadingContext,
	measure: Measure,
	period: Period
): Promise<DayOfMeasure[]> {
	if (isShare(measure)) throw new TypeError('days are counted, and a share is none');
	const filter = filterOf(measure.scope);
	if (filter.team !== null && !mayReadTeam(context.actor, filter.team)) throw notFound();
	const source = countSourceOf(context.actor, filter);
	return (await countsOf(context, source, measure, period, 'day')).events;
}

/**
 * What a measure of everything counted in each ISO week that the period touches, for each of these teams: from the
 * roll-ups, and all of them in one go.
 * @param teams those that the reader may read
 */
export async function weeksByTeam(
	context: ReadingContext,
	measure: Pick<Measure, 'kind' | 'entryId'>,
	teams: readonly string[],
	period: Period
): Promise<Map<string, WeekOfMeasure[]>> {
	if (!teams.every((team) => mayReadTeam(context.actor, team))) throw notFound();
	const wholeWeeks = { from: mondayOf(period.from), to: addDays(mondayOf(period.to), 6) };
	const entries = await taxonomy(context);
	const sums = sumsOf({ ...measure, scope: { kind: 'everything' } }, entries);
	const source = { from: 'roll-ups' as const, scope: 'team' as const, scopeIds: [...teams] };
	const [rows, recordings, volumes] = await Promise.all([
		weeksStoredOf(context, source, sums.dimensions, wholeWeeks),
		recordingByTeam(context, teams),
		isShare(measure) ? [] : volumesByTeam(context, { teams, period: wholeWeeks })
	]);
	const rowsOf = Map.groupBy(rows, ({ scopeId }) => scopeId);
	const volumesOfTeam = Map.groupBy(volumes, ({ team }) => team);
	const today = dayOf(context.now, context.actor.habits.timeZone);
	// Most teams are recorded over the same days.
	const emptied = new Map<string, EmptyWeeks>();
	const emptyFor = (recording: Period | null) => {
		const name = `${recording?.from} ${recording?.to}`;
		const known = emptied.get(name);
		if (known) return known;
		const empty = emptyWeeks(wholeWeeks, recording, today);
		emptied.set(name, empty);
		return empty;
	};
	return new Map(
		teams.map((team) => {
			const empty = emptyFor(recordings.get(team) ?? null);
			const known = (volumesOfTeam.get(team) ?? []).filter(({ days }) => days === DAYS_OF_A_WEEK);
			const contacts = new Map(known.map(({ start, contacts: each }) => [start, each]));
			return [
				team,
				weeksWith(empty, sumUp(rowsOf.get(team) ?? [], sums), isShare(measure) ? null : contacts)
			];
		})
	);
}

function filterOf(scope: MeasureScope): CountFilter {
	const everything = { team: null, brand: null, channel: null };
	return scope.kind === 'everything' ? everything : { ...everything, [scope.kind]: scope.id };
}

const DAYS_OF_A_WEEK = 7;

/** Contacts of weeks of which they are known on every day and for every team, as part of them would make rates too high. */
async function contactsByWeek(
	context: ReadingContext,
	{ team, brand, channel }: CountFilter,
	period: Period
): Promise<Map<Day, number>> {
	if (brand !== null) return new Map();
	const teams =
		team === null
			? (await teamsOfActor(context)).filter(({ archived }) => !archived).map(({ id }) => id)
			: [team];
	const weeks = await volumesOf(context, { teams, channel, period, by: 'week' });
	const known = weeks.filter(({ teamDays }) => teamDays === DAYS_OF_A_WEEK * teams.length);
	return new Map(known.map(({ start, contacts }) => [start, contacts]));
}
