import { inTransaction, type Context } from '$lib/server/context';
import { authorise } from '$lib/shared/problem';
import { audit } from '../../../people/audit.server';
import type { SupportForm } from '../forms';
import { supportCards } from '../tables.server';

/** Lays down where support is, and which days of the week are worked. */
export async function saveSupport(context: Context, { entries, workingDays }: SupportForm): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const { organisationId } = inside.actor;
		const card = { entries, workingDays, changedAt: inside.now };
		await inside.db
			.insert(supportCards)
			.values({ organisationId, ...card })
			.onConflictDoUpdate({ target: supportCards.organisationId, set: card });
		await audit(inside, 'support-changed', { what: entries.map(({ name }) => name).join(', ') });
	});
}
