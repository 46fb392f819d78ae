import { and, eq, inArray } from 'drizzle-orm';
import type * as v from 'valibot';
import type { ReadingContext } from '$lib/server/context';
import { isId } from '$lib/shared/ids';
import { idOfNamed, notNamed } from '$lib/shared/named';
import { invalid, notFound, type FieldErrors } from '$lib/shared/problem';
import { taxonomy } from '../../escalations/queries.server';
import { brandsOfOrganisation, namesOf, teamNames } from '../../people/queries.server';
import type { ApiIncidentFilters, incidentInAnswer } from '../api/forms';
import { filtersFrom, type IncidentFilters } from '../filters';
import { categoryOf } from '../policy/policy';
import { incidents } from '../tables.server';
import { fieldsFor, relationsTo } from '../visibility';
import { listIncidents } from './list.server';
import { presentPolicy } from './policy.server';

/**
 * A page of the incidents the owner of a key sees in the words of the API, found as the list of the app finds them. What was
 * said is no part of it.
 * @param place what an earlier page gave as `next`
 * @throws Problem `invalid` where a filter names nothing
 */
export async function incidentsForApi(
	context: ReadingContext,
	asked: ApiIncidentFilters,
	place: string | null,
	limit: number
) {
	const { rows, next } = await listIncidents(context, await filtersOfApi(context, asked), place, limit);
	const items = await answersOf(
		context,
		rows.map(({ id }) => id)
	);
	return { items: rows.flatMap(({ id }) => items.get(id) ?? []), next };
}

/**
 * One incident in the words of the API.
 * @throws Problem `not-found`, also where it is not for the owner of the key
 */
export async function incidentForApi(context: ReadingContext, id: string) {
	const found = isId(id) ? (await answersOf(context, [id])).get(id) : undefined;
	if (!found) throw notFound();
	return found;
}

type Answer = v.InferOutput<typeof incidentInAnswer>;

async function answersOf(context: ReadingContext, ids: readonly string[]): Promise<Map<string, Answer>> {
	if (ids.length === 0) return new Map();
	const { db, actor } = context;
	const [found, entries, teams, brands, { document }] = await Promise.all([
		db
			.select()
			.from(incidents)
			.where(and(eq(incidents.organisationId, actor.organisationId), inArray(incidents.id, [...ids]))),
		taxonomy(context),
		teamNames(context),
		brandsOfOrganisation(context),
		presentPolicy(context)
	]);
	const seen = found
		.map((row) => ({ row, sees: fieldsFor(relationsTo(actor, row), 'key-with-incidents') }))
		.filter(({ sees }) => sees.has('facts'));
	const people = await namesOf(
		context,
		seen.flatMap(({ row, sees }) => (sees.has('reporter') ? [row.loggedBy] : []))
	);
	const names = new Map([...entries, ...brands].map(({ id, name }) => [id, name]));
	const namedOrNone = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' });
	return new Map(
		seen.map(({ row, sees }) => [
			row.id,
			{
				id: row.id,
				team: { id: row.teamId, name: teams.get(row.teamId) ?? '' },
				brand: namedOrNone(row.brandId),
				channel: namedOrNone(row.channelId),
				category: {
					key: row.category,
					name: categoryOf(document, row.category)?.name ?? row.category
				},
				severity: row.severity,
				contactEnded: row.contactEnded,
				customerReference: sees.has('customerReference') ? row.customerReference : null,
				reporter: sees.has('reporter') ? { id: row.loggedBy, name: people.get(row.loggedBy) ?? '' } : null,
				escalation: sees.has('story') ? row.escalationId : null,
				occurredAt: row.occurredAt.toISOString(),
				occurredOn: row.occurredOn,
				loggedAt: row.loggedAt.toISOString(),
				state: row.state,
				decidedAt: row.decidedAt?.toISOString() ?? null
			}
		])
	);
}

async function filtersOfApi(context: ReadingContext, said: ApiIncidentFilters): Promise<IncidentFilters> {
	const [entries, teams, { document }] = await Promise.all([
		taxonomy(context),
		teamNames(context),
		presentPolicy(context)
	]);
	const errors: FieldErrors = {};
	const find = (field: keyof ApiIncidentFilters, choices: readonly { id: string; name: string }[]) => {
		const text = said[field];
		if (typeof text !== 'string') return null;
		const id = idOfNamed(choices, text);
		if (id === null) errors[`?${field}`] = notNamed(text);
		return id;
	};
	const filters: IncidentFilters = {
		...filtersFrom(new URLSearchParams()),
		from: said.from ?? null,
		to: said.to ?? null,
		team: find(
			'team',
			[...teams].map(([id, name]) => ({ id, name }))
		),
		category: find(
			'category',
			document.categories.map(({ key, name }) => ({ id: key, name }))
		),
		severity: said.severity ?? null,
		channel: find(
			'channel',
			entries.filter(({ kind }) => kind === 'channel')
		),
		state: said.state ?? null,
		customer: said.customer ?? null,
		ended: said.ended ?? null,
		logged: said.logged ?? null
	};
	if (Object.keys(errors).length > 0) throw invalid(errors);
	return filters;
}
