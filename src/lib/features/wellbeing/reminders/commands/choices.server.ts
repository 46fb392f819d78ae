import { eq, and } from 'drizzle-orm';
import { inTransaction, type Context, type VisitorContext } from '$lib/server/context';
import { authorise, notFound, openToAnyone } from '$lib/shared/problem';
import { isProgram } from '../../../people/actor';
import type { ChoicesForm } from '../forms';
import { shippedChoices, type ReminderKind } from '../reminder';
import { reminderChoices } from '../tables.server';
import { unsubscribingBy } from '../unsubscribing.server';

/** Says what the actor wants to be mailed, and when not. */
export async function chooseReminders(context: Context, choices: ChoicesForm): Promise<void> {
	authorise(!isProgram(context.actor));
	await inTransaction(context, async ({ db, actor, now }) => {
		const chosen = { ...choices, changedAt: now };
		await db
			.insert(reminderChoices)
			.values({ organisationId: actor.organisationId, userId: actor.userId, ...chosen })
			.onConflictDoUpdate({ target: [reminderChoices.organisationId, reminderChoices.userId], set: chosen });
	});
}

/**
 * Ends one kind of mails to whoever a link was sent to. Doing it again does nothing.
 * @returns the kind
 * @throws Problem `not-found` for a link that is none of ours
 */
export async function unsubscribe({ db, now }: VisitorContext, token: string): Promise<ReminderKind> {
	openToAnyone('the link is signed, and ends mails to the one it was sent to and nothing else');
	const found = unsubscribingBy(token);
	if (!found) throw notFound();
	const { organisationId, userId, kind } = found;
	await db.transaction(organisationId, async (inside) => {
		const [choices] = await inside
			.select({ unsubscribed: reminderChoices.unsubscribed })
			.from(reminderChoices)
			.where(and(eq(reminderChoices.organisationId, organisationId), eq(reminderChoices.userId, userId)));
		const unsubscribed = [...new Set([...(choices?.unsubscribed ?? []), kind])];
		const { quietFrom, quietUntil } = shippedChoices;
		await inside
			.insert(reminderChoices)
			.values({ organisationId, userId, quietFrom, quietUntil, unsubscribed, changedAt: now })
			.onConflictDoUpdate({
				target: [reminderChoices.organisationId, reminderChoices.userId],
				set: { unsubscribed, changedAt: now }
			});
	});
	return kind;
}
