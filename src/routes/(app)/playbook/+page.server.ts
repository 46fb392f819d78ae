import { choices } from '$lib/features/escalations/choices';
import { taxonomy } from '$lib/features/escalations/queries.server';
import { isNarrowed, pageFiltersFrom } from '$lib/features/playbook/filters';
import { mayEditPages } from '$lib/features/playbook/page';
import { listPages, tagsInUse, waitingWordings } from '$lib/features/playbook/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => {
	const filters = pageFiltersFrom(url.searchParams);
	const [list, tags, waiting, entries] = await Promise.all([
		listPages(context, filters),
		tagsInUse(context),
		waitingWordings(context),
		taxonomy(context)
	]);
	const { cause, reason } = choices(entries);
	return {
		...list,
		filters,
		isNarrowed: isNarrowed(filters),
		tags: tags.map((tag) => ({ value: tag, label: tag })),
		waiting,
		causes: cause,
		reasons: reason,
		mayEdit: mayEditPages(context.actor)
	};
});
