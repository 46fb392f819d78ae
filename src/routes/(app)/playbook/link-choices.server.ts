import { chainOf, EVERY_TEAM, tierOptions } from '$lib/features/escalations/chain';
import { choices, namesOfEntries, withChosen } from '$lib/features/escalations/choices';
import { stepsOfChain, taxonomy } from '$lib/features/escalations/queries.server';
import { presentPolicy } from '$lib/features/incidents/queries.server';
import { noLinks, type PageLinks } from '$lib/features/playbook/page';
import type { Context } from '$lib/server/context';

/** What a page of the playbook can be tied to; what it is tied to already stays on offer when it is archived. */
export async function linkChoices(context: Context, links: PageLinks = noLinks) {
	const [entries, steps, { document }] = await Promise.all([
		taxonomy(context),
		stepsOfChain(context),
		presentPolicy(context)
	]);
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
		tiers: tierOptions(chainOf(steps, EVERY_TEAM)).map(({ value, label }) => ({ value, label })),
		incidents: keyed(document.categories, links.incident),
		steps: keyed(document.steps, links.step)
	};
}

/** What the policy has, and what the page is tied to that it has no more. */
function keyed(parts: readonly { key: string; name: string }[], chosen: readonly string[]) {
	const gone = chosen.filter((each) => !parts.some(({ key }) => key === each));
	return [
		...parts.map(({ key, name }) => ({ value: key, label: name })),
		...gone.map((key) => ({ value: key, label: `${key} (no longer in the policy)` }))
	];
}

/** What everything that a page can be tied to is called: entries of the lists by id, parts of the policy by key. */
export async function namesOfLinks(context: Context): Promise<Record<string, string>> {
	const [entries, { document }] = await Promise.all([taxonomy(context), presentPolicy(context)]);
	const named = [...document.categories, ...document.steps].map(({ key, name }) => [key, name]);
	return { ...Object.fromEntries(named), ...namesOfEntries(entries) };
}
