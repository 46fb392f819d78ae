import { and, desc, eq, gte, inArray, ne, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Day } from '$lib/shared/days';
import { readableTeams } from '../../people/actor';
import { customerKeyOf, REPEAT_WITHIN_DAYS } from '../repeats';
import { escalations } from '../tables.server';
import type { Escalation } from './record.server';

/** An escalation in a word or two, without anything that the customer said. */
export interface EscalationInShort {
	id: string;
	occurredOn: Day;
	reasonId: string | null;
	state: 'open' | 'resolved';
}

const SHOWN_OF_CUSTOMER = 8;
const SHOWN_WHILE_LOGGING = 3;

/** Counting stops here: more than this says no more. */
export const CUSTOMER_COUNT_STOPS_AT = 99;

/** The other escalations of an escalation's customer that the actor sees, the newest first, and whether there are more. */
export async function othersOfCustomer(
	context: ReadingContext,
	{ id, customerReference }: Pick<Escalation, 'id' | 'customerReference'>
): Promise<{ shown: EscalationInShort[]; isMore: boolean }> {
	const key = customerKeyOf(customerReference);
	if (key === null) return { shown: [], isMore: false };
	const found = await newest(
		context,
		and(eq(escalations.customerKey, key), ne(escalations.id, id)),
		SHOWN_OF_CUSTOMER + 1
	);
	return { shown: found.slice(0, SHOWN_OF_CUSTOMER), isMore: found.length > SHOWN_OF_CUSTOMER };
}

/**
 * The escalations that the actor sees of a customer who comes again now: those that one logged now would repeat.
 * @returns the newest of them, and how many there are, up to `CUSTOMER_COUNT_STOPS_AT`
 */
export async function recentOfCustomer(
	context: ReadingContext,
	reference: string
): Promise<{ shown: EscalationInShort[]; count: number }> {
	const key = customerKeyOf(reference);
	if (key === null) return { shown: [], count: 0 };
	const since = new Date(context.now.getTime() - REPEAT_WITHIN_DAYS * 86_400_000);
	const recent = and(eq(escalations.customerKey, key), gte(escalations.occurredAt, since));
	const found = await newest(context, recent, CUSTOMER_COUNT_STOPS_AT);
	return { shown: found.slice(0, SHOWN_WHILE_LOGGING), count: found.length };
}

function newest(
	{ db, actor }: ReadingContext,
	condition: SQL | undefined,
	most: number
): Promise<EscalationInShort[]> {
	const teams = readableTeams(actor);
	return db
		.select({
			id: escalations.id,
			occurredOn: escalations.occurredOn,
			reasonId: escalations.reasonId,
			state: escalations.state
		})
		.from(escalations)
		.where(
			and(
				eq(escalations.organisationId, actor.organisationId),
				condition,
				teams ? inArray(escalations.teamId, teams) : undefined
			)
		)
		.orderBy(desc(escalations.occurredAt), desc(escalations.id))
		.limit(most);
}
