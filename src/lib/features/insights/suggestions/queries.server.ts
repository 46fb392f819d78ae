import type { ReadingContext } from '$lib/server/context';
import { keptUntilWritten } from '$lib/server/kept-answers';
import { addDays, dayOf, type Day } from '$lib/shared/days';
import type { Habits } from '$lib/shared/format';
import { notFound } from '$lib/shared/problem';
import { taxonomy } from '../../escalations/queries.server';
import { mayDecideFor, withDecisions } from '../../fixes/queries.server';
import { brandsOfOrganisation, teamsOfActor } from '../../people/queries.server';
import { recordingOf } from '../../escalations/counts/recording.server';
import { rollUpsOf } from '../../escalations/counts/roll-ups.server';
import { countSourceOf } from '../../escalations/counts/source';
import { firstLinesAsked } from './findings';
import type { Entry } from './pattern';
import type { SuggestionScope } from './scope';
import { suggest } from './suggestion';
import { handUpPattern, type CountedDimension, type WeeklyCount } from './tally';
import { countedPeriod, weeksToLookAt } from './weeks';

/**
 * What the rules suggest for the actor's teams, or one of them, and what was decided about it.
 * @param most only so many of those that wait for an answer, with how many more there are
 */
export async function whatToFixFirst(context: ReadingContext, asked: SuggestionScope, most = Infinity) {
	const { teams, scope, reach } = await reachOf(context, asked);
	const { mondays, recording, ranking, ...found } = await suggestionsFor(context, scope);
	const { suggestions, decided } = await withDecisions(context, reach, found.suggestions);
	return {
		scope,
		teams,
		mayDecide: mayDecideFor(context.actor, reach.whole ? null : reach.teamIds),
		mayChooseTeam: scope.team === null && teams.some(({ id }) => mayDecideFor(context.actor, [id])),
		ranking,
		/** The days counted, or null where there is no full week yet. */
		counted: countedPeriod(mondays),
		recording,
		suggestions: suggestions.slice(0, most),
		more: Math.max(0, suggestions.length - most),
		decided
	};
}

/**
 * One suggestion as the counts make it now, for a decision about it.
 * @throws Problem `not-found` where the counts no longer hold it, or the team is not the actor's
 */
export async function suggestionToDecide(context: ReadingContext, key: string, asked: SuggestionScope) {
	const { scope, reach } = await reachOf(context, asked);
	const { suggestions } = await suggestionsFor(context, scope);
	const suggestion = suggestions.find((one) => one.key === key);
	if (!suggestion) throw notFound();
	return { ...suggestion, reach };
}

/** Whose counts are asked for: one team, all of the actor's, or an admin's whole organisation. */
async function reachOf(context: ReadingContext, asked: SuggestionScope) {
	const teams = await teamsOfActor(context);
	if (asked.team !== null && !teams.some(({ id }) => id === asked.team)) throw notFound();
	const whole = asked.team === null && context.actor.isAdmin;
	const only = whole || teams.length !== 1 ? null : teams[0]!.id;
	const scope = { ...asked, team: asked.team ?? only };
	const inReach =
		scope.team === null ? teams.filter(({ archived }) => !whole || !archived) : [{ id: scope.team }];
	return { teams, scope, reach: { whole, teamIds: inReach.map(({ id }) => id) } };
}

/** They rest on the same counts on every page and with every filter, so they are made once for all of these. */
function suggestionsFor(context: ReadingContext, { team, until }: SuggestionScope) {
	const today = dayOf(context.now, context.actor.habits.timeZone);
	return keptUntilWritten(context, ['suggestions', today, team, until], () =>
		askForSuggestions(context, today, { team, until })
	);
}

async function askForSuggestions(context: ReadingContext, today: Day, { team, until }: SuggestionScope) {
	const { habits } = context.actor;
	const [lists, brands, recording] = await Promise.all([
		taxonomy(context),
		brandsOfOrganisation(context),
		recordingOf(context, team)
	]);
	const entries: Entry[] = [...lists, ...brands.map(brandEntry), ...weekdayEntries(habits)];
	const mondays = weeksToLookAt(today, recording, until ?? undefined);
	const weekly = await weeklyCounts(context, team, mondays, firstLinesAsked(entries));
	return { mondays, recording, ...suggest({ mondays, weekly, entries }, habits) };
}

function brandEntry({ id, name }: { id: string; name: string }): Entry {
	return { id, kind: 'brand', key: null, name };
}

/** By locale: the names of days take longer to ask for than a page to count. */
const weekdays = new Map<string, Entry[]>();

function weekdayEntries({ locale }: Habits): Entry[] {
	let entries = weekdays.get(locale);
	if (!entries) {
		const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
		entries = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
			const name = format.format(new Date(Date.UTC(2024, 0, weekday)));
			return { id: String(weekday), kind: 'weekday', key: null, name };
		});
		weekdays.set(locale, entries);
	}
	return entries;
}

const dimensions: Exclude<CountedDimension, 'pattern'>[] = [
	'records',
	'cause',
	'reason',
	'channel',
	'brand',
	'weekday',
	'repeat',
	'first-line',
	'avoidable'
];

/** Counts of the weeks by dimension and value, from the roll-ups, in one query however long the history is. */
async function weeklyCounts(
	context: ReadingContext,
	team: string | null,
	mondays: readonly Day[],
	firstLines: readonly string[]
): Promise<WeeklyCount[]> {
	const last = mondays.at(-1);
	if (!last) return [];
	const source = countSourceOf(context.actor, { team, brand: null, channel: null });
	if (source.from === 'records') throw new TypeError('one team, or all of them, are in the roll-ups');
	const firstLineOf = new Map(firstLines.map((id) => [`outcome-of:${id}` as const, id]));
	const asked = [...dimensions, ...firstLineOf.keys()];
	const weeks = await rollUpsOf(context, source, asked, { from: mondays[0]!, to: addDays(last, 6) });
	return weeks.flatMap(({ dimension, start, counts }) => {
		const firstLine = firstLineOf.get(dimension as `outcome-of:${string}`);
		return Object.entries(counts).map(([value, [records, avoidable, severity]]) => ({
			dimension: firstLine === undefined ? (dimension as CountedDimension) : 'pattern',
			value: firstLine === undefined ? value : handUpPattern(firstLine, value),
			monday: start,
			records,
			avoidable,
			severity
		}));
	});
}
