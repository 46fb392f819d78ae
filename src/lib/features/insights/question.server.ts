import type { ReadingContext } from '$lib/server/context';
import { dayOf, type Day, type Period } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import { taxonomy } from '../escalations/queries.server';
import type { TaxonomyEntry } from '../escalations/taxonomy';
import { brandsOfOrganisation, teamsOfActor } from '../people/queries.server';
import type { Choices, CountedBy } from './insights';
import { countSourceOf, recordingOf, type CountSource } from '../escalations/counts.server';
import { EVERY_ESCALATION, filterFrom, type InsightsFilter, type Named } from './filter';

/** What is asked: the filter, with everything it names found and open to the reader. */
export interface Question {
	filter: InsightsFilter;
	choices: Choices;
	today: Day;
	/** From when to when recording was on in the teams asked about; null where nothing was ever recorded. */
	recording: Period | null;
	/** Whether anything was ever recorded in the reader's teams. */
	hasRecords: boolean;
	/** Entries of both lists, with the parts of each. */
	entries: Map<string, Entry>;
	source: CountSource;
}

interface Entry extends Named {
	kind: CountedBy;
	/** What else counts as this entry. */
	parts: string[];
	parentId: string | null;
}

/**
 * Reads an address as a question about the records of the reader's teams.
 * @throws Problem `not-found` where it names a team, brand, channel, cause or reason that is not there for the reader
 */
export async function questionFrom(context: ReadingContext, search: URLSearchParams): Promise<Question> {
	const [teams, brands, entries, recorded] = await Promise.all([
		teamsOfActor(context),
		brandsOfOrganisation(context),
		taxonomy(context),
		recordingOf(context, null)
	]);
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const filter = filterFrom(search, today, recorded?.to ?? null);
	const choices = {
		teams,
		brands,
		channels: namesOf(entries, 'channel'),
		causes: namesOf(entries, 'cause'),
		reasons: namesOf(entries, 'reason')
	};
	mustBeIn(filter.team, choices.teams);
	mustBeIn(filter.brand, choices.brands);
	mustBeIn(filter.channel, choices.channels);
	if (filter.trend !== EVERY_ESCALATION) mustBeIn(filter.trend, [...choices.causes, ...choices.reasons]);
	return {
		filter,
		choices,
		today,
		recording: filter.team ? await recordingOf(context, filter.team) : recorded,
		hasRecords: recorded !== null,
		entries: entriesById(entries),
		source: countSourceOf(context.actor, filter)
	};
}

function mustBeIn(id: string | null, named: readonly Named[]): void {
	if (id !== null && !named.some((each) => each.id === id)) throw notFound();
}

function namesOf(entries: readonly TaxonomyEntry[], kind: TaxonomyEntry['kind']): Named[] {
	return entries
		.filter((entry) => entry.kind === kind)
		.map(({ id, name, archived }) => ({ id, name, archived }));
}

function entriesById(entries: readonly TaxonomyEntry[]): Question['entries'] {
	const parts = Map.groupBy(entries, ({ parentId }) => parentId);
	return new Map(
		entries.flatMap(({ id, kind, name, archived, parentId }) => {
			if (kind !== 'cause' && kind !== 'reason') return [];
			return [
				[id, { id, kind, name, archived, parentId, parts: (parts.get(id) ?? []).map((part) => part.id) }]
			];
		})
	);
}
