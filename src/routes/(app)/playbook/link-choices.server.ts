import { chainOf, EVERY_TEAM, tierOptions } from '$lib/features/escalations/chain';
import { choices, namesOfEntries, withChosen } from '$lib/features/escalations/choices';
import { stepsOfChain, taxonomy } from '$lib/features/escalations/queries.server';
import { noLinks, type PageLinks } from '$lib/features/playbook/page';
import type { Context } from '$lib/server/context';

/** What a page of the playbook can be tied to; what it is tied to already stays on offer when it is archived. */
export async function linkChoices(context: Context, links: PageLinks = noLinks) {
	const [entries, steps] = await Promise.all([taxonomy(context), stepsOfChain(context)]);
	const offered = choices(entries);
	const names = namesOfEntries(entries);
	const withAll = (options: typeof offered.cause, ids: readonly string[]) =>
		ids.reduce((all, id) => withChosen(all, id, names), options);
	return {
		causes: withAll(offered.cause, links.cause),
		reasons: withAll(offered.reason, links.reason).map(({ value, label, group }) => ({
			value,
			label: group && group !== label ? `${group}: ${label}` : label
		})),
		tiers: tierOptions(chainOf(steps, EVERY_TEAM)).map(({ value, label }) => ({ value, label }))
	};
}
