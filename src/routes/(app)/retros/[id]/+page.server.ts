import { boardActions } from '../board-actions';
import { giveSecret } from '../cookies';
import { boardOf, tableOf } from '$lib/features/debriefs/retros/queries.server';
import { readersOfTeam } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';
import { sitDown } from '../seat';

export const load = page(async (event) => {
	const { context, seat } = await sitDown(event);
	const { retro } = await tableOf(context, seat);
	if (retro.isAnonymous && seat.secret === '') seat.secret = giveSecret(event.cookies, `/retros/${retro.id}`);
	const [board, members] = await Promise.all([boardOf(context, seat), readersOfTeam(context, retro.teamId)]);
	return { board, members, personId: context.actor.userId, now: context.now.getTime() };
});

export const actions = boardActions(sitDown);
