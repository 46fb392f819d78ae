import { and, desc, eq, sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { isId } from '$lib/shared/ids';
import { notFound } from '$lib/shared/problem';
import { mayReadTeam } from '../../people/actor';
import { brandsOfOrganisation, teamsOfActor } from '../../people/queries.server';
import type { ApiEscalationFilters } from '../api/forms';
import { answerOfEscalation, filtersOfApi } from '../api/reading';
import { escalations } from '../tables.server';
import { withCauses } from './causes.server';
import { matching } from './narrowing.server';
import { taxonomy } from './taxonomy.server';

/** Where a page of the list ends, as the next one is told. */
const PLACE = /^(\d{4}-\d{2}-\d{2}) ([0-9a-f-]{36})$/;

/**
 * A page of the escalations the actor sees in the words of the API, newest first.
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
	const filters = filtersOfApi(asked, lists);
	const [, day, id] = PLACE.exec(place ?? '') ?? [];
	const beyond = day ? sql`(${escalations.occurredOn}, ${escalations.id}) < (${day}, ${id})` : undefined;
	const found = await context.db
		.select()
		.from(escalations)
		.where(and(matching(context, filters), beyond))
		.orderBy(desc(escalations.occurredOn), desc(escalations.id))
		.limit(limit + 1);
	const rows = found.slice(0, limit);
	const last = rows.at(-1);
	return {
		items: (await withCauses(context, rows)).map((row) => answerOfEscalation(row, lists.names)),
		next: last && found.length > limit ? `${last.occurredOn} ${last.id}` : null
	};
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
