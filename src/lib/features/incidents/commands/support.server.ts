import { inTransaction, type Context } from '$lib/server/context';
import { authorise } from '$lib/shared/problem';
import { audit } from '../../people/audit.server';
import type { SupportEntry } from '../support';
import { supportCards } from '../tables.server';

/** Lays down where support is. */
export async function saveSupport(context: Context, entries: SupportEntry[]): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const { organisationId } = inside.actor;
		const card = { entries, changedAt: inside.now };
		await inside.db
			.insert(supportCards)
			.values({ organisationId, ...card })
			.onConflictDoUpdate({ target: supportCards.organisationId, set: card });
		await audit(inside, 'support-changed', { what: entries.map(({ name }) => name).join(', ') });
	});
}
