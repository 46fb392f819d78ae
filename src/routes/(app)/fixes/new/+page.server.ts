import { suggestFix } from '$lib/features/fixes/commands/fixes.server';
import { fixForm } from '$lib/features/fixes/forms';
import { choices } from '$lib/features/escalations/choices';
import { taxonomy } from '$lib/features/escalations/queries.server';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context }) => {
	const [teams, entries] = await Promise.all([teamsOfActor(context), taxonomy(context)]);
	return {
		teams: teams.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name })),
		causes: choices(entries).cause
	};
});

export const actions = {
	default: action(fixForm, async ({ context, input, event }) => {
		const id = await suggestFix(context, input);
		redirectWithNotice(event.cookies, `/fixes/${id}`, 'Suggested. It is on the list now.');
	})
};
