import { restoreVersion } from '$lib/features/playbook/commands.server';
import { compareTexts } from '$lib/features/playbook/comparison';
import { restorationForm } from '$lib/features/playbook/forms';
import { linksAsText } from '$lib/features/playbook/links';
import { mayEditPages, pageKinds } from '$lib/features/playbook/page';
import { contentsOf, findPage, versionsOf } from '$lib/features/playbook/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { namesOfLinks } from '../../link-choices.server';

export const load = page(async ({ context, params, url }) => {
	const { id, slug, version, content } = await findPage(context, params.slug!);
	const number = (name: string) => {
		const text = url.searchParams.get(name) ?? '';
		return /^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : null;
	};
	const to = Math.min(number('to') ?? version, version);
	const from = Math.min(number('from') ?? Math.max(1, to - 1), version);
	const [list, names, [before, after]] = await Promise.all([
		versionsOf(context, id, number('before')),
		namesOfLinks(context),
		contentsOf(context, id, [from, to])
	]);
	const heading = ({ title, kind, links }: typeof content) =>
		`Title: ${title}\nKind: ${pageKinds[kind].name}\n${linksAsText(links, names)}`;
	return {
		slug,
		title: content.title,
		version,
		...list,
		from,
		to,
		text: compareTexts(before!.text, after!.text),
		rest: compareTexts(heading(before!), heading(after!)).filter(({ kind }) => kind !== 'same'),
		isFirst: number('before') === null,
		mayEdit: mayEditPages(context.actor)
	};
});

export const actions = {
	restore: action(restorationForm, async ({ context, input, event }) => {
		const slug = event.params.slug!;
		await restoreVersion(context, slug, input);
		const notice = `Version ${input.number} stands again.`;
		redirectWithNotice(event.cookies, `/playbook/${encodeURIComponent(slug)}`, notice);
	})
};
