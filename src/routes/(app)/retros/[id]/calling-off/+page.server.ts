import { callOffRetro } from '$lib/features/debriefs/retros/commands/retros.server';
import { areCardsShown } from '$lib/features/debriefs/retros/board';
import { nothing } from '$lib/features/debriefs/retros/forms';
import { cardsOf, tableOf } from '$lib/features/debriefs/retros/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { sendsMail } from '$lib/server/mail/mail';
import { sitDown } from '../../seat';

export const load = page(async (event) => {
	const { context, seat } = await sitDown(event);
	const { retro, isFacilitator, isClosed } = await tableOf(context, seat);
	return {
		id: retro.id,
		title: retro.title,
		hasBegun: retro.startedAt !== null,
		hidesCards: !areCardsShown(retro.phase) && (await cardsOf(context, retro.id)).length > 0,
		isTold: sendsMail() && (retro.startedAt ?? retro.scheduledFor) !== null,
		mayCallOff: isFacilitator && !isClosed && retro.phase !== 'close'
	};
});

export const actions = {
	default: action(nothing, async ({ event }) => {
		const { context, seat } = await sitDown(event);
		await callOffRetro(context, seat);
		redirectWithNotice(event.cookies, `/retros/${seat.retroId}`, 'The retro is called off.');
	})
};
