import { namesOfEntries } from '$lib/features/escalations/choices';
import { taxonomy } from '$lib/features/escalations/queries.server';
import { shownLinks } from '$lib/features/playbook/links';
import { mayEditPages } from '$lib/features/playbook/page';
import { pageToRead, wordingsFor } from '$lib/features/playbook/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { id, content, ...read } = await pageToRead(context, params.slug!);
	const [wordings, entries] = await Promise.all([wordingsFor(context, id), taxonomy(context)]);
	const { title, kind, links } = content;
	return {
		read: { ...read, title, kind, tags: links.tag },
		links: shownLinks(links, namesOfEntries(entries)),
		wordings,
		mayEdit: mayEditPages(context.actor)
	};
});
