import { boardActions, type SitDown } from '../../../../(app)/retros/board-actions';
import { giveSecret, guestTokenIn, secretIn } from '../../../../(app)/retros/cookies';
import { boardOf, guestSeat } from '$lib/features/debriefs/retros/queries.server';
import { visitorPage } from '$lib/server/answers';
import { Problem } from '$lib/shared/problem';

const sitDown: SitDown = async ({ locals, params, cookies }) => {
	const found = await guestSeat(locals.visitor, params.id!, guestTokenIn(cookies), secretIn(cookies));
	if (found) return found;
	throw new Problem(
		'not-found',
		'This retro has ended, or this browser has no place at it. What you wrote is kept with the team. To come back while it goes on, open the link again that you were given.'
	);
};

export const load = visitorPage(async (event) => {
	const { context, seat } = await sitDown(event);
	let board = await boardOf(context, seat);
	if (board.isAnonymous && seat.secret === '') {
		board = await boardOf(context, { ...seat, secret: giveSecret(event.cookies, `/join/at/${board.id}`) });
	}
	return { board, habits: context.actor.habits, now: context.now.getTime() };
});

export const actions = boardActions(sitDown);
