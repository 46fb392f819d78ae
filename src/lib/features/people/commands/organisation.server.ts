import { eq } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { authorise } from '$lib/shared/problem';
import { audit } from '../audit.server';
import { organisationOf } from '../queries/teams.server';
import { organisations } from '../tables.server';

/** Changes how the organisation is called and how it writes days, numbers and money; for new records. */
export async function changeOrganisation(
	context: Context,
	input: { organisationName: string; timeZone: string; locale: string; currency: string }
): Promise<void> {
	authorise(context.actor.isAdmin);
	const { organisationName: name, timeZone, locale, currency } = input;
	await inTransaction(context, async (inside) => {
		const before = await organisationOf(inside);
		const after = { name, timeZone, locale, currency };
		const changed = (['name', 'timeZone', 'locale', 'currency'] as const).filter(
			(field) => before[field] !== after[field]
		);
		if (changed.length === 0) return;
		await inside.db
			.update(organisations)
			.set(after)
			.where(eq(organisations.organisationId, context.actor.organisationId));
		const details = changed.map((field) => [field, `${before[field]} → ${after[field]}`]);
		await audit(inside, 'organisation-changed', Object.fromEntries(details));
	});
}
