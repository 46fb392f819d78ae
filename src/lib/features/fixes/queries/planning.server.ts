import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Measurable } from '../../escalations/measures/measure';
import { taxonomy } from '../../escalations/queries.server';
import {
	activePeople,
	brandsOfOrganisation,
	readersOfTeam,
	teamsOfOrganisation,
	type Colleague
} from '../../people/queries.server';
import type { FixStatus } from '../fix';
import { measureChoices, type MeasureChoices } from '../plan';
import { reaches } from '../reach';
import { fixes } from '../tables.server';
import { asFixes, type Fix } from './list.server';
import { readableFixes } from './readable.server';

/** The people who may own a trial of the fix: those who may read it. */
export async function ownersFor(
	context: ReadingContext,
	{ teams }: Pick<Fix, 'teams'>
): Promise<Colleague[]> {
	if (teams === null) return activePeople(context);
	const readers = await Promise.all(teams.map((teamId) => readersOfTeam(context, teamId)));
	return [...new Map(readers.flat().map((person) => [person.id, person])).values()];
}

/** Everything that measures may name, with what a plan for the fix may choose of it. */
export async function measuresFor(
	context: ReadingContext,
	{ teams: ofFix }: Pick<Fix, 'teams'>
): Promise<{ measurable: Measurable; choices: MeasureChoices }> {
	const [entries, teams, brands] = await Promise.all([
		taxonomy(context),
		teamsOfOrganisation(context),
		brandsOfOrganisation(context)
	]);
	const measurable = { entries, teams, brands };
	return { measurable, choices: measureChoices(measurable, entries, ofFix) };
}

/** Statuses in which a fix can stand for another that says the same. */
const standing: FixStatus[] = [
	'suggested',
	'triaged',
	'planned',
	'in-trial',
	'adopted',
	'adapted',
	'not-ours'
];

/** At most so many are offered to choose from. */
const MOST_OFFERED = 200;

/** The fixes that this one may be marked as a duplicate of, the newest first: whoever may read it may read them. */
export async function originalsFor(context: ReadingContext, fix: Pick<Fix, 'id' | 'teams'>): Promise<Fix[]> {
	const rows = await context.db
		.select()
		.from(fixes)
		.where(
			and(
				eq(fixes.organisationId, context.actor.organisationId),
				ne(fixes.id, fix.id),
				inArray(fixes.status, standing),
				readableFixes(context)
			)
		)
		.orderBy(desc(fixes.createdAt), desc(fixes.id))
		.limit(MOST_OFFERED);
	return (await asFixes(context, rows)).filter(({ teams }) => reaches(teams, fix.teams));
}
