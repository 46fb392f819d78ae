import { redirect } from '@sveltejs/kit';
import { choices, namesOfEntries } from '$lib/features/escalations/choices';
import {
	changeFields,
	untouchedWords,
	type ChangeField,
	type Untouched
} from '$lib/features/escalations/changes/change';
import { changeMany } from '$lib/features/escalations/changes/commands.server';
import { decide } from '$lib/features/escalations/changes/queries/decision.server';
import { changeForm } from '$lib/features/escalations/changes/forms';
import { selectAll } from '$lib/features/escalations/changes/queries.server';
import { filtersFrom } from '$lib/features/escalations/filters';
import { taxonomy } from '$lib/features/escalations/queries.server';
import { searchOf } from '$lib/features/escalations/views/view';
import { brandsOfOrganisation, teamsOfActor } from '$lib/features/people/queries.server';
import { action, page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => {
	const search = searchOf(url.searchParams.get('search') ?? '');
	const asked = url.searchParams.get('set') ?? '';
	const [ids, entries, teams, brands] = await Promise.all([
		url.searchParams.has('all')
			? selectAll(context, filtersFrom(new URLSearchParams(search)))
			: url.searchParams.getAll('id'),
		taxonomy(context),
		teamsOfActor(context),
		brandsOfOrganisation(context)
	]);
	const offered = (named: typeof teams) =>
		named.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name }));
	return {
		ids: [...new Set(ids)],
		field: Object.hasOwn(changeFields, asked) ? (asked as ChangeField) : ('channel' as const),
		search,
		choices: choices(entries),
		names: namesOfEntries(entries),
		teams: offered(teams),
		brands: offered(brands)
	};
});

export const actions = {
	preview: action(changeForm, async ({ context, input }) => {
		const { words, changing, untouched, missing } = await decide(context, input);
		const left = (Object.keys(untouchedWords) as Untouched[])
			.filter((why) => untouched[why] > 0)
			.map((why) => ({ count: untouched[why], words: untouchedWords[why] }));
		if (missing > 0) left.push({ count: missing, words: 'not there any more, or not yours to open' });
		return { preview: { ...input, words, changing: changing.length, left } };
	}),
	make: action(changeForm, async ({ context, input }) => {
		const { id } = await changeMany(context, input);
		redirect(303, `/escalations/changes/${id}`);
	})
};
