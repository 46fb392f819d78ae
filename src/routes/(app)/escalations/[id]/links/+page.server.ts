import { namesOfEntries } from '$lib/features/escalations/choices';
import { linkEscalations } from '$lib/features/escalations/links/commands.server';
import { linkForm } from '$lib/features/escalations/links/forms';
import { linksOf } from '$lib/features/escalations/links/queries.server';
import { findEscalation, othersOfCustomer, taxonomy } from '$lib/features/escalations/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const escalation = await findEscalation(context, params.id!);
	const [links, { shown }, entries] = await Promise.all([
		linksOf(context, escalation.id),
		othersOfCustomer(context, escalation),
		taxonomy(context)
	]);
	const linked = new Set(links.map(({ other }) => other.id));
	return {
		escalationId: escalation.id,
		ofCustomer: shown.filter(({ id }) => !linked.has(id)),
		names: namesOfEntries(entries)
	};
});

export const actions = {
	default: action(linkForm, async ({ context, input, event }) => {
		await linkEscalations(context, event.params.id!, input);
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, 'Linked.');
	})
};
