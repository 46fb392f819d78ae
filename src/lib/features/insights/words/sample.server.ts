import { and, between, desc, eq, inArray, lt, notExists, or, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Day } from '$lib/shared/days';
import { escalationCauses, escalations } from '../../escalations/tables.server';
import { readableTeams } from '../../people/actor';
import type { InsightsFilter } from '../filter';
import type { ReadRecord } from './tally';
import { MOST_ELSEWHERE, MOST_HERE } from './words';

/** Read at once, so that the thread that answers everybody is not held up by the database for long. */
const AT_ONCE = 100;

/** A record to be read, with who wrote it down. */
export interface SampledRecord extends ReadRecord {
	occurredOn: Day;
	loggedBy: string | null;
}

/** The newest records of a cause in the period, a few at a time, within the reader's teams. */
export function recordsOfCause(context: ReadingContext, filter: InsightsFilter, causeId: string) {
	return newestFirst(MOST_HERE, (after, most) =>
		context.db
			.select(read)
			.from(escalationCauses)
			.innerJoin(
				escalations,
				and(
					eq(escalations.organisationId, escalationCauses.organisationId),
					eq(escalations.id, escalationCauses.escalationId)
				)
			)
			.where(
				and(
					eq(escalationCauses.organisationId, context.actor.organisationId),
					eq(escalationCauses.causeId, causeId),
					asked(context, filter, escalationCauses),
					after && older(escalationCauses.occurredOn, escalationCauses.escalationId, after)
				)
			)
			.orderBy(desc(escalationCauses.occurredOn), desc(escalationCauses.escalationId))
			.limit(most)
	);
}

/** The newest records of the period without the cause, in the same way. */
export function otherRecords(context: ReadingContext, filter: InsightsFilter, causeId: string) {
	const { organisationId } = context.actor;
	const withCause = context.db
		.select({ one: sql`1` })
		.from(escalationCauses)
		.where(
			and(
				eq(escalationCauses.organisationId, organisationId),
				eq(escalationCauses.escalationId, escalations.id),
				eq(escalationCauses.causeId, causeId)
			)
		);
	return newestFirst(MOST_ELSEWHERE, (after, most) =>
		context.db
			.select(read)
			.from(escalations)
			.where(
				and(
					eq(escalations.organisationId, organisationId),
					asked(context, filter, escalations),
					after && older(escalations.occurredOn, escalations.id, after),
					notExists(withCause)
				)
			)
			.orderBy(desc(escalations.occurredOn), desc(escalations.id))
			.limit(most)
	);
}

const read = {
	id: escalations.id,
	summary: escalations.summary,
	customerReference: escalations.customerReference,
	orderReference: escalations.orderReference,
	sourceReference: escalations.sourceReference,
	occurredOn: escalations.occurredOn,
	loggedBy: escalations.loggedBy
};

/** Each batch begins after the last one: what was not read yet is never skipped over or counted off again. */
async function* newestFirst(
	most: number,
	batchAfter: (after: SampledRecord | undefined, most: number) => PromiseLike<SampledRecord[]>
): AsyncGenerator<SampledRecord[]> {
	let after: SampledRecord | undefined;
	let left = most;
	while (left > 0) {
		const asked = Math.min(AT_ONCE, left);
		const batch = await batchAfter(after, asked);
		if (batch.length > 0) yield batch;
		if (batch.length < asked) return;
		after = batch.at(-1);
		left -= batch.length;
	}
}

function asked(
	{ actor }: ReadingContext,
	{ choice, team, brand, channel }: InsightsFilter,
	table: typeof escalations | typeof escalationCauses
): SQL | undefined {
	const teams = team === null ? readableTeams(actor) : [team];
	return and(
		between(table.occurredOn, choice.period.from, choice.period.to),
		teams ? inArray(table.teamId, teams) : undefined,
		brand ? eq(table.brandId, brand) : undefined,
		channel ? eq(table.channelId, channel) : undefined
	);
}

function older(
	dayColumn: typeof escalations.occurredOn | typeof escalationCauses.occurredOn,
	idColumn: typeof escalations.id | typeof escalationCauses.escalationId,
	{ occurredOn, id }: SampledRecord
): SQL | undefined {
	return or(lt(dayColumn, occurredOn), and(eq(dayColumn, occurredOn), lt(idColumn, id)));
}
