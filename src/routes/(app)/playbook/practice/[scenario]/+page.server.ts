import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { beginSession, keepPractice } from '$lib/features/playbook/practice/commands.server';
import { beginningForm, entryForm, ownWordsForm, said } from '$lib/features/playbook/practice/forms';
import { compareOwnWords } from '$lib/features/playbook/practice/own-words';
import { letterOf, play } from '$lib/features/playbook/practice/scenario';
import { scenarioOf } from '$lib/features/playbook/practice/scenarios/all';
import { pagesFromShipped } from '$lib/features/playbook/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { newId } from '$lib/shared/ids';
import { notFound } from '$lib/shared/problem';

/** The way through the conversation that the address holds. */
function saidIn(url: URL): string {
	const read = v.safeParse(said, url.searchParams.get('said') ?? '');
	if (!read.success) throw notFound();
	return read.output;
}

export const load = page(async ({ context, params, url }) => {
	const scenario = scenarioOf(params.scenario!);
	const way = saidIn(url);
	const { played, heat, turn, ending } = play(scenario, way);
	const { key, title, situation } = scenario;
	return {
		scenario: { key, title, situation },
		said: way,
		played,
		heat,
		turn: turn && {
			line: turn.line,
			works: turn.works,
			replies: turn.replies.map(({ say }, place) => ({ letter: letterOf(place), say }))
		},
		ending,
		pages: ending ? await pagesFromShipped(context, scenario.pages) : [],
		id: newId()
	};
});

export const actions = {
	compare: action(ownWordsForm, ({ input, event }) => {
		const { turn } = play(scenarioOf(event.params.scenario!), saidIn(event.url));
		if (!turn) throw notFound();
		return { own: { words: input.words, ...compareOwnWords(input.words, turn.replies) } };
	}),
	keep: action(entryForm, async ({ context, input, event }) => {
		const scenario = event.params.scenario!;
		await keepPractice(context, { ...input, scenario, said: saidIn(event.url) });
		redirectWithNotice(event.cookies, '/playbook/practice/log', 'Kept in your log. Only you see it.');
	}),
	begin: action(beginningForm, async ({ context, input, event }) => {
		const code = await beginSession(context, event.params.scenario!, input.part);
		redirect(303, `/playbook/practice/together/${code}`);
	})
};
