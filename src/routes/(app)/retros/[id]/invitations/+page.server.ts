import { invitePeople } from '$lib/features/debriefs/retros/commands/retros.server';
import { invitationForm } from '$lib/features/debriefs/retros/forms';
import { participantsOf, tableOf } from '$lib/features/debriefs/retros/queries.server';
import { activePeople, readersOfTeam } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { sitDown } from '../../seat';

export const load = page(async (event) => {
	const { context, seat } = await sitDown(event);
	const { retro, isFacilitator, isClosed } = await tableOf(context, seat);
	const [people, insiders, participants] = await Promise.all([
		activePeople(context),
		readersOfTeam(context, retro.teamId),
		participantsOf(context, retro.id)
	]);
	const belongs = new Set(insiders.map(({ id }) => id));
	const invited = new Set(
		participants.flatMap(({ userId, isFromOutside }) =>
			userId !== null && (isFromOutside || belongs.has(userId)) ? userId : []
		)
	);
	return {
		id: retro.id,
		title: retro.title,
		mayInvite: isFacilitator && !isClosed,
		people: people.filter(({ id }) => !invited.has(id))
	};
});

export const actions = {
	default: action(invitationForm, async ({ input, event }) => {
		const { context, seat } = await sitDown(event);
		await invitePeople(context, seat, input.userIds);
		redirectWithNotice(event.cookies, `/retros/${seat.retroId}`, 'They can take part now.');
	})
};
