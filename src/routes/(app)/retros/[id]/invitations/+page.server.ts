import { invitePeople } from '$lib/features/debriefs/retros/commands/retros.server';
import { invitationForm } from '$lib/features/debriefs/retros/forms';
import { tableOf } from '$lib/features/debriefs/retros/queries.server';
import { activePeople } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { sitDown } from '../../seat';

export const load = page(async (event) => {
	const { context, seat } = await sitDown(event);
	const { retro } = await tableOf(context, seat);
	return { id: retro.id, title: retro.title, people: await activePeople(context) };
});

export const actions = {
	default: action(invitationForm, async ({ input, event }) => {
		const { context, seat } = await sitDown(event);
		await invitePeople(context, seat, input.userIds);
		redirectWithNotice(event.cookies, `/retros/${seat.retroId}`, 'They can take part now.');
	})
};
