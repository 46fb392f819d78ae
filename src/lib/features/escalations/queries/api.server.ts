import { and, eq, inArray } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { isId } from '$lib/shared/ids';
import { notFound } from '$lib/shared/problem';
import { mayReadTeam } from '../../people/actor';
import { brandsOfOrganisation, teamsOfActor } from '../../people/queries.server';
import type { ApiEscalationFilters } from '../api/forms';
import { answerOfEscalation, filtersOfApi } from '../api/reading';
import { escalations } from '../tables.server';
import { withCauses } from './causes.server';
import { listEscalations } from './list.server';
import { taxonomy } from './taxonomy.server';

/**
 * A page of the escalations the actor sees in the words of the API, found as the list of the app finds them.
 * @param place what an earlier page gave as `next`
 * @throws Problem `invalid` where a filter names nothing
 */
export async function escalationsForApi(
	context: ReadingContext,
	asked: ApiEscalationFilters,
	place: string | null,
	limit: number
) {
	const lists = await namesForApi(context);
	const { rows, next } = await listEscalations(context, filtersOfApi(asked, lists), place, limit);
	const records = await wholeRecords(
		context,
		rows.map(({ id }) => id)
	);
	return {
		items: rows.flatMap(({ id, causeIds }) => {
			// One that was taken out with its import since is no part of the list any more.
			const record = records.get(id);
			return record ? [answerOfEscalation({ ...record, causeIds }, lists.names)] : [];
		}),
		next
	};
}

/** The rows of the list show part of a record; this is all of each, by id. */
async function wholeRecords(context: ReadingContext, ids: readonly string[]) {
	if (ids.length === 0) return new Map<string, typeof escalations.$inferSelect>();
	const found = await context.db
		.select()
		.from(escalations)
		.where(
			and(eq(escalations.organisationId, context.actor.organisationId), inArray(escalations.id, [...ids]))
		);
	return new Map(found.map((record) => [record.id, record]));
}

/**
 * One escalation the actor may see, in the words of the API.
 * @throws Problem `not-found`, also where it is another team's
 */
export async function escalationForApi(context: ReadingContext, id: string) {
	if (!isId(id)) throw notFound();
	const [row] = await context.db
		.select()
		.from(escalations)
		.where(and(eq(escalations.organisationId, context.actor.organisationId), eq(escalations.id, id)));
	if (!row || !mayReadTeam(context.actor, row.teamId)) throw notFound();
	const [[record], { names }] = await Promise.all([withCauses(context, [row]), namesForApi(context)]);
	return answerOfEscalation(record!, names);
}

async function namesForApi(context: ReadingContext) {
	const [entries, teams, brands] = await Promise.all([
		taxonomy(context),
		teamsOfActor(context),
		brandsOfOrganisation(context)
	]);
	const names = new Map([...entries, ...teams, ...brands].map(({ id, name }) => [id, name]));
	return { entries, teams, brands, names };
}
