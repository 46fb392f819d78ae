import { and, asc, between, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { taxonomy } from '../escalations/queries.server';
import type { TaxonomyEntry } from '../escalations/taxonomy';
import { leadsATeam, mayLeadTeam, readableTeams, type Actor } from '../people/actor';
import { teamsOfActor, type Named } from '../people/queries.server';
import type { ReadingContext } from '$lib/server/context';
import { dayOf, type Day, type Period } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import { guessReading, problemsOfReading, type VolumeReading } from './file';
import { volumesOfWaitingFile, waitingFile } from './reading.server';
import { dateStyles } from '../imports/dates';
import { contactVolumes } from './tables.server';
import {
	changesOf,
	contradictions,
	periodOf,
	readVolumes,
	type GivenVolume,
	type Month,
	type Volume,
	type VolumeChanges,
	type VolumeProblem
} from './volume';

/** Whether the person may bring or correct volumes at all. */
export function maySetVolumes(actor: Actor): boolean {
	return actor.isAdmin || leadsATeam(actor);
}

/** The contacts of a day or a week. */
export interface VolumeOfSpan {
	/** The day, or the Monday of the week. */
	start: Day;
	contacts: number;
	/** On how many days of teams the contacts are known: 7 for one team and a whole week. */
	teamDays: number;
}

/**
 * How many contacts there were, by day or by ISO week, in the order of time. Spans without a known volume are left out:
 * nobody knows them, so they are not zero. A week holds only those of its days that lie in the period.
 * @param question.teams the teams asked for, or null for all; those the actor may not read are passed over
 * @param question.channel one channel, of which only volumes by channel tell; null for all channels
 */
export async function volumesOf(
	context: ReadingContext,
	question: { teams: readonly string[] | null; channel: string | null; period: Period; by: 'day' | 'week' }
): Promise<VolumeOfSpan[]> {
	const start = question.by === 'day' ? contactVolumes.day : contactVolumes.monday;
	const ofTeamDays = context.db
		.select({
			start: sql<Day>`${start}`.as('start'),
			contacts: sql`sum(${contactVolumes.contacts})`.mapWith(Number).as('contacts_of_team_day')
		})
		.from(contactVolumes)
		.where(volumesIn(context, question))
		.groupBy(contactVolumes.day, contactVolumes.teamId, contactVolumes.monday)
		.as('team_days');
	return context.db
		.select({
			start: sql<Day>`${ofTeamDays.start}`,
			contacts: sql`sum(${ofTeamDays.contacts})`.mapWith(Number),
			teamDays: sql`count(*)`.mapWith(Number)
		})
		.from(ofTeamDays)
		.groupBy(({ start }) => start)
		.orderBy(({ start }) => asc(start));
}

/** The contacts of a team in a week. */
export interface VolumeOfTeam {
	team: string;
	/** The Monday of the week. */
	start: Day;
	contacts: number;
	/** On how many of its days they are known: 7 for the whole week. */
	days: number;
}

/** How many contacts each of these teams had in each ISO week; those the actor may not read are passed over. */
export async function volumesByTeam(
	context: ReadingContext,
	question: { teams: readonly string[]; period: Period }
): Promise<VolumeOfTeam[]> {
	return context.db
		.select({
			team: contactVolumes.teamId,
			start: contactVolumes.monday,
			contacts: sql`sum(${contactVolumes.contacts})`.mapWith(Number),
			days: sql`count(distinct ${contactVolumes.day})`.mapWith(Number)
		})
		.from(contactVolumes)
		.where(volumesIn(context, { ...question, channel: null }))
		.groupBy(contactVolumes.teamId, contactVolumes.monday);
}

function volumesIn(
	context: ReadingContext,
	{ teams, channel, period }: { teams: readonly string[] | null; channel: string | null; period: Period }
): SQL | undefined {
	const readable = readableTeams(context.actor);
	const asked = teams && readable ? teams.filter((team) => readable.includes(team)) : (teams ?? readable);
	return and(
		eq(contactVolumes.organisationId, context.actor.organisationId),
		between(contactVolumes.day, period.from, period.to),
		asked ? inArray(contactVolumes.teamId, [...asked]) : undefined,
		channel === null ? undefined : eq(contactVolumes.channelId, channel)
	);
}

const volumeColumns = {
	teamId: contactVolumes.teamId,
	channelId: contactVolumes.channelId,
	day: contactVolumes.day,
	contacts: contactVolumes.contacts
};

/**
 * The volumes of a team in a month, as they were given.
 * @throws Problem `not-found` where the actor does not lead the team
 */
export async function volumesOfMonth(
	context: ReadingContext,
	{ teamId, month }: { teamId: string; month: Month }
): Promise<Volume[]> {
	authorise(await leadsTheTeam(context, teamId));
	return context.db
		.select(volumeColumns)
		.from(contactVolumes)
		.where(volumesIn(context, { teams: [teamId], channel: null, period: periodOf(month) }))
		.orderBy(asc(contactVolumes.day), asc(contactVolumes.channelId));
}

/** The channels for which some team's volumes are known. */
export async function channelsWithVolumes({ db, actor }: ReadingContext): Promise<Set<string>> {
	const rows = await db
		.selectDistinct({ channelId: contactVolumes.channelId })
		.from(contactVolumes)
		.where(eq(contactVolumes.organisationId, actor.organisationId));
	return new Set(rows.map(({ channelId }) => channelId));
}

/** The first and the last day for which a team's volumes are known; null where none are. */
export async function knownPeriod({ db, actor }: ReadingContext, teamId: string): Promise<Period | null> {
	const [found] = await db
		.select({
			from: sql<Day | null>`min(${contactVolumes.day})`,
			to: sql<Day | null>`max(${contactVolumes.day})`
		})
		.from(contactVolumes)
		.where(and(eq(contactVolumes.organisationId, actor.organisationId), eq(contactVolumes.teamId, teamId)));
	return found?.from && found.to ? { from: found.from, to: found.to } : null;
}

/** Whether the team is there and the actor leads it. */
export async function leadsTheTeam(context: ReadingContext, teamId: string): Promise<boolean> {
	if (!mayLeadTeam(context.actor, teamId)) return false;
	return (await teamsOfActor(context)).some(({ id }) => id === teamId);
}

/** What volumes can name: the teams the actor leads, and every channel; archived ones too, for what was then. */
export async function namedByVolumes(
	context: ReadingContext
): Promise<{ teams: Named[]; channels: TaxonomyEntry[] }> {
	const [teams, entries] = await Promise.all([teamsOfActor(context), taxonomy(context)]);
	return {
		teams: teams.filter(({ id }) => mayLeadTeam(context.actor, id)),
		channels: entries.filter(({ kind }) => kind === 'channel')
	};
}

/**
 * What setting volumes would change, and why some of them cannot be set, in the order given. Nothing is written.
 * @param placed says where one stands, for the sentence about another
 */
export async function compareVolumes(
	context: ReadingContext,
	given: readonly GivenVolume[],
	placed?: (place: number) => string
): Promise<{ changes: VolumeChanges; problems: VolumeProblem[] }> {
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const named = await namedByVolumes(context);
	const { volumes, places, problems } = readVolumes(given, { ...named, today }, placed);
	const stored = await storedBeside(context, volumes);
	const against = contradictions(volumes, stored).map((problem) => ({
		...problem,
		place: places[problem.place]!
	}));
	return {
		changes: changesOf(volumes, stored),
		problems: [...problems, ...against].sort((a, b) => a.place - b.place)
	};
}

/** What is stored for the teams and days that volumes are about. */
async function storedBeside(context: ReadingContext, volumes: readonly Volume[]): Promise<Volume[]> {
	const [first] = volumes;
	if (!first) return [];
	let { day: from, day: to } = first;
	for (const { day } of volumes) {
		if (day < from) from = day;
		if (day > to) to = day;
	}
	const teams = [...new Set(volumes.map(({ teamId }) => teamId))];
	return context.db
		.select(volumeColumns)
		.from(contactVolumes)
		.where(volumesIn(context, { teams, channel: null, period: { from, to } }));
}

const FIRST_ROWS = 8;
const PROBLEMS_SHOWN = 50;

/**
 * What the file that the actor has sent would change; null where none waits. Nothing is written.
 * @param chosen how it is to be read, as far as somebody has said so
 * @throws Problem `invalid` where the file is no table
 */
export async function previewOfVolumeFile(context: ReadingContext, chosen: Partial<VolumeReading>) {
	authorise(maySetVolumes(context.actor));
	const { userId } = context.actor;
	const file = await waitingFile(userId);
	if (!file) return null;
	const named = await namedByVolumes(context);
	const reading = { ...guessReading(file.profile, named), ...chosen };
	const unreadable = problemsOfReading(reading, file.profile.header.length);
	const { header, firstRows } = file.profile;
	const shown = {
		header,
		firstRows,
		rows: file.profile.rows,
		styles: Object.entries(dateStyles).map(([value, { name, example }]) => ({
			value,
			label: `${name}, as in ${example}`
		})),
		reading,
		unreadable
	};
	if (Object.keys(unreadable).length > 0) return { ...shown, outcome: null };

	const { given, lines } = await volumesOfWaitingFile(userId, file, reading, named.channels);
	const { changes, problems } = await compareVolumes(context, given, (place) => `line ${lines[place]}`);
	const channelNames = new Map(named.channels.map(({ id, name }) => [id, name]));
	const teamNames = new Map(named.teams.map(({ id, name }) => [id, name]));
	return {
		...shown,
		outcome: {
			added: changes.added.length,
			changed: changes.changed.length,
			unchanged: changes.unchanged,
			refused: problems.length,
			problems: problems
				.slice(0, PROBLEMS_SHOWN)
				.map(({ place, reason }) => ({ line: lines[place]!, reason })),
			first: given.slice(0, FIRST_ROWS).map(({ team, channel, day, contacts }, place) => ({
				line: lines[place]!,
				team: teamNames.get(team) ?? team,
				channel: channelNames.get(channel) ?? channel,
				day,
				contacts: Number.isNaN(contacts) ? null : contacts
			}))
		}
	};
}
