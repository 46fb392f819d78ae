import { shownLinks } from '$lib/features/playbook/links';
import { mayEditPages } from '$lib/features/playbook/page';
import { pageToRead, wordingsFor } from '$lib/features/playbook/queries.server';
import { page } from '$lib/server/answers';
import { namesOfLinks } from '../link-choices.server';

export const load = page(async ({ context, params }) => {
	const { id, content, ...read } = await pageToRead(context, params.slug!);
	const [wordings, names] = await Promise.all([wordingsFor(context, id), namesOfLinks(context)]);
	const { title, kind, links } = content;
	return {
		read: { ...read, title, kind, tags: links.tag },
		links: shownLinks(links, names),
		wordings,
		mayEdit: mayEditPages(context.actor)
	};
});
