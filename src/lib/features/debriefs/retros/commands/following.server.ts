import type { Context } from '$lib/server/context';
import { openToAnyone } from '$lib/shared/problem';
import { channelOf } from '$lib/server/realtime/live';
import type { Following } from '$lib/server/realtime/event-stream';
import { noteLeft, noteSeen, wasSeenJustNow } from './meeting.server';
import { RETRO_CHANNEL } from '../event';
import { eventsAfter, newsFor, retroRow, tableOf, type PresentEvent } from '../queries.server';
import type { Seat } from '../seat';

/**
 * What somebody at the table may follow.
 * @throws Problem `not-found` where the retro is not for them
 */
export async function followRetro(context: Context, seat: Seat): Promise<Following<PresentEvent>> {
	openToAnyone('whoever sits at the table hears what happens there');
	const { retro, participant, author } = await tableOf(context, seat);
	return {
		channel: channelOf(context.actor.organisationId, RETRO_CHANNEL, retro.id),
		listener: seat.guestId ?? context.actor.userId,
		newest: async () => (await retroRow(context, retro.id))?.lastEvent ?? 0,
		read: (after, most) => eventsAfter(context, retro.id, after, most),
		show: (event) => newsFor(event, { ...author, participantId: participant?.id ?? '' }),
		changesAccess: ({ kind }) => kind === 'access',
		seen: async () => {
			if (!wasSeenJustNow(context, participant)) await noteSeen(context, seat);
		},
		left: () => noteLeft(context, seat)
	};
}
