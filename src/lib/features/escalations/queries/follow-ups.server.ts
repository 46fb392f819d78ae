import { and, eq, inArray } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { CustomerAnswer } from '../follow-up';
import { followUpMessages } from '../handling/tables.server';

/** The message of an escalation's follow-up and what the customer said, where there is either. */
export async function followUpMessageOf(
	context: ReadingContext,
	escalationId: string
): Promise<{ message: string; answer: CustomerAnswer | null }> {
	const [found] = await context.db
		.select({ message: followUpMessages.message, answer: followUpMessages.answer })
		.from(followUpMessages)
		.where(
			and(
				eq(followUpMessages.organisationId, context.actor.organisationId),
				eq(followUpMessages.escalationId, escalationId)
			)
		);
	return found ?? { message: '', answer: null };
}

/** What customers said to the follow-ups of escalations, by escalation, read at once for all of them. */
export async function customerAnswersTo(
	context: ReadingContext,
	escalationIds: readonly string[]
): Promise<Map<string, CustomerAnswer>> {
	if (escalationIds.length === 0) return new Map();
	const found = await context.db
		.select({ escalationId: followUpMessages.escalationId, answer: followUpMessages.answer })
		.from(followUpMessages)
		.where(
			and(
				eq(followUpMessages.organisationId, context.actor.organisationId),
				inArray(followUpMessages.escalationId, [...escalationIds])
			)
		);
	return new Map(found.flatMap(({ escalationId, answer }) => (answer ? [[escalationId, answer]] : [])));
}
