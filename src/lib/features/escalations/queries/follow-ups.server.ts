import { and, eq } from 'drizzle-orm';
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
