import { namesOfEntries } from '$lib/features/escalations/choices';
import { filtersFrom } from '$lib/features/escalations/filters';
import { linkEscalations } from '$lib/features/escalations/links/commands.server';
import { linkForm } from '$lib/features/escalations/links/forms';
import { linksOf } from '$lib/features/escalations/links/queries.server';
import { findEscalation, listEscalations, taxonomy } from '$lib/features/escalations/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { formatDay } from '$lib/shared/format';

const OFFERED = 8;

export const load = page(async ({ context, params, url }) => {
	const escalation = await findEscalation(context, params.id!);
	const search = url.searchParams.get('q') ?? '';
	const customer = escalation.customerReference.trim();
	const sought = new URLSearchParams([search ? ['q', search] : ['customer', customer]]);
	const [links, entries] = await Promise.all([linksOf(context, escalation.id), taxonomy(context)]);
	// Where no customer is known and nothing is sought, there is nothing to offer.
	const found =
		search || customer
			? await listEscalations(context, filtersFrom(sought), null, OFFERED + links.length + 1)
			: { rows: [] };
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	const names = namesOfEntries(entries);
	const there = new Set([escalation.id, ...links.map(({ other }) => other.id)]);
	return {
		escalationId: escalation.id,
		search,
		offered: found.rows
			.filter(({ id }) => !there.has(id))
			.slice(0, OFFERED)
			.map(({ id, occurredOn, reasonId, summary }) => ({
				value: id,
				label: `${formatDay(occurredOn, habits, today)}, ${names[reasonId ?? ''] ?? 'no reason said'}`,
				help: summary.slice(0, 160)
			}))
	};
});

export const actions = {
	default: action(linkForm, async ({ context, input, event }) => {
		await linkEscalations(context, event.params.id!, input);
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, 'Linked.');
	})
};
